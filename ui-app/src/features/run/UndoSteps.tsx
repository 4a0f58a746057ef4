import { Badge, Text } from '@mantine/core';
import type { UndoStep } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { undoStepColors } from './parts';
import classes from './run.module.css';

type Props = {
  /** What they are, to whoever does not see them. */
  label: string;
  steps: readonly UndoStep[];
};

/** Steps of a run with what becomes of each when it is undone. */
export function UndoSteps({ label, steps }: Props) {
  return (
    <ul className={classes.undoSteps} aria-label={label}>
      {steps.map((step) => (
        <li key={step.id} className={classes.undoStep}>
          <div className={classes.what}>
            <Text size="sm" fw={550}>
              {step.elementName ?? step.elementId}
            </Text>
            {[...told(step), ...(step.reason ? [step.reason] : [])].map((line) => (
              <Text key={line} size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                {line}
              </Text>
            ))}
          </div>
          <Badge
            variant="light"
            color={undoStepColors[step.state]}
            radius="sm"
            tt="none"
            style={{ flex: 'none' }}
          >
            {m.run.undo.steps[step.state]}
          </Badge>
        </li>
      ))}
    </ul>
  );
}

/** What it had changed and whether that goes back, a line each. */
function told({ effects, state }: UndoStep): string[] {
  const back = effects.filter(({ left }) => !left).map(({ what }) => what);
  const fields = back.filter((what) => what in m.task.fields).map(fieldName);
  const others = back.filter((what) => !(what in m.task.fields) && what !== 'task');
  return [
    ...(back.includes('task') ? [state === 'waiting' ? m.run.undo.created : m.run.undo.binned] : []),
    ...(fields.length > 0 ? [m.run.undo.restored(fields.join(', '))] : []),
    ...others,
    ...effects.flatMap(({ what, left }) => (left ? [m.run.undo.left(fieldName(what), left)] : [])),
  ];
}

const fieldName = (what: string) => (what === 'task' ? m.run.undo.task : (m.task.fields[what] ?? what));
