import { Badge, Loader } from '@mantine/core';
import { useTriggerWords } from '@/lib/api/catalog';
import type { Run, RunState, RunUndoState, StepState, UndoStep } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { formatWhen } from '@/lib/time';

export const runColors: Record<RunState, string> = {
  running: 'indigo',
  waiting: 'yellow',
  completed: 'teal',
  failed: 'red',
  cancelled: 'gray',
};
export const stepColors: Record<StepState, string> = {
  active: 'indigo',
  completed: 'teal',
  failed: 'red',
  retrying: 'orange',
  cancelled: 'gray',
  skipped: 'grape',
};

export const undoColors: Record<RunUndoState, string> = {
  under_way: 'indigo',
  undone: 'teal',
  partly: 'yellow',
  failed: 'red',
};
export const undoStepColors: Record<UndoStep['state'], string> = {
  waiting: 'indigo',
  undone: 'teal',
  partly: 'yellow',
  left: 'gray',
  failed: 'red',
};

/** @param width of all badges of a list, so that what follows them is in line */
export function RunBadge({ state, width }: { state: RunState; width?: number }) {
  return (
    <Badge
      variant="light"
      color={runColors[state]}
      radius="sm"
      tt="none"
      w={width}
      style={{ flex: 'none' }}
      leftSection={state === 'running' ? <Loader size={10} color="indigo" /> : undefined}
    >
      {m.run.states[state]}
    </Badge>
  );
}

/** What started a run, within a sentence. */
export function useTriggerText() {
  const words = useTriggerWords();
  return (trigger: Run['trigger']) =>
    !trigger || trigger.type === 'manual'
      ? m.run.byHand
      : trigger.type === 'RunFailed'
        ? m.errorAutomation.because
        : trigger.dueAt
          ? m.schedule.because(formatWhen(trigger.dueAt))
          : words(trigger.type);
}
