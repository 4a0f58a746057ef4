import { Alert, Button, Group, Modal, Text, Title } from '@mantine/core';
import type { RunId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { IconAlertTriangle } from '@/ui/icons';
import { ErrorState, RowsSkeleton } from '@/ui/states';
import { useUndoReport } from './api';
import { UndoSteps } from './UndoSteps';

type Props = {
  run: RunId;
  /** Whether a failed step holds it, so that it ends as well. */
  held: boolean;
  busy: boolean;
  onClose: () => void;
  onUndo: () => void;
};

/** Says what will be taken back of a run and what can't be, and asks. */
export function UndoDialog({ run, held, busy, onClose, onUndo }: Props) {
  const report = useUndoReport(run, false);
  const back = report.data?.steps.filter((step) => step.state === 'waiting') ?? [];
  const stays = report.data?.steps.filter((step) => step.state !== 'waiting') ?? [];
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={m.run.undo.title}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      <Text size="sm" mb="sm">
        {m.run.undo.text}
      </Text>
      {held && (
        <Alert color="yellow" variant="light" icon={<IconAlertTriangle />} mb="sm">
          {m.run.undo.held}
        </Alert>
      )}
      {report.isPending ? (
        <RowsSkeleton rows={3} />
      ) : !report.data ? (
        <ErrorState error={report.error} onRetry={() => void report.refetch()} />
      ) : (
        <>
          {back.length === 0 ? (
            <Text size="sm" c="dimmed">
              {m.run.undo.nothing}
            </Text>
          ) : (
            <>
              <Title order={3} size="h5" mb={6}>
                {m.run.undo.ahead}
              </Title>
              <UndoSteps label={m.run.undo.ahead} steps={back} />
            </>
          )}
          {stays.length > 0 && (
            <>
              <Title order={3} size="h5" mt="md" mb={6}>
                {m.run.undo.stays}
              </Title>
              <UndoSteps label={m.run.undo.stays} steps={stays} />
            </>
          )}
        </>
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          {m.common.cancel}
        </Button>
        <Button color="red" loading={busy} disabled={back.length === 0} onClick={onUndo}>
          {m.run.undo.confirm}
        </Button>
      </Group>
    </Modal>
  );
}
