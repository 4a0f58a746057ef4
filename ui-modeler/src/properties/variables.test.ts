import { EditorView } from '@codemirror/view';
import { CompletionContext, type CompletionSource } from '@codemirror/autocomplete';
import { BpmnModdle } from 'bpmn-moddle';
import { describe, expect, it } from 'vitest';
import { choose, field, mountModeler, until } from '../../test/mount';
import { triggerTypes as samples } from '../../test/samples';
import type { ModdleElement } from '../bpmn';
import { moddleExtensions } from '../moddle-extensions';
import type { Form, TriggerType } from '../types';
import { outcomeOf, variablesOf } from './variables';

const io = (outputs: readonly string[], inputs: readonly string[] = []) =>
  `<bpmn:extensionElements><camunda:inputOutput>
    ${inputs.map((name) => `<camunda:inputParameter name="${name}">=1</camunda:inputParameter>`).join('')}
    ${outputs.map((name) => `<camunda:outputParameter name="${name}">=result</camunda:outputParameter>`).join('')}
  </camunda:inputOutput></bpmn:extensionElements>`;
const keeps = (id: string, ...names: string[]) =>
  `<bpmn:serviceTask id="${id}" name="${id}">${io(names)}</bpmn:serviceTask>`;
const start = (id: string, trigger: string) =>
  `<bpmn:startEvent id="${id}"><bpmn:extensionElements><camunda:properties>
    <camunda:property name="trigger" value="${trigger}" />
  </camunda:properties></bpmn:extensionElements></bpmn:startEvent>`;
const path = (...ids: string[]) =>
  ids
    .slice(1)
    .map((id, i) => `<bpmn:sequenceFlow id="${ids[i]}-${id}" sourceRef="${ids[i]}" targetRef="${id}" />`)
    .join('');

const triggers: readonly TriggerType[] = [
  { type: 'A', label: 'A happens', variables: [{ name: 'task', entries: [{ name: 'title' }] }] },
  {
    type: 'B',
    label: 'B happens',
    variables: [{ name: 'task', entries: [{ name: 'dueAt' }] }, { name: 'late' }],
  },
];

async function model(content: string) {
  const moddle = new BpmnModdle(moddleExtensions as never);
  const { elementsById } = (await moddle.fromXML(`
    <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
        xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="t">
      <bpmn:process id="process" isExecutable="true">${content}</bpmn:process>
    </bpmn:definitions>`)) as unknown as { elementsById: Record<string, ModdleElement> };
  const at = (id: string) => {
    const found = elementsById[id];
    if (!found) throw new Error(`There is no ${id}.`);
    return found as never;
  };
  const names = (id: string, forms: readonly Form[] = []) =>
    variablesOf(at(id), triggers, forms)
      .map(({ name }) => name)
      .sort();
  return { at, names };
}

