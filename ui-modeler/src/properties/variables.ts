import type { Element } from 'bpmn-js/lib/model/Types';
import { bo, inputs, outputs, property, type ModdleElement } from '../bpmn';
import { decisionOf } from '../decisions';
import { formOf } from '../forms';
import type { Decision, Form, TriggerType, Variable } from '../types';
import { CALLBACK, CALLBACKS, isWait, resultOf, waitForOf } from '../waits';

const RESULT: Variable = { name: 'result', info: 'What the step answers' };

/**
 * What expressions of an element can name: what the triggers that lead to it bring, what earlier steps keep or ask for, and what
 * the sub-processes and repetitions around it hand in. Steps beside it, on parallel paths, are none of them: nothing says that they
 * are done. What is not connected yet sees everything, since nothing says where it will stand.
 */
export function variablesOf(
  element: Element,
  triggerTypes: readonly TriggerType[],
  forms: readonly Form[] = [],
  decisions: readonly Decision[] = [],
): readonly Variable[] {
  const node = bo(element);
  const scopes = scopesOf(node);
  const process = scopes.at(-1);
  if (!process) return [];
  const before = new Earlier(process).of(node);
  const found = new Map<string, Variable>();
  const add = (variable: Variable) => {
    const known = found.get(variable.name);
    found.set(variable.name, known ? merged(known, variable) : variable);
  };
  // Whatever starts it, this is only there if that did.
  const starts = [...before].filter(isStart);
  for (const each of before) {
    const trigger = triggerTypes.find(({ type }) => type === property(each, 'trigger'));
    for (const variable of trigger?.variables ?? []) {
      add(starts.length > 1 && trigger ? { ...variable, detail: trigger.label } : variable);
    }
    kept(each, decisions).forEach(add);
    filledIn(each, forms).forEach(add);
    brought(each, triggerTypes).forEach(add);
  }
  // The condition of a wait reads what comes.
  brought(node, triggerTypes).forEach(add);
  addresses(process).forEach(add);
  for (const around of [node, ...scopes]) handedIn(around, around === node).forEach(add);
  return [...found.values()];
}

/** What the outputs of a step can name besides: its inputs, and what it answers. */
export function outcomeOf(element: Element): readonly Variable[] {
  const node = bo(element);
  const own = inputs(node)
    .filter(({ name }) => name !== '')
    .map(({ name }) => ({ name, info: 'An input of this step' }));
  return [...own, ...(node.$type === 'bpmn:ServiceTask' ? [RESULT] : [])];
}

const isScope = ({ $type }: ModdleElement) => $type === 'bpmn:Process' || $type === 'bpmn:SubProcess';
const isStart = ({ $type, $parent }: ModdleElement) =>
  $type === 'bpmn:StartEvent' && $parent?.$type === 'bpmn:Process';
const elementsOf = (scope: ModdleElement) => scope.get<ModdleElement[] | undefined>('flowElements') ?? [];
const isNode = ({ $type }: ModdleElement) => /(Event|Task|Gateway|Activity|SubProcess)$/.test($type);

/** The sub-processes an element is in, the innermost first, and its process. */
function scopesOf(node: ModdleElement): readonly ModdleElement[] {
  const scopes: ModdleElement[] = [];
  for (let each = node.$parent; each; each = each.$parent) if (isScope(each)) scopes.push(each);
  return scopes.at(-1)?.$type === 'bpmn:Process' ? scopes : node.$type === 'bpmn:Process' ? [node] : [];
}

/** Finds what comes before an element, against the arrows. */
class Earlier {
  private readonly sources = new Map<ModdleElement, ModdleElement[]>();

  constructor(process: ModdleElement) {
    const read = (scope: ModdleElement) => {
      for (const each of elementsOf(scope)) {
        if (each.$type === 'bpmn:SequenceFlow') {
          const [from, to] = [
            each.get<ModdleElement | undefined>('sourceRef'),
            each.get<ModdleElement | undefined>('targetRef'),
          ];
          if (from && to) this.sources.set(to, [...(this.sources.get(to) ?? []), from]);
        }
        read(each);
      }
    };
    read(process);
  }

  of(node: ModdleElement): ReadonlySet<ModdleElement> {
    const seen = new Set<ModdleElement>();
    const left = [...this.just(node)];
    // A trigger's condition reads what the trigger brings; the condition of a path, what its beginning has kept.
    if (isStart(node)) seen.add(node);
    for (let each = left.pop(); each; each = left.pop()) {
      if (seen.has(each)) continue;
      seen.add(each);
      left.push(...this.just(each), ...inside(each));
    }
    return seen;
  }

  private just(node: ModdleElement): readonly ModdleElement[] {
    if (node.$type === 'bpmn:SequenceFlow') {
      const source = node.get<ModdleElement | undefined>('sourceRef');
      return source ? [source] : [];
    }
    if (isScope(node) && node.$type === 'bpmn:Process') return elementsOf(node).filter(isNode);
    const scope = node.$parent;
    const around = scope?.$type === 'bpmn:SubProcess' ? this.just(scope) : [];
    if (node.$type === 'bpmn:BoundaryEvent') {
      const host = node.get<ModdleElement | undefined>('attachedToRef');
      return host ? this.just(host) : around;
    }
    const sources = this.sources.get(node);
    if (sources) return [...sources, ...around];
    if (node.$type === 'bpmn:StartEvent') return around;
    return scope ? elementsOf(scope).filter((each) => isNode(each) && each !== node) : [];
  }
}

