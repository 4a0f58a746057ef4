import { property, type ModdleElement } from '../../bpmn';
import type { TriggerType } from '../../types';
import { report, rule } from '../report';

/** Whether the triggers named are known here. */
export function knownTrigger(triggerTypes: readonly TriggerType[]) {
  const known = new Set(triggerTypes.map(({ type }) => type));
  return rule((node, reporter) => {
    const trigger = isTrigger(node) ? property(node, 'trigger') : undefined;
    if (trigger !== undefined && !known.has(trigger)) {
      report(reporter, node, `There is no trigger “${trigger}”.`, 'Choose another one.');
    }
  });
}

/** Says that a process without a trigger is only ever started by hand: fine, but often forgotten. */
export const missingTrigger = rule((node, reporter) => {
  if (isTrigger(node) && property(node, 'trigger') === undefined) {
    report(
      reporter,
      node,
      'No trigger is chosen: somebody has to start this by hand.',
      'Choose what starts it, if that is not what you want.',
    );
  }
});

const isTrigger = (node: ModdleElement) =>
  node.$type === 'bpmn:StartEvent' &&
  node.$parent?.$type === 'bpmn:Process' &&
  (node.get<ModdleElement[] | undefined>('eventDefinitions')?.length ?? 0) === 0;
