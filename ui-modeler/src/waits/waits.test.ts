import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { choose, elementOf, enter, exported, field, mountModeler, pairs, until } from '../../test/mount';

const followUp = readFileSync('test/follow-up.bpmn', 'utf8');

/** The follow-up with a wait instead of its first mail. */
const waiting = (properties: string, inside = '') =>
  followUp.replace(
    /<bpmn:userTask id="approve"[^>]*>[\s\S]*?<\/bpmn:userTask>/,
    `<bpmn:receiveTask id="approve" name="Approved?"><bpmn:extensionElements><camunda:properties>${properties}</camunda:properties></bpmn:extensionElements>${inside}</bpmn:receiveTask>`,
  );

const says = (values: Record<string, string>) =>
  Object.entries(values)
    .map(([name, value]) => `<camunda:property name="${name}" value="${value}" />`)
    .join('');

const found = async (bpmn: string) => {
  const modeler = await mountModeler(bpmn);
  return (await modeler.check())
    .filter(({ elementId, rule }) => elementId === 'approve' && rule.startsWith('wait'))
    .map(({ rule }) => rule);
};

describe('A wait', () => {
  it('for an event that is known, with a condition, is sound', async () => {
    expect(
      await found(waiting(says({ waitFor: 'TaskCreated', condition: '=event.task.id = task.id' }))),
    ).toEqual([]);
  });

  it('for a web call is sound, but not with a condition or in a repetition', async () => {
    expect(await found(waiting(says({ waitFor: 'Callback' })))).toEqual([]);
    expect(await found(waiting(says({ waitFor: 'Callback', condition: '=true' })))).toEqual([
      'wait-condition',
    ]);
    expect(
      await found(
        waiting(
          says({ waitFor: 'Callback' }),
          '<bpmn:multiInstanceLoopCharacteristics camunda:collection="tasks" />',
        ),
      ),
    ).toEqual(['wait-callback']);
  });

  it('for nothing, or for what nobody tells, is not', async () => {
    expect(await found(waiting(''))).toEqual(['wait-for']);
    expect(await found(waiting(says({ waitFor: 'MoonRises' })))).toEqual(['wait-for']);
  });

  it('is told in the panel what it waits for', async () => {
    const modeler = await mountModeler(waiting(says({ waitFor: 'TaskCreated', condition: '=true' })));
    await choose(modeler, 'approve');

    enter(await field<HTMLSelectElement>(modeler, 'wait-for'), 'Callback');

    await until(() => {
      expect(modeler.properties.textContent).toContain('callbacks.approve');
      expect(modeler.properties.textContent).not.toContain('Only if');
    });
    const told = pairs(elementOf(await exported(modeler), 'approve'), 'property');
    expect(told).toEqual({ waitFor: 'Callback' });
  });
});
