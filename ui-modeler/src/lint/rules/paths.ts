import { property, type ModdleElement } from '../../bpmn';
import { report, rule } from '../report';

const scopes = new Set(['bpmn:Process', 'bpmn:SubProcess']);
const waiting = new Set([
  'bpmn:UserTask',
  'bpmn:IntermediateCatchEvent',
  'bpmn:EventBasedGateway',
  'bpmn:ReceiveTask',
]);

const elementsOf = (scope: ModdleElement) => scope.get<ModdleElement[] | undefined>('flowElements') ?? [];
const isNode = ({ $type }: ModdleElement) =>
  /(Event|Task|Gateway)$/.test($type) || $type === 'bpmn:SubProcess' || $type === 'bpmn:CallActivity';
const definitionsOf = (node: ModdleElement) =>
  node.get<ModdleElement[] | undefined>('eventDefinitions') ?? [];
const waitsForError = (node: ModdleElement) =>
  definitionsOf(node).some(({ $type }) => $type === 'bpmn:ErrorEventDefinition');
const codeOf = (node: ModdleElement) =>
  definitionsOf(node)
    .find(({ $type }) => $type === 'bpmn:ErrorEventDefinition')
    ?.get<ModdleElement | undefined>('errorRef')
    ?.get<string | undefined>('errorCode');

type Arrows = Map<ModdleElement, ModdleElement[]>;

function arrows(scope: ModdleElement, leads: (event: ModdleElement) => boolean): Arrows {
  const next: Arrows = new Map();
  const add = (from?: ModdleElement, to?: ModdleElement) => {
    if (from && to) next.set(from, [...(next.get(from) ?? []), to]);
  };
  for (const node of elementsOf(scope)) {
    if (node.$type === 'bpmn:SequenceFlow') add(node.get('sourceRef'), node.get('targetRef'));
    if (node.$type === 'bpmn:BoundaryEvent' && leads(node)) add(node.get('attachedToRef'), node);
  }
  return next;
}

function reached(next: Arrows, from: readonly ModdleElement[]): Set<ModdleElement> {
  const seen = new Set<ModdleElement>();
  const open = [...from];
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    open.push(...(next.get(node) ?? []));
  }
  return seen;
}

/** Each step can be reached from the start. What nothing at all leads to is told by another rule. */
export const reachable = rule((scope, reporter) => {
  if (!scopes.has(scope.$type)) return;
  const nodes = elementsOf(scope).filter(isNode);
  const starts = nodes.filter(
    (node) => node.$type === 'bpmn:StartEvent' || node.get<boolean | undefined>('triggeredByEvent') === true,
  );
  if (starts.length === 0) return;
  const next = arrows(scope, () => true);
  const seen = reached(next, starts);
  const connected = (node: ModdleElement) =>
    node.$type === 'bpmn:BoundaryEvent' ||
    (['incoming', 'outgoing'] as const).some(
      (side) => (node.get<unknown[] | undefined>(side) ?? []).length > 0,
    );
  const left = nodes.filter(
    (node) =>
      !seen.has(node) && node.get<boolean | undefined>('isForCompensation') !== true && connected(node),
  );
  // What follows an unreached step is not told again; where all follow each other, one stands for them.
  const following = new Set(left.flatMap((node) => next.get(node) ?? []));
  const first = left.filter((node) => !following.has(node));
  for (const node of first.length > 0 ? first : left.slice(0, 1)) {
    report(
      reporter,
      node,
      'No path from the start leads here.',
      'Connect it to a step that is reached, or delete it.',
    );
  }
});

