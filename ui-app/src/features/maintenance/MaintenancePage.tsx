import { Button, Group, Paper, Stack, Text, Textarea, TextInput, ThemeIcon, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { isStatus } from '@/lib/api/problem';
import { m } from '@/lib/messages';
import { formatFull, formatWhen, fromInputValue, toInputValue } from '@/lib/time';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { IconCheck, IconTool } from '@/ui/icons';
import { Page } from '@/ui/Page';
import { EmptyState, ErrorState, RowsSkeleton } from '@/ui/states';
import { useChangeMaintenance, useMaintenance, usePeriods, type Period } from './api';

/** Begins and ends maintenance, and says who did when. */
export function MaintenancePage() {
  const now = useMaintenance();
  const periods = usePeriods();
  if (isStatus(periods.error, 403)) {
    return (
      <Page title={m.maintenance.title}>
        <EmptyState icon={IconTool} title={m.maintenance.title} text={m.maintenance.forAdmins} />
      </Page>
    );
  }
  const error = now.error ?? periods.error;
  return (
    <Page title={m.maintenance.title} subtitle={m.maintenance.subtitle}>
      {error && (
        <ErrorState error={error} onRetry={() => void Promise.all([now.refetch(), periods.refetch()])} />
      )}
      {now.data && <Switch key={now.data.since} now={now.data} />}
      {periods.isLoading && <RowsSkeleton />}
      {periods.data && (
        <History
          periods={periods.data.pages.flatMap(({ items }) => items)}
          more={periods.hasNextPage ? () => void periods.fetchNextPage() : undefined}
          busy={periods.isFetchingNextPage}
        />
      )}
    </Page>
  );
}

type Now = NonNullable<ReturnType<typeof useMaintenance>['data']>;

function Switch({ now }: { now: Now }) {
  const change = useChangeMaintenance();
  const [message, setMessage] = useState(now.message ?? '');
  const [until, setUntil] = useState(() => toInputValue(now.until));
  const [asked, setAsked] = useState(false);
  const [past, setPast] = useState(false);
  const chosen = fromInputValue(until);
  const say = (done: string) =>
    change.mutate({ change: { on: true, message: message.trim() || null, until: chosen }, done });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const late = chosen !== null && Date.parse(chosen) <= Date.now();
    setPast(late);
    if (late) return;
    if (now.on) say(m.maintenance.changed);
    else setAsked(true);
  };
  return (
    <Paper withBorder p="md" radius="md">
      <Group wrap="nowrap" gap="sm" mb="md">
        <ThemeIcon size={36} radius="xl" variant="light" color={now.on ? 'yellow' : 'teal'}>
          {now.on ? <IconTool size={20} aria-hidden /> : <IconCheck size={20} aria-hidden />}
        </ThemeIcon>
        <div>
          <Text fw={600} role="status">
            {now.on ? m.maintenance.on(formatWhen(now.since ?? '')) : m.maintenance.off}
          </Text>
          <Text size="sm" c="dimmed">
            {now.on ? m.maintenance.onText : m.maintenance.offText}
          </Text>
        </div>
      </Group>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Textarea
            label={m.maintenance.message}
            description={m.maintenance.messageHint}
            value={message}
            maxLength={500}
            autosize
            minRows={2}
            onChange={(event) => setMessage(event.currentTarget.value)}
          />
          <TextInput
            type="datetime-local"
            label={m.maintenance.expected}
            description={m.maintenance.expectedHint}
            maw={280}
            value={until}
            error={past && m.maintenance.past}
            onChange={(event) => {
              setPast(false);
              setUntil(event.currentTarget.value);
            }}
          />
          <Group gap="xs">
            <Button
              type="submit"
              variant={now.on ? 'default' : 'filled'}
              color="yellow.9"
              loading={change.isPending}
            >
              {now.on ? m.maintenance.change : m.maintenance.begin}
            </Button>
            {now.on && (
              <Button
                loading={change.isPending}
                onClick={() => change.mutate({ change: { on: false }, done: m.maintenance.ended })}
              >
                {m.maintenance.end}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
      <ConfirmDialog
        opened={asked}
        title={m.maintenance.beginTitle}
        text={m.maintenance.beginText}
        confirm={m.maintenance.begin}
        onClose={() => setAsked(false)}
        onConfirm={() => {
          setAsked(false);
          say(m.maintenance.begun);
        }}
      />
    </Paper>
  );
}

type HistoryProps = { periods: Period[]; more: (() => void) | undefined; busy: boolean };

function History({ periods, more, busy }: HistoryProps) {
  return (
    <>
      <Title order={2} size="h4" mt="xl" mb="xs">
        {m.maintenance.history}
      </Title>
      {periods.length === 0 && (
        <Text size="sm" c="dimmed">
          {m.maintenance.none}
        </Text>
      )}
      <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
        {periods.map((period) => (
          <li key={period.id}>
            <Text size="sm">
              {formatFull(period.begunAt)} –{' '}
              {period.endedAt ? formatFull(period.endedAt) : m.maintenance.lasting}
            </Text>
            <Text size="sm" c="dimmed">
              {[
                period.message,
                m.maintenance.by(period.begunBy.name, (period.endedBy ?? period.begunBy).name),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </li>
        ))}
      </Stack>
      {more && (
        <Button variant="subtle" size="compact-sm" mt="xs" loading={busy} onClick={more}>
          {m.maintenance.more}
        </Button>
      )}
    </>
  );
}
