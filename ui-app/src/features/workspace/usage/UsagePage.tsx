import { Badge, Card, Group, Progress, Stack, Text } from '@mantine/core';
import { isStatus } from '@/lib/api/problem';
import { useMe } from '@/lib/api/shared';
import type { LimitUsage } from '@/lib/api/types';
import type { WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { IconGauge } from '@/ui/icons';
import { Page } from '@/ui/Page';
import { EmptyState, ErrorState, RowsSkeleton } from '@/ui/states';
import { useUsage } from './api';

/** From here on a bar warns. */
const NEARLY = 0.8;

/** How much of its plan a workspace uses, for its owner and admins. */
export function UsagePage({ workspace }: { workspace: WorkspaceId }) {
  const { data: me } = useMe();
  const usage = useUsage(workspace);
  const name = me?.workspaces.find(({ id }) => id === workspace)?.name ?? '';
  const { data } = usage;
  if (isStatus(usage.error, 403)) {
    return (
      <Page title={m.usage.title}>
        <EmptyState icon={IconGauge} title={m.usage.title} text={m.usage.forOwners} />
      </Page>
    );
  }
  return (
    <Page title={m.usage.title} subtitle={m.usage.subtitle(name)}>
      {usage.isPending && <RowsSkeleton rows={5} />}
      {usage.isError && !data && <ErrorState error={usage.error} onRetry={() => void usage.refetch()} />}
      {data && (
        <Stack maw={640}>
          <Card withBorder padding="lg">
            <Group justify="space-between">
              <Text fw={600}>{m.usage.plan}</Text>
              <Badge size="lg" variant="light" tt="none">
                {m.usage.plans[data.plan] ?? data.plan}
              </Badge>
            </Group>
            <Text size="sm" c="dimmed" mt={6}>
              {m.usage.changed}
            </Text>
          </Card>
          <Card withBorder padding="lg">
            <Stack component="ul" gap="lg" p={0} m={0} style={{ listStyle: 'none' }}>
              {data.limits.map((line) => (
                <Line key={line.limit} of={line} />
              ))}
            </Stack>
          </Card>
          {data.runsKeptDays !== null && (
            <Card withBorder padding="lg">
              <Text size="sm">{m.usage.runsKept(data.runsKeptDays)}</Text>
            </Card>
          )}
        </Stack>
      )}
    </Page>
  );
}

function Line({ of: { limit, used, allowed } }: { of: LimitUsage }) {
  const [title, text] = m.usage.limits[limit];
  const share = allowed === null ? 0 : allowed === 0 ? 1 : Math.min(1, used / allowed);
  const full = allowed !== null && used >= allowed;
  return (
    <li aria-label={title}>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <div style={{ minWidth: 0 }}>
          <Text size="sm" fw={550}>
            {title}
          </Text>
          <Text size="xs" c="dimmed">
            {text}
          </Text>
        </div>
        <Stack gap={2} align="flex-end">
          <Text size="sm" ta="right" style={{ fontVariantNumeric: 'tabular-nums' }}>
            {allowed === null
              ? m.usage.endless(amount(limit, used))
              : m.usage.of(amount(limit, used), amount(limit, allowed))}
          </Text>
          {full && (
            <Text size="xs" fw={600}>
              {m.usage.full}
            </Text>
          )}
        </Stack>
      </Group>
      {full && limit === 'run_data' && (
        <Text size="xs" mt={4}>
          {m.usage.runDataFull}
        </Text>
      )}
      {allowed !== null && (
        <Progress
          mt={6}
          value={share * 100}
          color={full ? 'red' : share >= NEARLY ? 'orange' : 'indigo'}
          aria-label={title}
        />
      )}
    </li>
  );
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

const inBytes: ReadonlySet<LimitUsage['limit']> = new Set(['storage', 'run_data']);

function amount(limit: LimitUsage['limit'], value: number) {
  if (!inBytes.has(limit)) return new Intl.NumberFormat().format(value);
  const power = value < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log(value) / Math.log(1000)));
  return new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit: UNITS[power] ?? 'byte',
    maximumFractionDigits: 1,
  }).format(value / 1000 ** power);
}
