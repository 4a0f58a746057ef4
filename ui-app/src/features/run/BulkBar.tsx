import { Button, Checkbox, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useMayDesign } from '@/lib/api/shared';
import type { Run, RunBulkResult } from '@/lib/api/types';
import type { RunId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { IconArrowBackUp, IconCircleX, IconRefresh } from '@/ui/icons';
import { tellDone, tellError } from '@/ui/tell';
import { isOpen, isUndoable, useRunCount, useRunsInBulk, type RunScope } from './api';
import type { RunSearch } from './search';
import classes from './run.module.css';

type Props = {
  scope: RunScope;
  search: RunSearch;
  /** Those shown. */
  items: Run[];
  chosen: ReadonlySet<RunId>;
  onChoose: (runs: ReadonlySet<RunId>) => void;
};

type Asked = 'retry-all' | 'cancel' | 'undo' | null;

/** What can be done to many runs at once: to those that are chosen, or to all that the filter finds. */
export function BulkBar({ scope, search, items, chosen, onChoose }: Props) {
  const [asked, setAsked] = useState<Asked>(null);
  const bulk = useRunsInBulk(scope.workspace);
  const mayDesign = useMayDesign(scope.workspace);
  const pickable = items.filter((run) => isOpen(run) || (mayDesign && isUndoable(run)));
  const held = pickable.filter((run) => isOpen(run) && run.state === 'failed');
  const picked = pickable.filter((run) => chosen.has(run.id));
  const pickedOpen = picked.filter(isOpen);
  const pickedHeld = pickedOpen.filter((run) => run.state === 'failed');
  const pickedUndoable = mayDesign ? picked.filter(isUndoable) : [];
  if (pickable.length === 0) return null;
  const done = (told: (n: number) => string) => (result: RunBulkResult) => {
    const refused = result.items.filter((item) => item.problem);
    tellDone(told(result.items.length - refused.length));
    if (refused.length > 0)
      tellError(m.run.bulk.refused(refused.length), new Error(refused[0]?.problem?.detail ?? ''));
    onChoose(new Set());
  };
  return (
    <Group gap="sm" className={classes.bulk} role="group" aria-label={m.run.bulk.label}>
      <Checkbox
        size="xs"
        label={picked.length > 0 ? m.run.bulk.chosen(picked.length) : m.run.bulk.all}
        checked={picked.length > 0 && picked.length === pickable.length}
        indeterminate={picked.length > 0 && picked.length < pickable.length}
        onChange={() => onChoose(new Set(picked.length > 0 ? [] : pickable.map((run) => run.id)))}
      />
      {picked.length > 0 && (
        <>
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconRefresh size={14} />}
            disabled={pickedHeld.length === 0}
            loading={bulk.isPending && asked === null}
            onClick={() =>
              bulk.mutate(
                { action: 'retry', runs: pickedHeld.map((run) => run.id) },
                { onSuccess: done(m.run.bulk.retried) },
              )
            }
          >
            {m.run.bulk.retry(pickedHeld.length)}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconCircleX size={14} />}
            disabled={pickedOpen.length === 0}
            onClick={() => setAsked('cancel')}
          >
            {m.run.bulk.cancel(pickedOpen.length)}
          </Button>
          {mayDesign && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconArrowBackUp size={14} />}
              disabled={pickedUndoable.length === 0}
              onClick={() => setAsked('undo')}
            >
              {m.run.bulk.undo(pickedUndoable.length)}
            </Button>
          )}
        </>
      )}
      {held.length > 0 && picked.length === 0 && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconRefresh size={14} />}
          onClick={() => setAsked('retry-all')}
        >
          {m.run.bulk.retryAll}
        </Button>
      )}
      {asked === 'retry-all' && (
        <RetryAll
          scope={scope}
          search={search}
          busy={bulk.isPending}
          onClose={() => setAsked(null)}
          onConfirm={(filter) =>
            bulk.mutate(
              { action: 'retry', filter },
              {
                onSuccess: (result) => {
                  done(m.run.bulk.retried)(result);
                  if (result.more) tellDone(<Text size="sm">{m.run.bulk.more}</Text>);
                },
                onSettled: () => setAsked(null),
              },
            )
          }
        />
      )}
      <ConfirmDialog
        opened={asked === 'cancel'}
        title={m.run.bulk.cancelTitle(pickedOpen.length)}
        text={m.run.cancelText}
        confirm={m.run.bulk.cancel(pickedOpen.length)}
        keep={m.run.keep}
        busy={bulk.isPending}
        onClose={() => setAsked(null)}
        onConfirm={() =>
          bulk.mutate(
            { action: 'cancel', runs: pickedOpen.map((run) => run.id) },
            { onSuccess: done(m.run.bulk.cancelled), onSettled: () => setAsked(null) },
          )
        }
      />
      <ConfirmDialog
        opened={asked === 'undo'}
        title={m.run.bulk.undoTitle(pickedUndoable.length)}
        text={m.run.bulk.undoText}
        confirm={m.run.bulk.undo(pickedUndoable.length)}
        busy={bulk.isPending}
        onClose={() => setAsked(null)}
        onConfirm={() =>
          bulk.mutate(
            { action: 'undo', runs: pickedUndoable.map((run) => run.id) },
            { onSuccess: done(m.run.bulk.undone), onSettled: () => setAsked(null) },
          )
        }
      />
    </Group>
  );
}

type RetryAllProps = {
  scope: RunScope;
  search: RunSearch;
  busy: boolean;
  onClose: () => void;
  onConfirm: (filter: RunSearch & { ended: false }) => void;
};

/** Says how many there are before it is done. */
function RetryAll({ scope, search, busy, onClose, onConfirm }: RetryAllProps) {
  const filter = {
    ...search,
    ...(scope.automation ? { automation: scope.automation } : {}),
    state: ['failed' as const],
    ended: false as const,
  };
  const count = useRunCount(scope.workspace, filter);
  const { runs = 0, more = false } = count.data ?? {};
  return (
    <ConfirmDialog
      opened
      title={count.data ? m.run.bulk.retryTitle(runs, more) : m.run.bulk.counting}
      text={m.run.bulk.retryText}
      confirm={m.run.bulk.retry(runs)}
      busy={busy || count.isPending}
      onClose={onClose}
      onConfirm={() => onConfirm(filter)}
    />
  );
}
