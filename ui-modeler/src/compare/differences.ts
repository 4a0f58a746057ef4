import { diff } from 'bpmn-js-differ';
import { BpmnModdle } from 'bpmn-moddle';
import type { ModdleElement } from '../bpmn';
import { itemOf } from '../catalog';
import { moddleExtensions } from '../moddle-extensions';
import { normalise } from '../round-trip/normalise';
import { factsOf } from './facts';

export interface ChangedProperty {
  /** In words of the product, e.g. `Input “to”`. */
  readonly what: string;
  /** Null: it was not there. */
  readonly before: string | null;
  /** Null: it is no longer there. */
  readonly after: string | null;
}

export interface Difference {
  readonly elementId: string;
  /** What people call the element, or what kind of element it is. */
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  /** Of changed elements: what. */
  readonly properties: readonly ChangedProperty[];
}

const order = ['added', 'removed', 'changed', 'moved'] as const;

/** What has changed between two versions of a model: what was drawn anew first, what was only moved last. */
export async function differences(before: string, after: string): Promise<readonly Difference[]> {
  const [one, other] = await Promise.all([read(before), read(after)]);
  const { _added, _removed, _changed, _layoutChanged } = diff(one, other);
  const [old, now] = [byId(one), byId(other)];
  const found = new Map<string, Difference>();
  const put = (
    kind: Difference['kind'],
    model: ModdleElement | undefined,
    properties: readonly ChangedProperty[] = [],
  ) => {
    const elementId = model?.id ?? '';
    if (model && elementId && !found.has(elementId))
      found.set(elementId, { elementId, name: nameOf(model), kind, properties });
  };
  for (const model of Object.values(_added)) put('added', model);
  for (const model of Object.values(_removed)) put('removed', model);
  // The differ compares what it knows of; what an element says is compared here, element by element.
  for (const [id, element] of now) {
    const previous = old.get(id);
    if (!previous) continue;
    const properties = compare(previous, element);
    if (properties.length > 0) put('changed', element, properties);
    else if (previous.$type !== element.$type) put('changed', element, [kindOf(previous, element)]);
  }
  for (const { model } of Object.values(_changed)) {
    if (model?.id && now.has(model.id) && !isContainer(model)) put('changed', model);
  }
  for (const model of Object.values(_layoutChanged)) put('moved', model);
  return [...found.values()].sort((left, right) => order.indexOf(left.kind) - order.indexOf(right.kind));
}

async function read(xml: string): Promise<ModdleElement> {
  const { rootElement } = await new BpmnModdle(moddleExtensions as never).fromXML(normalise(xml));
  // What is drawn and stands for nothing is no difference, and the differ stumbles over it.
  for (const diagram of rootElement.get<ModdleElement[] | undefined>('diagrams') ?? []) {
    const plane = diagram.get<ModdleElement | undefined>('plane');
    const drawn = plane?.get<ModdleElement[] | undefined>('planeElement') ?? [];
    plane?.set(
      'planeElement',
      drawn.filter((shape: ModdleElement) => shape.get('bpmnElement') !== undefined),
    );
  }
  return rootElement;
}

const isContainer = ({ $type }: ModdleElement) =>
  ['bpmn:Process', 'bpmn:SubProcess', 'bpmn:Definitions', 'bpmn:Collaboration'].includes($type);

/** Everything of a document that people can point at. */
function byId(root: ModdleElement): ReadonlyMap<string, ModdleElement> {
  const all = new Map<string, ModdleElement>();
  const visit = (element: ModdleElement) => {
    if (element.id && element.$type !== 'bpmn:Definitions') all.set(element.id, element);
    for (const list of ['rootElements', 'flowElements', 'artifacts', 'participants', 'laneSets', 'lanes']) {
      for (const child of element.get<ModdleElement[] | undefined>(list) ?? []) visit(child);
    }
  };
  visit(root);
  return all;
}

function compare(before: ModdleElement, after: ModdleElement): readonly ChangedProperty[] {
  const [old, now] = [factsOf(before), factsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((what) => ({ what, before: old.get(what) ?? null, after: now.get(what) ?? null }))
    .filter((change) => change.before !== change.after);
}

const kindOf = (before: ModdleElement, after: ModdleElement): ChangedProperty => ({
  what: 'Kind of element',
  before: labelOf(before),
  after: labelOf(after),
});

function labelOf({ $type }: ModdleElement): string {
  return itemOf({ type: $type })?.label ?? $type.replace(/^\w+:/, '').replaceAll(/\B([A-Z])/g, ' $1');
}

function nameOf(element: ModdleElement): string {
  if (element.name) return element.name;
  if (element.$type === 'bpmn:SequenceFlow') {
    const end = (side: string) => {
      const node = element.get<ModdleElement | undefined>(side);
      return node ? (node.name ?? labelOf(node)) : '…';
    };
    return `${end('sourceRef')} → ${end('targetRef')}`;
  }
  return labelOf(element);
}
