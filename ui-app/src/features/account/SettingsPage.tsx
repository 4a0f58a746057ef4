import {
  Alert,
  Badge,
  Button,
  Card,
  Group,
  SegmentedControl,
  Skeleton,
  Stack,
  Text,
  Title,
  useMantineColorScheme,
} from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { useMe } from '@/lib/api/shared';
import { ACCOUNT_CHANGES, type AccountChange } from '@/lib/auth/session';
import { useServices } from '@/lib/context';
import { m } from '@/lib/messages';
import { localTimeZone } from '@/lib/time';
import { IconCheck, IconKey } from '@/ui/icons';
import { ButtonLink } from '@/ui/links';
import { Page } from '@/ui/Page';
import { Portrait } from '@/ui/Portrait';
import { ErrorState } from '@/ui/states';
import { tellError } from '@/ui/tell';
import { PictureButtons } from './picture/PictureButtons';

type Props = {
  /** What has just been changed at the sign-in service. */
  changed?: AccountChange | undefined;
  /** Further sections, of features that the account knows nothing of. */
  children?: ReactNode;
};

export function SettingsPage({ changed, children }: Props) {
  const me = useMe();
  const { config, session } = useServices();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const change = (what: AccountChange) =>
    void session.changeAccount(what).catch((error: unknown) => tellError(m.account.changeFailed, error));
  const roleName = (role: string) => m.account.roleNames[role] ?? role;
  return (
    <Page title={m.account.title}>
      <Stack maw={640}>
        {changed && (
          <Alert role="status" color="green" variant="light" icon={<IconCheck />}>
            {m.account.changed[changed]}
          </Alert>
        )}
        <Card withBorder padding="lg" component="section" aria-label={m.account.profile}>
          {me.isPending ? (
            <Skeleton height={90} />
          ) : !me.data ? (
            <ErrorState error={me.error} onRetry={() => void me.refetch()} />
          ) : (
            <Stack>
              <Group wrap="nowrap">
                <Portrait size={96} name={me.data.name} pictureUrl={me.data.pictureUrl} alt="" aria-hidden />
                <div style={{ minWidth: 0 }}>
                  <Title order={2}>{me.data.name}</Title>
                  <Text c="dimmed" size="sm" truncate>
                    {me.data.email}
                  </Text>
                  <PictureButtons pictureUrl={me.data.pictureUrl} />
                </div>
              </Group>
              <dl
                style={{ display: 'grid', gridTemplateColumns: '120px 1fr', gap: 8, margin: 0, fontSize: 14 }}
              >
                {(
                  [
                    [m.account.roles, me.data.roles.map(roleName).join(', ')],
                    [m.account.timeZone, me.data.timeZone ?? m.account.browserZone(localTimeZone())],
                    [m.account.locale, me.data.locale ?? navigator.language],
                  ] as const
                ).map(([name, value]) => (
                  <Fragment key={name}>
                    <dt style={{ color: 'var(--mantine-color-dimmed)' }}>{name}</dt>
                    <dd style={{ margin: 0 }}>{value}</dd>
                  </Fragment>
                ))}
                <dt style={{ color: 'var(--mantine-color-dimmed)' }}>{m.account.workspaces}</dt>
                <dd style={{ margin: 0 }}>
                  <Stack gap={6}>
                    {me.data.workspaces.map((workspace) => (
                      <Group key={workspace.id} gap="xs">
                        {workspace.name}
                        <Badge size="sm" variant="light" tt="none" radius="sm">
                          {roleName(workspace.role)}
                        </Badge>
                      </Group>
                    ))}
                  </Stack>
                </dd>
              </dl>
              <Group gap="xs">
                {ACCOUNT_CHANGES.map((what) => (
                  <Button key={what} variant="default" size="xs" onClick={() => change(what)}>
                    {m.account.change[what]}
                  </Button>
                ))}
              </Group>
            </Stack>
          )}
        </Card>
        <Card withBorder padding="lg" component="section" aria-label={m.signIns.title}>
          <Title order={2} mb={4}>
            {m.signIns.title}
          </Title>
          <Text size="sm" c="dimmed" mb="sm">
            {m.signIns.card}
          </Text>
          <ButtonLink to="/settings/sign-ins" variant="default" w="fit-content">
            {m.signIns.open}
          </ButtonLink>
        </Card>
        <Card withBorder padding="lg" component="section" aria-label={m.account.appearance}>
          <Title order={2} mb="sm">
            {m.account.appearance}
          </Title>
          <SegmentedControl
            aria-label={m.shell.theme}
            w="fit-content"
            value={colorScheme}
            onChange={(value) => setColorScheme(value as typeof colorScheme)}
            data={[
              { value: 'auto', label: m.shell.auto },
              { value: 'light', label: m.shell.light },
              { value: 'dark', label: m.shell.dark },
            ]}
          />
        </Card>
        <Card withBorder padding="lg" component="section" aria-label={m.apiKeys.title}>
          <Title order={2} mb={4}>
            {m.apiKeys.title}
          </Title>
          <Text size="sm" c="dimmed" mb="sm">
            {m.apiKeys.about}
          </Text>
          <ButtonLink
            to="/settings/api-keys"
            variant="default"
            leftSection={<IconKey size={16} />}
            w="fit-content"
          >
            {m.apiKeys.manage}
          </ButtonLink>
        </Card>
        {children}
        <Text size="xs" c="dimmed">
          {m.account.version(config.version)}
        </Text>
      </Stack>
    </Page>
  );
}
