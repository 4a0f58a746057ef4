import { Alert, Button, Card, Group, List, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { isStatus } from '@/lib/api/problem';
import { useMe } from '@/lib/api/shared';
import { useApi, useServices } from '@/lib/context';
import { secondsOf } from '@/lib/duration';
import { m } from '@/lib/messages';
import { IconAlertTriangle } from '@/ui/icons';
import { AnchorLink } from '@/ui/links';
import { Page } from '@/ui/Page';
import { ErrorState, RowsSkeleton } from '@/ui/states';
import { tellError } from '@/ui/tell';
import { queries, useDeleteAccount } from './api';
import { DownloadButton } from './DataCard';

type Named = { id: string; name: string };

/** What deleting one's account means, what is in the way of it, and the way through. */
export function DeleteAccountPage() {
  const outlook = useQuery(queries.outlook(useApi()));
  return (
    <Page title={m.deletion.title}>
      <Stack maw={640}>
        {outlook.isPending ? (
          <RowsSkeleton rows={4} />
        ) : !outlook.data ? (
          <ErrorState error={outlook.error} onRetry={() => void outlook.refetch()} />
        ) : (
          <>
            {outlook.data.held.length > 0 && <InTheWay workspaces={outlook.data.held} />}
            <Section title={m.deletion.what}>
              <Text size="sm">{m.deletion.intro(daysOf(outlook.data.grace))}</Text>
              <Text size="sm">{m.deletion.stays}</Text>
              <Workspaces title={m.deletion.gone} workspaces={outlook.data.gone} />
              <Workspaces
                title={m.deletion.left}
                workspaces={outlook.data.left}
                about={m.deletion.handOver}
                linked
              />
            </Section>
            <Section title={m.deletion.before}>
              <Text size="sm">{m.deletion.dataText}</Text>
              <DownloadButton />
            </Section>
            {outlook.data.held.length === 0 && (
              <Section title={m.deletion.sure}>
                <Confirmation fresh={outlook.data.signedInLately} />
              </Section>
            )}
          </>
        )}
      </Stack>
    </Page>
  );
}

function daysOf(grace: string) {
  return Math.round(secondsOf(grace) / 86_400);
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card withBorder padding="lg" component="section" aria-label={title}>
      <Title order={2} mb="sm">
        {title}
      </Title>
      <Stack gap="sm">{children}</Stack>
    </Card>
  );
}

function InTheWay({ workspaces }: { workspaces: Named[] }) {
  return (
    <Alert color="orange" variant="light" icon={<IconAlertTriangle />} title={m.deletion.held}>
      <Text size="sm" mb={6}>
        {m.deletion.heldText}
      </Text>
      <Names workspaces={workspaces} linked />
    </Alert>
  );
}

type WorkspacesProps = { title: string; workspaces: Named[]; about?: string; linked?: boolean };

function Workspaces({ title, workspaces, about, linked = false }: WorkspacesProps) {
  if (workspaces.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Names workspaces={workspaces} linked={linked} />
      {about && (
        <Text size="xs" c="dimmed" mt={4}>
          {about}
        </Text>
      )}
    </div>
  );
}

function Names({ workspaces, linked }: { workspaces: Named[]; linked: boolean }) {
  return (
    <List size="sm" withPadding={false}>
      {workspaces.map(({ id, name }) => (
        <List.Item key={id}>
          {linked ? (
            <AnchorLink to="/workspaces/$workspaceId/members" params={{ workspaceId: id }} size="sm">
              {name}
            </AnchorLink>
          ) : (
            name
          )}
        </List.Item>
      ))}
    </List>
  );
}

function Confirmation({ fresh }: { fresh: boolean }) {
  const { data: me } = useMe();
  const { session } = useServices();
  const [typed, setTyped] = useState('');
  const [stale, setStale] = useState(!fresh);
  const remove = useDeleteAccount();
  const email = me?.email ?? '';
  const again = () =>
    void session
      .signInAgain('/settings/delete-account')
      .catch((error: unknown) => tellError(m.deletion.failed, error));
  if (stale) {
    return (
      <Group justify="space-between">
        <Text size="sm">{m.deletion.signInFirst}</Text>
        <Button variant="default" onClick={again}>
          {m.deletion.signIn}
        </Button>
      </Group>
    );
  }
  const matches = email !== '' && typed.trim().toLowerCase() === email.toLowerCase();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!matches) return;
        remove.mutate(typed.trim(), {
          onSuccess: () => session.closed(),
          onError: (error) => (isStatus(error, 403) ? setStale(true) : tellError(m.deletion.failed, error)),
        });
      }}
    >
      <Stack>
        <TextInput
          label={m.deletion.confirm(email)}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          type="email"
        />
        <Button
          type="submit"
          color="red.8"
          autoContrast={false}
          w="fit-content"
          disabled={!matches}
          loading={remove.isPending}
        >
          {m.deletion.remove}
        </Button>
      </Stack>
    </form>
  );
}
