import { getBusinessObject } from 'bpmn-js/lib/util/ModelUtil';

/** The part of moddle's objects that is used here. */
export interface ModdleElement {
  readonly $type: string;
  $parent?: ModdleElement | undefined;
  readonly id?: string;
  readonly name?: string;
  get<T = unknown>(name: string): T;
  set(name: string, value: unknown): void;
}

/** The part of bpmn-js' factory that is used here. */
export interface Factory {
  create(type: string, attributes?: object): ModdleElement;
}

/** Anything that stands for a model element: a shape, a connection, or the model element itself. */
export type ElementLike = object;

export const bo = (element: ElementLike): ModdleElement =>
  getBusinessObject(element as never) as ModdleElement;

export { is, isAny } from 'bpmn-js/lib/util/ModelUtil';

const isExtension = (type: string) => (value: ModdleElement) => value.$type === type;

export function extensionValues(element: ElementLike): readonly ModdleElement[] {
  return (
    bo(element).get<ModdleElement | undefined>('extensionElements')?.get<ModdleElement[]>('values') ?? []
  );
}

/** The value of a `camunda:property`, or undefined. */
export function property(element: ElementLike, name: string): string | undefined {
  return extensionValues(element)
    .find(isExtension('camunda:Properties'))
    ?.get<ModdleElement[]>('values')
    .find((entry) => entry.get('name') === name)
    ?.get<string | undefined>('value');
}

export interface Parameter {
  readonly name: string;
  readonly value: string;
  /** A script, list or map instead of text: kept, but not editable here. */
  readonly structured: boolean;
}

function parameters(
  element: ElementLike,
  list: 'inputParameters' | 'outputParameters',
): readonly Parameter[] {
  const values =
    extensionValues(element).find(isExtension('camunda:InputOutput'))?.get<ModdleElement[]>(list) ?? [];
  return values.map((parameter) => ({
    name: parameter.get<string | undefined>('name') ?? '',
    value: parameter.get<string | undefined>('value') ?? '',
    structured: parameter.get('definition') != null,
  }));
}

export const inputs = (element: ElementLike) => parameters(element, 'inputParameters');
export const outputs = (element: ElementLike) => parameters(element, 'outputParameters');

export const input = (element: ElementLike, name: string): string | undefined =>
  inputs(element).find((parameter) => parameter.name === name)?.value;

/**
 * A copy of an element's extension elements with changes, to be set in one undoable command.
 * Whatever is not named stays as it is, extensions of other vendors included.
 */
export class ExtensionDraft {
  private readonly factory: Factory;
  private readonly owner: ModdleElement;
  private values: ModdleElement[];

  constructor(factory: Factory, element: ElementLike) {
    this.factory = factory;
    this.owner = bo(element);
    this.values = [...extensionValues(element)];
  }

  property(name: string, value: string | undefined): this {
    const entry = value === undefined ? undefined : this.factory.create('camunda:Property', { name, value });
    return this.edit('camunda:Properties', 'values', (entries) => replaceNamed(entries, name, entry));
  }

  input(name: string, value: string | undefined): this {
    const entry =
      value === undefined ? undefined : this.factory.create('camunda:InputParameter', { name, value });
    return this.edit('camunda:InputOutput', 'inputParameters', (list) => replaceNamed(list, name, entry));
  }

  output(name: string, value: string | undefined): this {
    const entry =
      value === undefined ? undefined : this.factory.create('camunda:OutputParameter', { name, value });
    return this.edit('camunda:InputOutput', 'outputParameters', (list) => replaceNamed(list, name, entry));
  }

  /** Adds a parameter even if one of that name is there. */
  add(kind: 'input' | 'output', name: string, value: string): this {
    const [list, type] =
      kind === 'input'
        ? (['inputParameters', 'camunda:InputParameter'] as const)
        : (['outputParameters', 'camunda:OutputParameter'] as const);
    return this.edit('camunda:InputOutput', list, (entries) => [
      ...entries,
      this.factory.create(type, { name, value }),
    ]);
  }

  /** Changes or, with undefined, removes the parameter at a position. */
  at(kind: 'input' | 'output', index: number, change: { name?: string; value?: string } | undefined): this {
    const list = kind === 'input' ? 'inputParameters' : 'outputParameters';
    return this.edit('camunda:InputOutput', list, (entries) =>
      entries.flatMap((entry, position) => {
        if (position !== index) return [entry];
        if (!change) return [];
        const definition = change.value === undefined ? entry.get('definition') : undefined;
        return [
          this.factory.create(entry.$type, {
            name: entry.get('name'),
            value: entry.get('value'),
            ...change,
            ...(definition ? { definition } : {}),
          }),
        ];
      }),
    );
  }

  /** The new `bpmn:ExtensionElements`, or undefined when nothing is left in it. */
  build(): ModdleElement | undefined {
    if (this.values.length === 0) return undefined;
    const result = this.factory.create('bpmn:ExtensionElements', { values: this.values });
    result.$parent = this.owner;
    for (const value of this.values) value.$parent = result;
    return result;
  }

  private edit(type: string, list: string, change: (entries: ModdleElement[]) => ModdleElement[]): this {
    const old = this.values.find(isExtension(type));
    const lists = type === 'camunda:InputOutput' ? ['inputParameters', 'outputParameters'] : [list];
    const attributes = Object.fromEntries(
      lists.map((name) => [name, [...(old?.get<ModdleElement[]>(name) ?? [])]]),
    ) as Record<string, ModdleElement[]>;
    attributes[list] = change(attributes[list] ?? []);
    const empty = Object.values(attributes).every((entries) => entries.length === 0);
    const next = empty ? undefined : this.factory.create(type, attributes);
    if (next) for (const entry of Object.values(attributes).flat()) entry.$parent = next;
    this.values = old
      ? this.values.flatMap((value) => (value !== old ? [value] : next ? [next] : []))
      : [...this.values, ...(next ? [next] : [])];
    return this;
  }
}

function replaceNamed(entries: ModdleElement[], name: string, entry: ModdleElement | undefined) {
  const index = entries.findIndex((candidate) => candidate.get('name') === name);
  if (index < 0) return entry ? [...entries, entry] : entries;
  return entries.flatMap((candidate, position) => (position !== index ? [candidate] : entry ? [entry] : []));
}

/** The element's only event definition, or undefined. */
export function eventDefinition(element: ElementLike): ModdleElement | undefined {
  return bo(element).get<ModdleElement[] | undefined>('eventDefinitions')?.[0];
}
