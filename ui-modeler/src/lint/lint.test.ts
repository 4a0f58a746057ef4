import { BpmnModdle } from 'bpmn-moddle';
import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { largeModel } from '../../test/large';
import { mountModeler, until } from '../../test/mount';
import { templates, triggerTypes } from '../../test/samples';
import { moddleExtensions } from '../moddle-extensions';
import { ElementTemplates } from '../templates';
import type { Finding } from '../types';
import { checker } from './check';
import { flatten, restore } from './transfer';

const followUp = readFileSync('test/follow-up.bpmn', 'utf8');

/** What is found after one replacement in a sound model. */
async function findingsAfter(what: string | RegExp, by: string): Promise<readonly string[]> {
  const changed = followUp.replace(what, by);
  expect(changed).not.toBe(followUp);
  const modeler = await mountModeler(changed);
  return (await modeler.check()).map(({ elementId, rule }) => `${elementId}: ${rule}`);
}

describe('Lint', () => {
  it('finds nothing in a sound model', async () => {
    const modeler = await mountModeler(followUp);

    expect(await modeler.check()).toEqual([]);
  });

  it.each<[title: string, what: string | RegExp, by: string, finding: string]>([
    ['a Java class', 'id="approve"', 'id="approve" camunda:taskListener="x.Y"', 'approve: java-class'],
    [
      'a delegate expression',
      'camunda:type="external" camunda:topic="taskloom:create-task"',
      'camunda:delegateExpression="${bean}"',
      'follow-up: java-class',
    ],
    [
      'an execution listener',
      '<camunda:properties>',
      '<camunda:executionListener class="x.Y" event="start" /><camunda:properties>',
      'start: listener',
    ],
    ['a topic nobody knows', 'connector:webhook.call', 'connector:shell.run', 'call-hook: topic'],
    [
      'a required field left empty',
      '<camunda:inputParameter name="to">=task.assignees[1].email</camunda:inputParameter>',
      '',
      'send-mail: fields',
    ],
    [
      'a missing trigger',
      '<camunda:property name="trigger" value="TaskCreated" />',
      '',
      'start: missing-trigger',
    ],
    ['a trigger nobody knows', 'value="TaskCreated"', 'value="MoonRises"', 'start: known-trigger'],
    ['a decision whose paths say nothing', ' default="f7"', '', 'f7: conditions'],
    ['a condition that is no FEEL', '=task.status', '${task.isOpen()} or', 'f6: feel-conditions'],
    ['an input that cannot be read', '=task.assignees[1].email', '=task.assignees[1', 'send-mail: feel'],
    ['a trigger’s condition that cannot be read', '=task.priority =', '=task.priority = (', 'start: feel'],
    ['a path’s condition that cannot be read', '=task.status', '=if task.status', 'f6: feel'],
    ['a time that cannot be read', 'PT15M', '=duration(', 'wait: feel'],
    ['a timer that never pauses', 'PT15M', 'PT0S', 'wait: timer'],
    [
      'a start that waits for a time of its own',
      '<bpmn:outgoing>f1</bpmn:outgoing>',
      '<bpmn:outgoing>f1</bpmn:outgoing><bpmn:timerEventDefinition id="t"><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>',
      'start: start',
    ],
    [
      'a service task that does nothing',
      'camunda:type="external" camunda:topic="taskloom:create-task"',
      '',
      'follow-up: step',
    ],
    [
      'a step that no path from the start leads to',
      'sourceRef="hook-failed"',
      'sourceRef="approve"',
      'approve: reachable',
    ],
    [
      'a loop that never waits',
      /id="f8" sourceRef="follow-up" targetRef="[^"]*"/,
      'id="f8" sourceRef="follow-up" targetRef="still-open"',
      'follow-up: endless-loop',
    ],
    ['a retry policy that is none', 'R5/PT30S', 'R99/PT0S', 'send-mail: retry'],
    [
      'a process that cannot be run',
      'isExecutable="true"',
      'isExecutable="false"',
      'follow-up-high-priority: process',
    ],
    ['a wait for nothing', /bpmn:userTask/g, 'bpmn:receiveTask', 'approve: wait-for'],
    ['an element that is not allowed', /bpmn:userTask/g, 'bpmn:callActivity', 'approve: element'],
    ['an expression of the engine’s own', '>It is urgent.<', '>${task.getClass()}<', 'send-mail: expression'],
  ])('finds %s', async (_title, what, by, finding) => {
    expect(await findingsAfter(what, by)).toContain(finding);
  });

  it('finds scripts that are not JavaScript', async () => {
    const script = '<bpmn:scriptTask id="approve" scriptFormat="groovy"><bpmn:script>1</bpmn:script>';
    const changed = followUp
      .replace(/<bpmn:userTask id="approve"[^>]*>/, script.replace('<bpmn:script>1</bpmn:script>', ''))
      .replace('</bpmn:userTask>', '<bpmn:script>1</bpmn:script></bpmn:scriptTask>');
    const modeler = await mountModeler(changed);

    const found = await modeler.check();

    expect(found).toEqual([
      expect.objectContaining({
        elementId: 'approve',
        rule: 'script-language',
        severity: 'error',
        remedy: 'Rewrite the script in JavaScript, or use an expression.',
      }),
    ]);
  });

  it('finds an error that leaves a sub-process uncaught, and none that is caught by its code', async () => {
    const model = (code: string) => `<?xml version="1.0"?>
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
        <bpmn:process id="p" isExecutable="true">
          <bpmn:subProcess id="sub"><bpmn:startEvent id="s" /><bpmn:endEvent id="e">
            <bpmn:errorEventDefinition errorRef="x" /></bpmn:endEvent></bpmn:subProcess>
          <bpmn:boundaryEvent id="b" attachedToRef="sub"><bpmn:errorEventDefinition errorRef="${code}" /></bpmn:boundaryEvent>
        </bpmn:process>
        <bpmn:error id="x" errorCode="gone" /><bpmn:error id="y" errorCode="late" />
      </bpmn:definitions>`;
    const check = checker(new ElementTemplates({}, null as never, null as never), []);
    const found = async (code: string) => {
      const { rootElement } = await new BpmnModdle().fromXML(model(code));
      return check(rootElement).filter(({ rule }) => rule === 'unhandled-error');
    };

    expect(await found('x')).toEqual([]);
    expect(await found('y')).toEqual([
      expect.objectContaining({ elementId: 'e', message: 'Nothing catches the error “gone”.' }),
    ]);
  });

  it('finds the same each time, and the same in what is sent to the other thread', async () => {
    const moddle = new BpmnModdle(moddleExtensions as never);
    const { rootElement } = await moddle.fromXML(largeModel(60));
    const check = checker(new ElementTemplates({ templates }, null as never, null as never), triggerTypes);
    const found = check(rootElement);
    expect(found.length).toBeGreaterThan(0);

    const sent = structuredClone(flatten(rootElement));
    const restored = restore(sent, moddle as never);

    expect(restored && check(restored)).toEqual(found);
  });

  it('reads what leads where off the flows: a file may leave the rest out', async () => {
    const bare = followUp.replaceAll(/<bpmn:(incoming|outgoing)>[^<]*<\/bpmn:\1>/g, '');
    expect(bare).not.toBe(followUp);
    const modeler = await mountModeler(bare);

    expect(await modeler.check()).toEqual([]);
    expect(await modeler.exportXml()).not.toContain('<bpmn:incoming>');
  });

  it('asks the other thread where there is one, and itself when that breaks', async () => {
    const worker = {
      onmessage: null as ((event: { data: unknown }) => void) | null,
      onerror: null as (() => void) | null,
      asked: [] as unknown[],
      postMessage(question: { number?: number; model?: object }) {
        if (question.model === undefined) return;
        this.asked.push(question.model);
        this.onmessage?.({ data: { number: question.number, findings: [], took: 1 } });
      },
      terminate() {},
    };
    const modeler = await mountModeler(followUp.replace('R5/PT30S', 'never'), {
      lintWorker: () => worker as never,
    });

    expect(await modeler.check()).toEqual([]);
    expect(worker.asked).toHaveLength(1);
    worker.onerror?.();

    expect(await modeler.check()).toEqual([expect.objectContaining({ rule: 'retry' })]);
  });

  it('speaks up by itself a moment after a change', async () => {
    const onFindings = vi.fn<(findings: readonly Finding[]) => void>();
    const modeler = await mountModeler(followUp, { onFindings });
    await until(() => expect(onFindings).toHaveBeenLastCalledWith([]));

    modeler.focusElement('f3');
    modeler.container.querySelector<HTMLElement>('.djs-context-pad [data-action="delete"]')?.click();

    await until(() =>
      expect(onFindings).toHaveBeenLastCalledWith([
        expect.objectContaining({ elementId: 'call-hook', rule: 'reachable', severity: 'warning' }),
        expect.objectContaining({ elementId: 'fork', rule: 'superfluous-gateway', severity: 'warning' }),
      ]),
    );
  });
});