/** What is kept in a sub-process is there behind it, too. */
const inside = (node: ModdleElement): readonly ModdleElement[] =>
  node.$type === 'bpmn:SubProcess' ? elementsOf(node).filter(isNode) : [];

/** What is there once a step is done. */
function kept(node: ModdleElement, decisions: readonly Decision[]): readonly Variable[] {
  const by = `Kept by ${node.name ?? node.id ?? 'a step'}`;
  const names: Variable[] = outputs(node).map(({ name }) => ({ name, info: by }));
  const result = node.get<string | undefined>('camunda:resultVariable');
  if (result)
    names.push({
      name: result,
      info: `Result of ${node.name ?? node.id ?? 'a step'}`,
      ...shapeOf(node, decisions),
    });
  if (node.$type === 'bpmn:UserTask' && property(node, 'approvals') !== undefined)
    names.push({
      name: 'decision',
      info: `"approved" or "rejected", by ${node.name ?? node.id ?? 'a step'}`,
    });
  for (const definition of node.get<ModdleElement[] | undefined>('eventDefinitions') ?? []) {
    for (const attribute of ['camunda:errorMessageVariable', 'camunda:errorCodeVariable']) {
      const name = definition.get<string | undefined>(attribute);
      if (name) names.push({ name, info: `Of the error at ${node.name ?? node.id ?? 'a step'}` });
    }
  }
  return names.filter(({ name }) => name !== '');
}

/** What a decision leaves: one value, a context of its outputs, or a list of either. */
function shapeOf(node: ModdleElement, decisions: readonly Decision[]): Partial<Variable> {
  const made = decisionOf(node);
  const entries = decisions.find(({ id }) => id === made)?.outputs ?? [];
  switch (
    made === undefined
      ? undefined
      : (node.get<string | undefined>('camunda:mapDecisionResult') ?? 'resultList')
  ) {
    case 'singleResult':
      return { entries };
    case 'collectEntries':
      return { isList: true };
    case 'resultList':
      return { isList: true, entries };
    default:
      return {};
  }
}

/** What an event or a call leaves that was waited for. */
function brought(node: ModdleElement, triggerTypes: readonly TriggerType[]): readonly Variable[] {
  if (!isWait(node)) return [];
  const where = node.name ?? node.id ?? 'a wait';
  const type = waitForOf(node);
  if (type === CALLBACK) return [{ name: resultOf(node), info: `Sent to ${where}`, entries: [] }];
  const known = triggerTypes.find((each) => each.type === type);
  const entries = (known?.variables ?? []).filter(({ name }) => name !== 'event');
  const own = ['id', 'type', 'time'].map((name) => ({ name }));
  return [{ name: resultOf(node), info: `The event at ${where}`, entries: [...entries, ...own] }];
}

/** Where the run can be called, from its beginning. */
function addresses(process: ModdleElement): readonly Variable[] {
  const called = every(process).filter((node) => isWait(node) && waitForOf(node) === CALLBACK);
  return called.length === 0
    ? []
    : [
        {
          name: CALLBACKS,
          info: 'The addresses at which this run waits to be called, each good once',
          entries: called.map(({ id, name }) => ({ name: id ?? '', ...(name ? { info: name } : {}) })),
        },
      ];
}

const every = (scope: ModdleElement): readonly ModdleElement[] =>
  elementsOf(scope).flatMap((node) => [node, ...every(node)]);

/** What people answer in the form of a step, or to start it. */
function filledIn(node: ModdleElement, forms: readonly Form[]): readonly Variable[] {
  const shown = formOf(node);
  const info = `Filled in at ${node.name ?? node.id ?? 'a step'}`;
  const form = forms.find(({ id }) => id === shown);
  return (form?.variables ?? []).map((variable) => ({ info, ...variable }));
}

/** What a sub-process gives to what is in it, and a repetition to what it repeats. */
function handedIn(node: ModdleElement, itself: boolean): readonly Variable[] {
  const loop =
    node.$type === 'bpmn:Process' || !isNode(node)
      ? undefined
      : node.get<ModdleElement | undefined>('loopCharacteristics');
  const item = loop?.get<string | undefined>('camunda:elementVariable');
  return [
    ...(itself || node.$type !== 'bpmn:SubProcess'
      ? []
      : inputs(node)
          .filter(({ name }) => name !== '')
          .map(({ name }) => ({ name, info: `An input of ${node.name ?? node.id ?? 'the sub-process'}` }))),
    ...(item ? [{ name: item, info: 'The element of this repetition' }] : []),
    ...(loop?.$type === 'bpmn:MultiInstanceLoopCharacteristics'
      ? [{ name: 'loopCounter', info: 'Number of this repetition, from 0' }]
      : []),
  ];
}

/** One variable of two origins has the members of both. */
function merged(one: Variable, other: Variable): Variable {
  const details = [...new Set([one.detail, other.detail].filter((text) => text !== undefined))];
  const entries = new Map((one.entries ?? []).map((entry) => [entry.name, entry]));
  for (const entry of other.entries ?? []) {
    const known = entries.get(entry.name);
    entries.set(entry.name, known ? merged(known, entry) : entry);
  }
  return {
    ...one,
    ...other,
    ...(details.length > 0 && { detail: details.join(', ') }),
    ...(entries.size > 0 && { entries: [...entries.values()] }),
  };
}
