import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import {
  choose,
  elementOf,
  enter,
  exported,
  field,
  mountModeler,
  until,
  type Mounted,
} from '../../test/mount';

const ruled = readFileSync('test/follow-up.bpmn', 'utf8')
  .replace(/<bpmn:userTask id="approve"/, '<bpmn:businessRuleTask id="approve"')
  .replace(/(<bpmn:businessRuleTask id="approve"[\s\S]*?)<\/bpmn:userTask>/, '$1</bpmn:businessRuleTask>');
const decisions = [
  { id: 'level-of-care', name: 'Level of care', outputs: [{ name: 'level' }] },
  { id: 'other' },
];
const said = async (modeler: Mounted) => {
  const step = elementOf(await exported(modeler), 'approve');
  return ['decisionRef', 'decisionRefBinding', 'mapDecisionResult', 'resultVariable'].map((name) =>
    step.getAttribute(`camunda:${name}`),
  );
};
const button = (modeler: Mounted, name: string) =>
  [...modeler.properties.querySelectorAll('button')].find(({ textContent }) => textContent === name);

describe('The decision of a step', () => {
  it('is one of those that come with the model, and its result is kept', async () => {
    const modeler = await mountModeler(ruled, { decisions });
    await choose(modeler, 'approve');
    const options = [...(await field<HTMLSelectElement>(modeler, 'decision')).options];
    expect(options.map(({ textContent }) => textContent)).toEqual(['None yet', 'Level of care', 'other']);

    enter(await field<HTMLSelectElement>(modeler, 'decision'), 'level-of-care');
    await until(async () =>
      expect(await said(modeler)).toEqual(['level-of-care', 'deployment', 'singleEntry', 'levelOfCare']),
    );
    expect(modeler.decisionUsers('level-of-care')).toEqual(['approve']);

    modeler.undo();
    expect(await said(modeler)).toEqual([null, null, null, null]);
  });

  it('is drawn by the host, which says what it has become', async () => {
    const onDecision = vi.fn();
    const modeler = await mountModeler(ruled, { decisions, onDecision });
    await choose(modeler, 'approve');

    await until(() => expect(button(modeler, 'New decision')).toBeDefined());
    expect(button(modeler, 'Edit decision')).toBeUndefined();
    button(modeler, 'New decision')?.click();
    expect(onDecision).toHaveBeenCalledWith({ elementId: 'approve', decisionId: null });
    modeler.setDecisions([...decisions, { id: 'drawn' }]);
    modeler.assignDecision('approve', 'drawn');

    await until(() => expect(button(modeler, 'Edit decision')).toBeDefined());
    button(modeler, 'Edit decision')?.click();
    expect(onDecision).toHaveBeenLastCalledWith({ elementId: 'approve', decisionId: 'drawn' });
  });

  it('is told to be missing, or wrong, when it is', async () => {
    const modeler = await mountModeler(ruled, { decisions });
    const found = async () =>
      (await modeler.check()).filter(({ rule }) => rule === 'decision').map(({ message }) => message);
    expect(await found()).toEqual(['The step does not say what it decides.']);
    modeler.assignDecision('approve', 'gone');
    expect(await found()).toEqual(['There is no decision “gone”.']);
    modeler.setDecisions([{ id: 'gone', problems: ['It is odd.'] }]);
    expect(await found()).toEqual(['The decision “gone”: It is odd.']);
  });
});
