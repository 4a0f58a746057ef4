import { Badge, Box, Button, Group, Text, Title } from '@mantine/core';
import type { RunUndo } from '@/lib/api/types';
import type { RunId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { formatFull, formatRelative } from '@/lib/time';
import { IconRefresh } from '@/ui/icons';
import { ErrorState, RowsSkeleton } from '@/ui/states';
import { useUndoReport } from './api';
import { undoColors } from './parts';
import { UndoSteps } from './UndoSteps';

type Props = {
  run: RunId;
  undo: RunUndo;
  busy: boolean;
  /** Undefined for who may not. */
  onAgain?: (() => void) | undefined;
};

/** What came of undoing a run, step by step. */
export function UndoReport({ run, undo, busy, onAgain }: Props) {
  const report = useUndoReport(run, undo.state === 'under_way');
  const at = undo.endedAt ?? undo.startedAt;
  return (
    <Box mb="lg" role="region" aria-label={m.run.undo.report}>
      <Group gap="sm" mb="sm" justify="space-between">
        <Title order={2} size="h4">
          {m.run.undo.report}
        </Title>
        {undo.state === 'failed' && onAgain && (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconRefresh size={14} />}
            loading={busy}
            onClick={onAgain}
          >
            {m.run.undo.again}
          </Button>
        )}
      </Group>
      <Group gap={8} mb="sm" role="status" title={formatFull(at)}>
        <Badge variant="light" color={undoColors[undo.state]} radius="sm" tt="none">
          {m.run.undo.states[undo.state]}
        </Badge>
        <Text size="sm" c="dimmed">
          {m.run.undo.by(undo.by?.name ?? m.run.somebody, formatRelative(at))}
        </Text>
      </Group>
      {report.isPending ? (
        <RowsSkeleton rows={2} />
      ) : !report.data ? (
        <ErrorState error={report.error} onRetry={() => void report.refetch()} />
      ) : (
        <UndoSteps label={m.run.undo.report} steps={report.data.steps} />
      )}
    </Box>
  );
}