describe('What was found', () => {
  const finding: Finding = {
    elementId: 'call-hook',
    rule: 'ssrf',
    message: 'This address is not allowed.',
    remedy: 'Ask an admin to allow it.',
  };

  it('stands on the element and in the list, and leads to the element', async () => {
    const onSelectionChange = vi.fn();
    const modeler = await mountModeler(followUp, { onSelectionChange });

    modeler.showFindings([finding]);

    const badge = modeler.container.querySelector<HTMLElement>(
      '.djs-overlays[data-container-id="call-hook"] .tl-badge',
    );
    expect(badge?.title).toBe('This address is not allowed. Ask an admin to allow it.');
    const line = modeler.container.querySelector<HTMLElement>('.tl-finding');
    expect(line?.textContent).toBe('Tell the pagerThis address is not allowed.Ask an admin to allow it.');
    line?.click();
    expect(onSelectionChange).toHaveBeenLastCalledWith([expect.objectContaining({ id: 'call-hook' })]);
  });

  it('by both is told in the server’s words', async () => {
    const modeler = await mountModeler(followUp.replace('connector:webhook.call', 'connector:shell.run'));
    await until(() => expect(modeler.container.querySelectorAll('.tl-finding')).toHaveLength(1));

    modeler.showFindings([{ ...finding, rule: 'topic' }]);

    expect(modeler.container.querySelectorAll('.tl-finding')).toHaveLength(1);
    expect(modeler.container.querySelector('.tl-finding')?.textContent).toContain(
      'This address is not allowed.',
    );
  });

  it('by the server goes with the next change', async () => {
    const modeler = await mountModeler(followUp);
    modeler.showFindings([finding]);

    modeler.focusElement('approve');
    modeler.container.querySelector<HTMLElement>('.djs-context-pad [data-action="delete"]')?.click();

    expect(modeler.container.querySelector('.tl-finding')).toBeNull();
  });

  it('about the document as a whole is in the list only', async () => {
    const modeler = await mountModeler(followUp);

    modeler.showFindings([{ ...finding, elementId: '' }]);

    expect(modeler.container.querySelector('.tl-badge')).toBeNull();
    expect(modeler.container.querySelector('.tl-finding strong')?.textContent).toBe('Automation');
  });
});
