import type { ModdleElement } from '../bpmn';

/** A model as plain data, fit to be sent to another thread: far quicker than as XML. Elements stand for each other by number. */
export interface FlatModel {
  readonly elements: readonly FlatElement[];
}

interface FlatElement {
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children: readonly (readonly [property: string, many: boolean, numbers: readonly number[]])[];
  readonly references: readonly (readonly [property: string, many: boolean, numbers: readonly number[]])[];
}

interface Property {
  readonly name: string;
  readonly type: string;
  readonly isMany?: boolean;
  readonly isAttr?: boolean;
  readonly isReference?: boolean;
  readonly isVirtual?: boolean;
}

export interface Described extends ModdleElement {
  readonly $attrs?: Record<string, string>;
  readonly $descriptor: { readonly isGeneric?: boolean; readonly properties: readonly Property[] };
}

const simple = new Set(['String', 'Boolean', 'Integer', 'Real', 'Element']);
const isSimple = ({ type }: Property) => simple.has(type) && type !== 'Element';

interface Shape {
  readonly values: readonly Property[];
  readonly parts: readonly Property[];
  readonly references: readonly Property[];
}

const shapes = new WeakMap<object, Shape>();

/** What an element of this kind can hold, sorted by how it holds it. Where things are drawn is nothing to lint. */
export function shapeOf({ $descriptor }: Described): Shape {
  let shape = shapes.get($descriptor);
  if (!shape) {
    const properties = ($descriptor.properties as readonly Property[] | undefined) ?? [];
    const drawn = properties.filter(({ name, isVirtual }) => name !== 'diagrams' && !isVirtual);
    shape = {
      values: drawn.filter((property) => !property.isReference && isSimple(property)),
      parts: drawn.filter((property) => !property.isReference && !isSimple(property)),
      references: drawn.filter(({ isReference }) => isReference),
    };
    shapes.set($descriptor, shape);
  }
  return shape;
}

/** The elements in `parts` of an element, in the order of its kind's properties. */
export function partsOf(element: Described, property: Property): readonly Described[] {
  if (!Object.hasOwn(element, property.name)) return [];
  const value = (element as unknown as Record<string, unknown>)[property.name];
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter(
    (each): each is Described => typeof each === 'object' && each !== null && '$descriptor' in each,
  );
}

type Ends = Record<string, Described[] | undefined>;

/** A file may leave out `incoming` and `outgoing` (they are optional in BPMN); its flows say the same. */
function flowsAtEnds(elements: readonly Described[]): ReadonlyMap<ModdleElement, Ends> {
  const ends = new Map<ModdleElement, Ends>();
  const add = (node: ModdleElement | undefined, side: 'incoming' | 'outgoing', flow: Described) => {
    if (!node) return;
    const flows = ends.get(node) ?? {};
    (flows[side] ??= []).push(flow);
    ends.set(node, flows);
  };
  for (const flow of elements) {
    if (flow.$type !== 'bpmn:SequenceFlow') continue;
    add(flow.get('sourceRef'), 'outgoing', flow);
    add(flow.get('targetRef'), 'incoming', flow);
  }
  return ends;
}

export function flatten(root: ModdleElement): FlatModel {
  const numbers = new Map<object, number>();
  const all: Described[] = [];
  const collect = (element: Described) => {
    if (element.$descriptor.isGeneric || numbers.has(element)) return;
    numbers.set(element, all.length);
    all.push(element);
    for (const property of shapeOf(element).parts) partsOf(element, property).forEach(collect);
  };
  collect(root as Described);

  const ends = flowsAtEnds(all);
  const known = (elements: readonly object[]) =>
    elements.map((element) => numbers.get(element)).filter((number) => number !== undefined);
  const elements = all.map((element): FlatElement => {
    const { values, parts, references } = shapeOf(element);
    const own = element as unknown as Record<string, unknown>;
    const told = (list: readonly Property[]) =>
      list.flatMap((property) => {
        const found = known(ends.get(element)?.[property.name] ?? partsOf(element, property));
        return found.length > 0 ? [[property.name, property.isMany === true, found] as const] : [];
      });
    return {
      type: element.$type,
      values: Object.fromEntries(
        values.filter(({ name }) => Object.hasOwn(own, name)).map(({ name }) => [name, own[name]]),
      ),
      ...(element.$attrs && Object.keys(element.$attrs).length > 0
        ? { attributes: { ...element.$attrs } }
        : {}),
      children: told(parts),
      references: told(references),
    };
  });
  return { elements };
}

export function restore(
  { elements }: FlatModel,
  moddle: { create(type: string): ModdleElement },
): ModdleElement | undefined {
  const made = elements.map(({ type }) => moddle.create(type));
  elements.forEach(({ values, attributes, children, references }, index) => {
    const element = made[index];
    if (!element) return;
    for (const [name, value] of Object.entries(values)) element.set(name, value);
    Object.assign((element as Described).$attrs ?? {}, attributes);
    for (const [name, many, numbers] of [...children, ...references]) {
      const parts = numbers.map((number) => made[number]).filter((part) => part !== undefined);
      element.set(name, many ? parts : parts[0]);
    }
    for (const [, , numbers] of children) {
      for (const number of numbers) {
        const part = made[number];
        if (part) part.$parent = element;
      }
    }
  });
  return made[0];
}