describe('Expressions can name', () => {
  it('what is filled in to start it', async () => {
    const { names } = await model(
      `<bpmn:startEvent id="s" camunda:formRef="order" camunda:formRefBinding="deployment" />
       <bpmn:task id="then" />${path('s', 'then')}`,
    );

    expect(names('then', [{ id: 'order', variables: [{ name: 'amount' }] }])).toEqual(['amount']);
  });

  it('what people fill in before, and nothing of forms that are not there', async () => {
    const { names } = await model(
      `${start('s', 'A')}<bpmn:userTask id="ask" camunda:formRef="purchase" camunda:formRefBinding="deployment" />
       <bpmn:userTask id="approve" camunda:formRef="gone" /><bpmn:task id="then" />${path('s', 'ask', 'approve', 'then')}`,
    );
    const forms = [
      { id: 'purchase', variables: [{ name: 'amount' }] },
      { id: 'other', variables: [{ name: 'no' }] },
    ];

    expect(names('ask', forms)).toEqual(['task']);
    expect(names('approve', forms)).toEqual(['amount', 'task']);
    expect(names('then', forms)).toEqual(['amount', 'task']);
  });

  it('what earlier steps keep, and nothing of what comes later or beside them', async () => {
    const { names } = await model(
      `${start('s', 'A')}${keeps('one', 'first')}<bpmn:parallelGateway id="fork" />${keeps('two', 'second')}
       ${keeps('three', 'third')}${path('s', 'one', 'fork', 'two')}${path('fork', 'three')}`,
    );

    expect(names('one')).toEqual(['task']);
    expect(names('two')).toEqual(['first', 'task']);
    expect(names('fork-two')).toEqual(['first', 'task']);
    expect(names('s')).toEqual(['task']);
  });

  it('what a step kept in the round before', async () => {
    const { names } = await model(`${start('s', 'A')}${keeps('one', 'first')}${keeps('two', 'second')}
      ${path('s', 'one', 'two', 'one')}`);

    expect(names('one')).toEqual(['first', 'second', 'task']);
  });

  it('what the triggers that lead there bring: of several, all members, and which brings what', async () => {
    const { at, names } = await model(
      `${start('a', 'A')}${start('b', 'B')}${keeps('one')}${path('a', 'one')}${path('b', 'one')}`,
    );

    expect(names('one')).toEqual(['late', 'task']);
    const task = variablesOf(at('one'), triggers).find(({ name }) => name === 'task');
    expect(task?.entries?.map(({ name }) => name).sort()).toEqual(['dueAt', 'title']);
    expect(task?.detail?.split(', ').sort()).toEqual(['A happens', 'B happens']);
    expect(names('a')).toEqual(['task']);
  });

  it('what is handed into a sub-process and a repetition, and behind it what was kept inside', async () => {
    const { names } = await model(
      `${start('s', 'A')}${keeps('one', 'first')}
       <bpmn:subProcess id="sub">${io([], ['given'])}
         <bpmn:multiInstanceLoopCharacteristics camunda:collection="=list" camunda:elementVariable="item" />
         <bpmn:startEvent id="inner" />${keeps('within', 'kept')}${path('inner', 'within')}
       </bpmn:subProcess>${keeps('after')}${path('s', 'one', 'sub', 'after')}`,
    );

    expect(names('within')).toEqual(['first', 'given', 'item', 'loopCounter', 'task']);
    expect(names('after')).toEqual(['first', 'kept', 'task']);
  });

  it('an error’s message behind the event that caught it, but nothing of the step that failed', async () => {
    const { names } = await model(
      `${start('s', 'A')}${keeps('one', 'first')}
       <bpmn:boundaryEvent id="caught" attachedToRef="one">
         <bpmn:errorEventDefinition id="e" camunda:errorMessageVariable="why" />
       </bpmn:boundaryEvent>${keeps('two')}${path('s', 'one')}${path('caught', 'two')}`,
    );

    expect(names('two')).toEqual(['task', 'why']);
  });

  it('the results of scripts and the decision of an approval', async () => {
    const { names } = await model(
      `${start('s', 'A')}<bpmn:scriptTask id="script" camunda:resultVariable="sum" />
       <bpmn:userTask id="ask"><bpmn:extensionElements><camunda:properties>
         <camunda:property name="approvals" value="1" />
       </camunda:properties></bpmn:extensionElements></bpmn:userTask>${keeps('two')}
       ${path('s', 'script', 'ask', 'two')}`,
    );

    expect(names('two')).toEqual(['decision', 'sum', 'task']);
  });

  it('everything, while nothing is connected yet', async () => {
    const { names } = await model(`${start('s', 'A')}${keeps('one', 'first')}${keeps('two')}`);

    expect(names('two')).toEqual(['first', 'task']);
  });

  it('in the outputs of a step, its inputs and what it answers', async () => {
    const { at } = await model(`<bpmn:serviceTask id="one">${io(['x'], ['to'])}</bpmn:serviceTask>
      <bpmn:userTask id="two" />`);

    expect(outcomeOf(at('one')).map(({ name }) => name)).toEqual(['to', 'result']);
    expect(outcomeOf(at('two'))).toEqual([]);
  });
});

describe('A field for FEEL', () => {
  it('offers what is there, and the functions that the server has', async () => {
    const modeler = await mountModeler(`<?xml version="1.0" encoding="UTF-8"?>
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="t">
        <bpmn:process id="p" isExecutable="true">${start('s', samples[0]?.type ?? '')}</bpmn:process>
        <bpmndi:BPMNDiagram id="di"><bpmndi:BPMNPlane id="plane" bpmnElement="p">
          <bpmndi:BPMNShape id="s-di" bpmnElement="s"><dc:Bounds x="100" y="100" width="36" height="36" /></bpmndi:BPMNShape>
        </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
      </bpmn:definitions>`);
    await choose(modeler, 's');
    const content = await field<HTMLElement>(modeler, 'trigger-condition');
    const view = await until(() => {
      const found = EditorView.findFromDOM(content);
      if (!found) throw new Error('There is no editor.');
      return found;
    });

    view.dispatch({ changes: { from: 0, insert: 't' } });
    const context = new CompletionContext(view.state, 1, true);
    const answers = await Promise.all(
      view.state.languageDataAt<CompletionSource>('autocomplete', 1).map((source) => source(context)),
    );
    const labels = answers.flatMap((answer) => answer?.options.map(({ label }) => label) ?? []);

    expect(labels).toContain('task');
    expect(labels.some((label) => label.startsWith('string join('))).toBe(true);
    expect(labels.some((label) => label.startsWith('to json('))).toBe(false);
  });
});
