import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  choose,
  elementOf,
  enter,
  exported,
  field,
  mountModeler,
  pairs,
  type Mounted,
  until,
} from '../../test/mount';
import { email } from '../../test/samples';
import { applies, violation, type TemplateProperty } from '.';

const followUp = readFileSync('test/follow-up.bpmn', 'utf8');

async function change(modeler: Mounted, id: string, choice: string) {
  modeler.focusElement(id);
  modeler.container.querySelector<HTMLElement>('.djs-context-pad [data-action="replace"]')?.click();
  const entry = await until(() => {
    const found = modeler.container.querySelector<HTMLElement>(`.djs-popup [data-id="${choice}"]`);
    if (!found) throw new Error(`There is no choice ${choice}.`);
    return found;
  });
  entry.click();
}

describe('Choosing a connector', () => {
  it('writes type, topic, inputs and output, and can be undone in one step', async () => {
    const modeler = await mountModeler(followUp);
    const before = await modeler.exportXml();

    await change(modeler, 'call-hook', 'template.taskloom.email.send');

    const step = elementOf(await exported(modeler), 'call-hook');
    expect(step.getAttribute('camunda:type')).toBe('external');
    expect(step.getAttribute('camunda:topic')).toBe('connector:email.send');
    expect(step.getAttribute('camunda:modelerTemplate')).toBe('taskloom.email.send');
    expect(step.getAttribute('name')).toBe('Tell the pager');
    expect(pairs(step, 'inputParameter')).toEqual({ format: 'text', receipt: 'false' });
    expect(pairs(step, 'outputParameter')).toEqual({ mail: '=result' });

    modeler.undo();
    expect(await modeler.exportXml()).toBe(before);
  });

  it('makes any task a connector step', async () => {
    const modeler = await mountModeler(followUp);

    await change(modeler, 'approve', 'template.taskloom.create-task');

    const document = await exported(modeler);
    const steps = [...document.getElementsByTagName('bpmn:serviceTask')];
    expect(steps.map((step) => step.getAttribute('camunda:topic'))).toContain('taskloom:create-task');
    expect(document.getElementsByTagName('bpmn:userTask')).toHaveLength(0);
  });
});

describe('The form of a connector', () => {
  it('shows the fields that apply, the required ones marked', async () => {
    const modeler = await mountModeler(followUp);

    await choose(modeler, 'send-mail');
    await field(modeler, 'field-format-format');

    const labels = [...modeler.properties.querySelectorAll('.bio-properties-panel-label')].map((label) =>
      label.textContent.trim(),
    );
    expect(labels).toEqual(
      expect.arrayContaining(['To *', 'Subject *', 'Format', 'Text', 'Keep the result as']),
    );
    expect(labels).not.toContain('HTML');
  });

  it('drops a value whose condition no longer holds', async () => {
    const modeler = await mountModeler(followUp);
    await choose(modeler, 'send-mail');

    enter(await field<HTMLSelectElement>(modeler, 'field-format-format'), 'html');

    await field<HTMLTextAreaElement>(modeler, 'field-html-');
    const inputs = pairs(elementOf(await exported(modeler), 'send-mail'), 'inputParameter');
    expect(inputs).toMatchObject({ format: 'html', to: '=task.assignees[1].email' });
    expect(inputs).not.toHaveProperty('text');
  });

  it('renames the variable that keeps the result', async () => {
    const modeler = await mountModeler(followUp);
    await choose(modeler, 'send-mail');

    enter(await field(modeler, 'field-result-'), 'receipt');

    await until(async () => {
      const step = elementOf(await exported(modeler), 'send-mail');
      expect(pairs(step, 'outputParameter')).toEqual({ receipt: '=result' });
    });
  });
});

describe('A template field', () => {
  const named = (name: string) => {
    const found = email.properties.find(({ binding }) => 'name' in binding && binding.name === name);
    if (!found) throw new Error(`There is no field ${name}.`);
    return found;
  };

  it('applies while its condition holds', () => {
    const valueOf = (value: string) => (field: TemplateProperty) =>
      field.id === 'format' ? value : undefined;

    expect(applies(email, named('text'), valueOf('text'))).toBe(true);
    expect(applies(email, named('text'), valueOf('html'))).toBe(false);
  });

  it('accepts an expression where it would refuse the same text', () => {
    const url: TemplateProperty = {
      label: 'Address',
      binding: { type: 'camunda:inputParameter', name: 'url' },
      constraints: { notEmpty: true, pattern: 'https://.+', maxLength: 20 },
    };

    expect(violation(url, '')).toBe('Address must not be empty.');
    expect(violation(url, 'ftp://x')).toBe('Address does not have the expected form.');
    expect(violation(url, 'https://example.com/long')).toBe('Address must not be longer than 20 characters.');
    expect(violation(url, '=task.url + "/and/a/long/path"')).toBeNull();
    expect(violation(url, 'https://x')).toBeNull();
  });
});
