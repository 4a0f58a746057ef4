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

const followUp = readFileSync('test/follow-up.bpmn', 'utf8');
const forms = [{ id: 'purchase' }, { id: 'approval' }];
const formOf = async (modeler: Mounted) => {
  const step = elementOf(await exported(modeler), 'approve');
  return [step.getAttribute('camunda:formRef'), step.getAttribute('camunda:formRefBinding')];
};
const options = async (modeler: Mounted) =>
  [...(await field<HTMLSelectElement>(modeler, 'form')).options].map(({ textContent }) => textContent);
const button = (modeler: Mounted, name: string) =>
  [...modeler.properties.querySelectorAll('button')].find(({ textContent }) => textContent === name);

describe('The form of a person’s task', () => {
  it('is one of those that come with the model, or none', async () => {
    const modeler = await mountModeler(followUp, { forms });
    await choose(modeler, 'approve');
    expect(await options(modeler)).toEqual(['None: just a tick', 'purchase', 'approval']);

    enter(await field<HTMLSelectElement>(modeler, 'form'), 'approval');
    await until(async () => expect(await formOf(modeler)).toEqual(['approval', 'deployment']));
    expect(modeler.formUsers('approval')).toEqual(['approve']);

    modeler.undo();
    expect(await formOf(modeler)).toEqual([null, null]);
    expect(modeler.formUsers('approval')).toEqual([]);
  });

  it('is drawn by the host, which says what it has become', async () => {
    const onForm = vi.fn();
    const modeler = await mountModeler(followUp, { forms, onForm });
    await choose(modeler, 'approve');

    await until(() => expect(button(modeler, 'New form')).toBeDefined());
    expect(button(modeler, 'Edit form')).toBeUndefined();
    button(modeler, 'New form')?.click();
    expect(onForm).toHaveBeenCalledWith({ elementId: 'approve', formId: null });
    modeler.setForms([...forms, { id: 'drawn' }]);
    modeler.assignForm('approve', 'drawn');

    await until(() => expect(button(modeler, 'Edit form')).toBeDefined());
    expect(await formOf(modeler)).toEqual(['drawn', 'deployment']);
    button(modeler, 'Edit form')?.click();
    expect(onForm).toHaveBeenLastCalledWith({ elementId: 'approve', formId: 'drawn' });
  });

  it('is told to be missing when it is', async () => {
    const modeler = await mountModeler(followUp, { forms, onForm: () => {} });
    await choose(modeler, 'approve');
    modeler.assignForm('approve', 'purchase');
    modeler.setForms([]);

    await until(async () =>
      expect(await options(modeler)).toEqual(['None: just a tick', 'purchase (is not there)']),
    );
    expect(button(modeler, 'Edit form')).toBeUndefined();
  });

  it('is told to be wrong while it is drawn, at the steps that show it', async () => {
    const modeler = await mountModeler(followUp, { forms: [] });
    modeler.assignForm('approve', 'purchase');
    const told = async () => (await modeler.check()).map(({ rule, message }) => `${rule}: ${message}`);
    expect(await told()).toEqual(['form: There is no form “purchase”.']);

    modeler.setForms([{ id: 'purchase', problems: ['Two questions have the key “amount”.'] }]);
    expect(await told()).toEqual(['form: The form “purchase”: Two questions have the key “amount”.']);

    modeler.setForms([{ id: 'purchase' }]);
    expect(await told()).toEqual([]);
  });

  it('asks first where somebody starts it by hand, and nobody where a trigger does', async () => {
    const modeler = await mountModeler(followUp, { forms, onForm: () => {} });
    await choose(modeler, 'start');
    expect(modeler.properties.querySelector('[data-entry-id="form"]')).toBeNull();

    enter(await field<HTMLSelectElement>(modeler, 'trigger'), '');
    await until(async () =>
      expect(await options(modeler)).toEqual(['None: it begins at once', 'purchase', 'approval']),
    );
    enter(await field<HTMLSelectElement>(modeler, 'form'), 'purchase');
    await until(async () => {
      const start = elementOf(await exported(modeler), 'start');
      expect(start.getAttribute('camunda:formRef')).toBe('purchase');
      expect(start.getAttribute('camunda:formRefBinding')).toBe('deployment');
    });
    expect(modeler.formUsers('purchase')).toEqual(['start']);
    expect(button(modeler, 'Edit form')).toBeDefined();
    expect(await modeler.check()).toEqual([]);

    enter(await field<HTMLSelectElement>(modeler, 'trigger'), 'TaskCreated');
    await until(async () =>
      expect((await modeler.check()).map(({ elementId, rule, remedy }) => [elementId, rule, remedy])).toEqual(
        [['start', 'form', 'Take the form away, or the trigger.']],
      ),
    );
    enter(await field<HTMLSelectElement>(modeler, 'form'), '');
    await until(async () => expect(await modeler.check()).toEqual([]));
  });

  it('is not asked about where nobody says which forms there are', async () => {
    const modeler = await mountModeler(followUp);
    modeler.assignForm('approve', 'purchase');

    expect(await modeler.check()).toEqual([]);
  });

  it('cannot be drawn where nobody would', async () => {
    const modeler = await mountModeler(followUp, { forms });
    await choose(modeler, 'approve');
    await field(modeler, 'form');

    expect(button(modeler, 'New form')).toBeUndefined();
  });
});
