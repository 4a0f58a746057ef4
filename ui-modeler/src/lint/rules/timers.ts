import { violationOf } from '../../properties/time';
import type { ModdleElement } from '../../bpmn';
import { report, rule } from '../report';

const kinds = ['timeDuration', 'timeDate', 'timeCycle'] as const;

/** A timer says when, and never repeats without a pause. */
export default rule((node, reporter) => {
  if (node.$type !== 'bpmn:TimerEventDefinition') return;
  const kind = kinds.find((name) => node.get(name) !== undefined) ?? 'timeDuration';
  const value = node.get<ModdleElement | undefined>(kind)?.get<string | undefined>('body') ?? '';
  const problem = violationOf(kind, value.trim());
  if (problem !== null) report(reporter, node, problem, 'Set the time in the form on the right.');
});
