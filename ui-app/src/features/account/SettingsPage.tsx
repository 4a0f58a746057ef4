import {
  Anchor,
  Avatar,
  Badge,
  Card,
  Group,
  SegmentedControl,
  Skeleton,
  Stack,
  Text,
  Title,
  useMantineColorScheme,
} from '@mantine/core';
import { Fragment } from 'react';
import { useMe } from '@/lib/api/shared';
import { useServices } from '@/lib/context';
import { m } from '@/lib/messages';
import { localTimeZone } from '@/lib/time';
import { IconExternalLink } from '@/ui/icons';
import { Page } from '@/ui/Page';
import { ErrorState } from '@/ui/states';

export function SettingsPage() {
  const me = useMe();
  const { config } = useServices();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const roleName = (role: string) => m.account.roleNames[role] ?? role;
  return (
    <Page title={m.account.title}>
      <Stack maw={640}>
        <Card withBorder padding="lg" component="section" aria-label={m.account.profile}>
          {me.isPending ? (
            <Skeleton height={90} />
          ) : !me.data ? (
            <ErrorState error={me.error} onRetry={() => void me.refetch()} />
          ) : (
            <Stack>
              <Group wrap="nowrap">
                <Avatar size={56} name={me.data.name} src={me.data.pictureUrl} color="initials" />
                <div style={{ minWidth: 0 }}>
                  <Title order={2}>{me.data.name}</Title>
                  <Text c="dimmed" size="sm" truncate>
                    {me.data.email}
                  </Text>
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
              <Text size="sm" c="dimmed">
                {m.account.managed}{' '}
                <Anchor href={`${config.issuer}/account`} target="_blank" rel="noopener" size="sm">
                  {m.account.manage} <IconExternalLink size={13} aria-hidden />
                </Anchor>
              </Text>
            </Stack>
          )}
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
        <Text size="xs" c="dimmed">
          {m.account.version(config.version)}
        </Text>
      </Stack>
    </Page>
  );
}
