import { Text, Title } from '@mantine/core';
import type { Heat } from '@/lib/api/types';
import type { AutomationId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { ButtonLink } from '@/ui/links';
import { cell } from './HeatTable';
import classes from './heat.module.css';
import { nameOf } from './words';

const SHOWN = ['entered', 'finished', 'failed', 'held', 'waiting', 'medianMillis', 'p95Millis'] as const;

type Props = { automation: AutomationId; heat: Heat; chosen: string | null };

/** One step in numbers, with the way to the runs that stand there. */
export function StepCard({ automation, heat, chosen }: Props) {
  const step = heat.steps.find(({ elementId }) => elementId === chosen);
  const standing = step ? step.waiting + step.held : 0;
  return (
    <section className={classes.card} aria-label={m.heat.chosen} aria-live="polite">
      {!chosen ? (
        <Text size="sm" c="dimmed">
          {m.heat.choosing}
        </Text>
      ) : !step ? (
        <Text size="sm">{m.heat.notReached}</Text>
      ) : (
        <>
          <Title order={2} size="h5" style={{ overflowWrap: 'anywhere' }}>
            {nameOf(step)}
          </Title>
          <dl className={classes.numbers}>
            {SHOWN.map((column) => (
              <div key={column} title={m.heat.columnHelp[column]}>
                <dt>{m.heat.columns[column]}</dt>
                <dd>{cell(step, column)}</dd>
              </div>
            ))}
          </dl>
          {standing > 0 ? (
            <ButtonLink
              size="xs"
              variant="default"
              fullWidth
              to="/automations/$automationId"
              params={{ automationId: automation }}
              search={{ tab: 'runs', version: heat.version, step: step.elementId }}
            >
              {m.heat.standing(standing)}
            </ButtonLink>
          ) : (
            <Text size="sm" c="dimmed">
              {m.heat.standsNone}
            </Text>
          )}
        </>
      )}
    </section>
  );
}
