import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { emptyDiagram } from '.';
import { mountModeler } from '../test/mount';

const followUp = readFileSync('test/follow-up.bpmn', 'utf8');

describe('A document', () => {
  it('keeps its Camunda extensions and those of unknown vendors on the way through', async () => {
    const foreign = followUp
      .replace('<bpmn:definitions ', '<bpmn:definitions xmlns:acme="https://acme.example/ns" ')
      .replace(
        '<camunda:properties>',
        '<acme:audit level="2"><acme:note>keep me</acme:note></acme:audit><camunda:properties>',
      )
      .replace('id="approve"', 'id="approve" acme:colour="red"');
    const modeler = await mountModeler(foreign);

    const xml = await modeler.exportXml();

    expect(xml).toContain('<acme:audit level="2">');
    expect(xml).toContain('<acme:note>keep me</acme:note>');
    expect(xml).toContain('acme:colour="red"');
    expect(xml).toContain('<camunda:property name="trigger" value="TaskCreated" />');
    expect(xml).toContain(
      '<camunda:inputParameter name="to">=task.assignees[1].email</camunda:inputParameter>',
    );
    expect(xml).toContain('<camunda:outputParameter name="mail">=result</camunda:outputParameter>');
    expect(xml).toContain('camunda:topic="connector:email.send"');
    expect(xml).toContain('<camunda:property name="retry" value="R5/PT30S" />');
  });

  it('comes out the same when it is read again', async () => {
    const modeler = await mountModeler(followUp);
    const once = await modeler.exportXml();

    await modeler.importXml(once);

    expect(await modeler.exportXml()).toBe(once);
  });

  it('that is empty opens as a new automation with a start', async () => {
    const modeler = await mountModeler('');

    expect(await modeler.exportXml()).toContain('<bpmn:startEvent id="start"');
  });

  it('that is no BPMN is refused', async () => {
    const modeler = await mountModeler('');

    await expect(modeler.importXml('<html/>')).rejects.toThrow();
  });

  it('is drawn without references to the page', async () => {
    const modeler = await mountModeler(followUp);
    modeler.container.style.setProperty('--tl-element-stroke', '#123456');

    const svg = await modeler.exportSvg();

    expect(svg).toContain('<svg');
    expect(svg).toContain('#123456');
    expect(svg).not.toContain('var(--tl-element-stroke)');
  });
});

describe('A new diagram', () => {
  it('has a drawn start and a readable process id', () => {
    const xml = emptyDiagram('Élan: 2 & more');

    expect(xml).toContain('<bpmn:process id="e-lan-2-more" name="Élan: 2 &amp; more" isExecutable="true">');
    expect(xml).toContain('bpmnElement="start"');
  });

  it('never has a process id that starts with a digit', () => {
    expect(emptyDiagram('2nd try')).toContain('<bpmn:process id="automation-2nd-try"');
    expect(emptyDiagram('…')).toContain('<bpmn:process id="automation"');
  });
});

describe('The modeler', () => {
  it('tells of changes and selections, but not of imports', async () => {
    const onChange = vi.fn();
    const onSelectionChange = vi.fn();
    const modeler = await mountModeler(followUp, { onChange, onSelectionChange });
    expect(onChange).not.toHaveBeenCalled();

    modeler.focusElement('approve');

    expect(onSelectionChange).toHaveBeenLastCalledWith([
      { id: 'approve', type: 'bpmn:UserTask', name: 'Look into it' },
    ]);
  });

  it('says when there is no element to show', async () => {
    const modeler = await mountModeler(followUp);

    expect(modeler.focusElement('nowhere')).toBe(false);
    expect(modeler.focusElement('approve')).toBe(true);
  });

  it('changes its theme without a redraw', async () => {
    const modeler = await mountModeler(followUp, { theme: 'dark' });
    expect(modeler.container.dataset['tlTheme']).toBe('dark');

    modeler.setTheme('light');

    expect(modeler.container.dataset['tlTheme']).toBe('light');
    expect(modeler.properties.dataset['tlTheme']).toBe('light');
  });

  it('keeps the mark of bpmn.io', async () => {
    const modeler = await mountModeler(followUp);

    expect(modeler.container.querySelector('.bjs-powered-by')).not.toBeNull();
  });
});
