import { property, type ModdleElement } from '../../bpmn';
import { cronViolation, isZone, SCHEDULE } from '../../schedule';
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

/** Says that a process without a trigger is only ever started by hand: fine, but often forgotten. Who asks for a form means it. */
export const missingTrigger = rule((node, reporter) => {
  if (
    isTrigger(node) &&
    property(node, 'trigger') === undefined &&
    node.get<string | undefined>('camunda:formRef') === undefined
  ) {
    report(
      reporter,
      node,
      'No trigger is chosen: somebody has to start this by hand.',
      'Choose what starts it, if that is not what you want.',
    );
  }
});

/** What starts an automation is said in its trigger, never by a timer or error of the start event's own. */
export const plainStart = rule((node, reporter) => {
  const ofEvent = node.$parent?.get<boolean | undefined>('triggeredByEvent') === true;
  if (node.$type === 'bpmn:StartEvent' && !ofEvent && definitions(node).length > 0) {
    report(
      reporter,
      node,
      'A start with a timer or an error of its own is not available here.',
      'Use a plain start event and choose its trigger.',
    );
  }
});

/** What a schedule says at first sight; the server reads it to the end, and counts whether it ever comes. */
export const scheduleCron = schedule((node) => {
  const wrong = cronViolation(property(node, 'schedule') ?? '');
  return wrong && [wrong, 'Write minute, hour, day, month and day of the week: 0 9 * * MON-FRI'];
});

export const scheduleZone = schedule((node) => {
  const zone = property(node, 'scheduleZone') ?? '';
  return isZone(zone)
    ? null
    : [
        zone === '' ? 'The schedule does not say in which time zone.' : `There is no time zone “${zone}”.`,
        'Choose a time zone.',
      ];
});

export const scheduleCondition = schedule((node) =>
  property(node, 'condition') === undefined
    ? null
    : ['A schedule has no condition.', 'Take the condition away, and decide at a gateway.'],
);

function schedule(check: (node: ModdleElement) => readonly [string, string] | '' | null) {
  return rule((node, reporter) => {
    const wrong = isTrigger(node) && property(node, 'trigger') === SCHEDULE ? check(node) : null;
    if (wrong) report(reporter, node, ...wrong);
  });
}

const definitions = (node: ModdleElement) => node.get<ModdleElement[] | undefined>('eventDefinitions') ?? [];

const isTrigger = (node: ModdleElement) =>
  node.$type === 'bpmn:StartEvent' &&
  node.$parent?.$type === 'bpmn:Process' &&
  definitions(node).length === 0;
