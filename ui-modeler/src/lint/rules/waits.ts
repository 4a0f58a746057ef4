import { property, type ModdleElement } from '../../bpmn';
import { SCHEDULE } from '../../schedule';
import type { TriggerType } from '../../types';
import { CALLBACK, isWait, waitForOf } from '../../waits';
import { report, rule } from '../report';

/** As the server has it: an element that waits says for what, and for nothing that never comes. */
export function waitFor(triggerTypes: readonly TriggerType[]) {
  const known = new Set(triggerTypes.map(({ type }) => type).filter((type) => type !== SCHEDULE));
  return rule((node, reporter) => {
    if (!isWait(node)) return;
    const type = waitForOf(node);
    if (type === '') {
      report(reporter, node, 'It does not say what it waits for.', 'Choose the event, or a web call.');
    } else if (type !== CALLBACK && !known.has(type)) {
      report(reporter, node, `There is no event “${type}”.`, 'Choose another one.');
    }
  });
}

/** A call is taken whatever it brings. */
export const waitCondition = rule((node, reporter) => {
  if (isWait(node) && waitForOf(node) === CALLBACK && (property(node, 'condition') ?? '') !== '') {
    report(reporter, node, 'A web call has no condition.', 'Decide by a gateway behind it.');
  }
});

/** All rounds of a repetition would share one address. */
export const waitCallback = rule((node, reporter) => {
  if (!isWait(node) || waitForOf(node) !== CALLBACK) return;
  for (let at: ModdleElement | undefined = node; at; at = at.$parent) {
    const loop =
      /(Task|SubProcess)$/.test(at.$type) && at.get<ModdleElement | undefined>('loopCharacteristics');
    if (loop) {
      report(
        reporter,
        node,
        'A step that is repeated can’t wait for a web call: all rounds would share one address.',
        'Wait before or behind the repetition.',
      );
      return;
    }
  }
});

/** What is waited for stands in the properties; a message of another tool's has no meaning here. */
export const noMessages = rule((node, reporter) => {
  if (node.$type === 'bpmn:Message') {
    report(
      reporter,
      node,
      'Messages have no names here.',
      'Say at the event what it waits for, and remove the message.',
    );
  }
});