/** As the server has it: a loop in which nothing waits would run for ever. */
export const endlessLoop = rule((scope, reporter) => {
  if (!scopes.has(scope.$type)) return;
  const next = arrows(
    scope,
    (event) =>
      !definitionsOf(event).some(
        ({ $type }) => $type === 'bpmn:TimerEventDefinition' || $type === 'bpmn:MessageEventDefinition',
      ),
  );
  for (const node of elementsOf(scope)) if (waits(node)) next.delete(node);
  const looping = elementsOf(scope)
    .filter((node) => isNode(node) && next.has(node) && reached(next, next.get(node) ?? []).has(node))
    .sort((one, other) => ((one.id ?? '') < (other.id ?? '') ? -1 : 1));
  const [first] = looping;
  if (first) {
    report(
      reporter,
      first,
      `The loop through ${first.id ?? 'this step'} never waits.`,
      'Put a timer, a user task or a connector step into the loop.',
    );
  }
});

function waits(node: ModdleElement): boolean {
  return (
    waiting.has(node.$type) ||
    (node.get<string | undefined>('camunda:topic')?.startsWith('connector:') ?? false) ||
    node.get('camunda:asyncBefore') === true ||
    node.get('camunda:asyncAfter') === true
  );
}

/** An error that a sub-process ends with is caught around it, or the run fails without anybody having decided so. */
export const unhandledError = rule((node, reporter) => {
  if (node.$type !== 'bpmn:EndEvent' || !waitsForError(node)) return;
  const code = codeOf(node);
  let scope = node.$parent;
  if (scope?.$type !== 'bpmn:SubProcess') return;
  for (; scope && scopes.has(scope.$type); scope = scope.$parent) {
    const inside = scope;
    const around = scope.$parent ? elementsOf(scope.$parent) : [];
    const handlers = [
      ...around.filter(
        (event) => event.$type === 'bpmn:BoundaryEvent' && event.get('attachedToRef') === inside,
      ),
      ...elementsOf(inside)
        .filter((each) => each.get<boolean | undefined>('triggeredByEvent') === true)
        .flatMap((each) => elementsOf(each).filter(({ $type }) => $type === 'bpmn:StartEvent')),
    ].filter(waitsForError);
    if (handlers.some((handler) => codeOf(handler) === undefined || codeOf(handler) === code)) return;
  }
  report(
    reporter,
    node,
    code === undefined ? 'Nothing catches this error.' : `Nothing catches the error “${code}”.`,
    'Put “When it fails” on the sub-process around it, or the run fails here.',
  );
});

/** As the server has it: a repeated step says how often. */
export const repetition = rule((node, reporter) => {
  if (node.$type !== 'bpmn:MultiInstanceLoopCharacteristics') return;
  if (node.get('loopCardinality') === undefined && node.get('camunda:collection') === undefined) {
    report(
      reporter,
      node,
      'The step does not say how often it is repeated.',
      'Set a collection or a number.',
    );
  }
});

/** As the server has it: how often and how soon a step is tried again. */
export const retryPolicy = rule((node, reporter) => {
  const value = /(Task|Event|SubProcess|Gateway)$/.test(node.$type) ? property(node, 'retry') : undefined;
  if (value !== undefined && !/^R([1-9]|1[0-9]|20)\/PT([1-9][0-9]{0,4})[SMH]$/.test(value)) {
    report(
      reporter,
      node,
      `"${value}" is no retry policy.`,
      'Use at most 20 attempts and at least a second between them, e.g. R3/PT10S.',
    );
  }
});

/** As the server has it: one process, which can be run. */
export const oneProcess = rule((node, reporter) => {
  if (node.$type === 'bpmn:Definitions') {
    const roots = node.get<ModdleElement[] | undefined>('rootElements') ?? [];
    const processes = roots.filter(({ $type }) => $type === 'bpmn:Process').length;
    if (processes !== 1) {
      reporter.report('', `The model has ${String(processes)} processes.`, {
        remedy: 'Draw exactly one, in at most one pool.',
      });
    }
  }
  if (node.$type === 'bpmn:Process' && node.get('isExecutable') !== true) {
    report(reporter, node, 'The process is not executable.', 'Mark it as executable.');
  }
});
