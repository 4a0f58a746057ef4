import { Badge, Button, Card, Group, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { components } from '@/lib/api/schema';
import { useApi, useServices } from '@/lib/context';
import { m } from '@/lib/messages';
import { formatFull, formatRelative, formatWhen } from '@/lib/time';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { IconAlertTriangle, IconDeviceDesktop, IconHistory } from '@/ui/icons';
import { Page } from '@/ui/Page';
import { EmptyState, ErrorState, RowsSkeleton } from '@/ui/states';
import { tellDone, tellError } from '@/ui/tell';
import { queries, useSignOut } from './api';

type Session = components['schemas']['Session'];
type SignIn = components['schemas']['SignIn'];

/** What a person should look at twice. */
const WARNINGS = new Set(['failed', 'token_reused', 'locked', 'impersonated']);

/** Where I am signed in, and what happened to my account. */
export function SignInsPage() {
  return (
    <Page title={m.signIns.title} subtitle={m.signIns.intro}>
      <Stack maw={720} gap="lg">
        <Sessions />
        <History />
      </Stack>
    </Page>
  );
}

function Sessions() {
  const sessions = useQuery(queries.sessions(useApi()));
  const signOut = useSignOut();
  const { session } = useServices();
  const [asking, setAsking] = useState<'others' | 'all'>();
  const end = (which: { session: string } | 'others' | 'all') =>
    signOut.mutate(which, {
      onSuccess: () => {
        setAsking(undefined);
        if (which === 'all') void session.signOut();
        else tellDone(m.signIns.signedOut);
      },
      onError: (error) => {
        setAsking(undefined);
        tellError(m.signIns.failed, error);
      },
    });
  return (
    <Card withBorder padding="lg" component="section" aria-label={m.signIns.sessions}>
      <Title order={2} mb="sm">
        {m.signIns.sessions}
      </Title>
      {sessions.isPending ? (
        <RowsSkeleton rows={3} />
      ) : !sessions.data ? (
        <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />
      ) : (
        <Stack gap="md">
          <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
            {sessions.data.map((each) => (
              <SessionRow
                key={each.id}
                session={each}
                busy={signOut.isPending}
                onSignOut={() => end({ session: each.id })}
              />
            ))}
          </Stack>
          <Group gap="xs">
            {sessions.data.length > 1 && (
              <Button variant="default" onClick={() => setAsking('others')}>
                {m.signIns.othersOut}
              </Button>
            )}
            <Button variant="default" onClick={() => setAsking('all')}>
              {m.signIns.allOut}
            </Button>
          </Group>
        </Stack>
      )}
      <ConfirmDialog
        opened={asking !== undefined}
        title={asking === 'others' ? m.signIns.othersTitle : m.signIns.allTitle}
        text={asking === 'others' ? m.signIns.othersText : m.signIns.allText}
        confirm={asking === 'others' ? m.signIns.othersOut : m.signIns.allOut}
        busy={signOut.isPending}
        onConfirm={() => asking && end(asking)}
        onClose={() => setAsking(undefined)}
      />
    </Card>
  );
}

type SessionRowProps = { session: Session; busy: boolean; onSignOut: () => void };

function SessionRow({ session, busy, onSignOut }: SessionRowProps) {
  const device = m.signIns.device(session.browser ?? null, session.system ?? null);
  return (
    <Row
      icon={<IconDeviceDesktop size={18} />}
      title={device}
      badge={
        session.current && (
          <Badge size="sm" variant="light" tt="none" radius="sm">
            {m.signIns.thisOne}
          </Badge>
        )
      }
      text={[
        session.place,
        session.address,
        m.signIns.used(formatRelative(session.lastUsedAt)),
        session.remembered ? m.signIns.remembered : null,
      ]}
      when={session.lastUsedAt}
      action={
        !session.current && (
          <Button
            size="xs"
            variant="default"
            disabled={busy}
            onClick={onSignOut}
            aria-label={m.signIns.signOutOf(device)}
          >
            {m.signIns.signOut}
          </Button>
        )
      }
    />
  );
}

function History() {
  const history = useInfiniteQuery(queries.history(useApi()));
  const items = history.data?.pages.flatMap((page) => page.items);
  return (
    <Card withBorder padding="lg" component="section" aria-label={m.signIns.history}>
      <Title order={2} mb="sm">
        {m.signIns.history}
      </Title>
      {history.isPending ? (
        <RowsSkeleton />
      ) : !items ? (
        <ErrorState error={history.error} onRetry={() => void history.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState icon={IconHistory} title={m.signIns.nothing} text={m.signIns.nothingText} />
      ) : (
        <Stack gap="md">
          <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
            {items.map((each) => (
              <HistoryRow key={each.id} signIn={each} />
            ))}
          </Stack>
          {history.hasNextPage && (
            <Button
              variant="default"
              w="fit-content"
              loading={history.isFetchingNextPage}
              onClick={() => void history.fetchNextPage()}
            >
              {m.signIns.more}
            </Button>
          )}
        </Stack>
      )}
    </Card>
  );
}

function HistoryRow({ signIn }: { signIn: SignIn }) {
  const warning = WARNINGS.has(signIn.kind);
  const known = signIn.browser || signIn.system;
  return (
    <Row
      icon={warning ? <IconAlertTriangle size={18} /> : <IconHistory size={18} />}
      color={warning ? 'orange' : undefined}
      title={m.signIns.kinds[signIn.kind] ?? signIn.kind}
      badge={
        (signIn.current || signIn.newDevice) && (
          <Badge
            size="sm"
            variant="light"
            tt="none"
            radius="sm"
            color={signIn.current ? undefined : 'orange'}
          >
            {signIn.current ? m.signIns.thisOne : m.signIns.newDevice}
          </Badge>
        )
      }
      text={[
        signIn.reason ? m.signIns.reasons[signIn.reason] : null,
        known ? m.signIns.device(signIn.browser ?? null, signIn.system ?? null) : null,
        signIn.place,
        signIn.address,
        formatWhen(signIn.at),
      ]}
      when={signIn.at}
    />
  );
}

type RowProps = {
  icon: ReactNode;
  color?: string | undefined;
  title: string;
  badge?: ReactNode;
  text: (string | null | undefined)[];
  when: string;
  action?: ReactNode;
};

function Row({ icon, color, title, badge, text, when, action }: RowProps) {
  return (
    <Group component="li" wrap="nowrap" align="flex-start" gap="sm">
      <ThemeIcon variant="light" radius="xl" size={34} aria-hidden {...(color ? { color } : {})}>
        {icon}
      </ThemeIcon>
      <div style={{ flex: 1, minWidth: 0 }}>
        <Group gap={8}>
          <Text size="sm" fw={600}>
            {title}
          </Text>
          {badge}
        </Group>
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }} title={formatFull(when)}>
          {text.filter(Boolean).join(' · ')}
        </Text>
      </div>
      {action}
    </Group>
  );
}
