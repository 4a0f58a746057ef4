import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mountModeler, type Mounted, until } from '../../test/mount';

const followUp = readFileSync('test/follow-up.bpmn', 'utf8');

const actions = (container: HTMLElement, within: string) =>
  [...container.querySelectorAll<HTMLElement>(`${within} .entry`)].map((entry) => entry.dataset['action']);

const menu = (modeler: Mounted) =>
  until(() => {
    const entries = [...modeler.container.querySelectorAll<HTMLElement>('.djs-popup .entry')];
    if (entries.length === 0) throw new Error('The menu is not open.');
    return entries;
  });

const padButton = (modeler: Mounted, action: string) => {
  const button = modeler.container.querySelector<HTMLElement>(`.djs-context-pad [data-action="${action}"]`);
  if (!button) throw new Error(`There is no button ${action}.`);
  return button;
};

describe('The palette', () => {
  it('offers what an automation may contain and nothing else', async () => {
    const { container } = await mountModeler(followUp);

    expect(actions(container, '.djs-palette')).toEqual([
      'create.anything',
      'hand-tool',
      'lasso-tool',
      'space-tool',
      'global-connect-tool',
      'create.start',
      'create.end',
      'create.error-end',
      'create.user-task',
      'create.script-task',
      'create.sub-process',
      'create.exclusive-gateway',
      'create.parallel-gateway',
      'create.timer',
      'create.wait-event',
      'create.annotation',
    ]);
  });
});

describe('The context pad', () => {
  it('lets steps follow a step, but nothing an end', async () => {
    const modeler = await mountModeler(followUp);

    modeler.focusElement('approve');
    const afterStep = actions(modeler.container, '.djs-context-pad');
    modeler.focusElement('done');
    const afterEnd = actions(modeler.container, '.djs-context-pad');

    expect(afterStep).toEqual(
      expect.arrayContaining(['append.anything', 'append.user-task', 'append.end', 'delete']),
    );
    expect(afterEnd).not.toContain('append.anything');
    expect(afterEnd).toEqual(expect.arrayContaining(['append.annotation', 'replace', 'delete']));
  });
});

describe('The menu of steps', () => {
  it('lists connectors and actions with their icons before plain elements', async () => {
    const modeler = await mountModeler(followUp);
    modeler.focusElement('approve');

    padButton(modeler, 'append.anything').click();

    const entries = await menu(modeler);
    expect(entries.slice(0, 3).map(({ dataset }) => dataset['id'])).toEqual([
      'template.taskloom.email.send',
      'template.taskloom.webhook.call',
      'template.taskloom.create-task',
    ]);
    expect(entries[0]?.querySelector('img')?.src).toMatch(/^data:image/);
    expect(entries.map(({ dataset }) => dataset['id'])).toEqual(
      expect.arrayContaining([
        'inclusive-gateway',
        'timer',
        'on-error',
        'deadline',
        'meanwhile',
        'annotation',
      ]),
    );
  });

  it('appends what is chosen behind the element', async () => {
    const modeler = await mountModeler(followUp);
    modeler.focusElement('approve');
    padButton(modeler, 'append.anything').click();

    (await menu(modeler))[1]?.click();

    const xml = await modeler.exportXml();
    expect(xml.match(/camunda:topic="connector:webhook.call"/g)).toHaveLength(2);
    expect(xml).toMatch(/<bpmn:sequenceFlow id="Flow_\w+" sourceRef="approve" targetRef="Activity_\w+"/);
  });

  it('attaches what happens while a step runs to the step', async () => {
    const modeler = await mountModeler(followUp);
    modeler.focusElement('approve');
    padButton(modeler, 'append.anything').click();

    (await menu(modeler)).find(({ dataset }) => dataset['id'] === 'meanwhile')?.click();

    const xml = await modeler.exportXml();
    expect(xml).toMatch(/<bpmn:boundaryEvent id="\w+" cancelActivity="false" attachedToRef="approve">/);
  });
});

describe('The change menu', () => {
  it('offers connectors and the other tasks for a task, and only gateways for a gateway', async () => {
    const modeler = await mountModeler(followUp);
    const offered = async (id: string) => {
      modeler.focusElement(id);
      padButton(modeler, 'replace').click();
      return (await menu(modeler)).map(({ dataset }) => dataset['id']);
    };

    expect(await offered('still-open')).toEqual(['parallel-gateway', 'inclusive-gateway']);
    expect(await offered('send-mail')).toEqual([
      'template.taskloom.webhook.call',
      'template.taskloom.create-task',
      'user-task',
      'script-task',
      'rule-task',
    ]);
  });
});
