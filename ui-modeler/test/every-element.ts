import { BpmnModdle } from 'bpmn-moddle';
import type { ModdleElement } from '../src/bpmn';
import { moddleExtensions } from '../src/moddle-extensions';

interface Property {
  readonly name: string;
  readonly type: string;
  readonly isMany?: boolean;
  readonly isReference?: boolean;
  readonly isVirtual?: boolean;
  readonly isId?: boolean;
  readonly default?: unknown;
}

interface Metamodel {
  readonly registry: {
    readonly typeMap: Record<string, { readonly isAbstract?: boolean; readonly extends?: readonly string[] }>;
    getEffectiveDescriptor(type: string): {
      readonly properties: readonly Property[];
      readonly allTypesByName: object;
    };
  };
  create(type: string, attributes?: object): ModdleElement;
  hasType(element: unknown, type: string): boolean;
  toXML(element: ModdleElement, options: object): Promise<{ xml: string }>;
}

/** Parts of the metamodel that are no elements of a document, or none that stands alone. */
const helpers = new Set([
  'camunda:InputOutputParameter',
  'camunda:InputOutputParameterDefinition',
  'camunda:Value',
]);

const simple: Record<string, unknown> = { String: 'text & more', Boolean: true, Integer: 7, Real: 1.5 };

/**
 * A document with each element that BPMN and Camunda's vocabulary know, each with all of its attributes, made from their
 * metamodel: of no sense, but complete.
 */
export async function everyElement(): Promise<{ readonly xml: string; readonly types: ReadonlySet<string> }> {
  const moddle = new BpmnModdle(moddleExtensions as never) as unknown as Metamodel;
  const { registry } = moddle;
  const all = Object.keys(registry.typeMap);
  const concrete = (type: string) =>
    all.filter((name) => {
      const { isAbstract, extends: traits } = registry.typeMap[name] ?? {};
      return (
        !isAbstract &&
        !traits?.length &&
        !helpers.has(name) &&
        type in registry.getEffectiveDescriptor(name).allTypesByName
      );
    });
  const types = new Set<string>();
  const made: ModdleElement[] = [];
  const references: { element: ModdleElement; property: Property }[] = [];
  let number = 0;

  const build = (type: string): ModdleElement => {
    const element = moddle.create(type);
    made.push(element);
    const first = !types.has(type);
    types.add(type);
    for (const property of registry.getEffectiveDescriptor(type).properties) {
      const { name, type: kind } = property;
      if (property.isVirtual) continue;
      if (property.isId) element.set(name, `e${String(++number)}`);
      else if (property.isReference) references.push({ element, property });
      else if (kind in simple) {
        if (name.endsWith(':body') || name === 'body') element.set(name, 'x > 1');
        else if (first) element.set(name, kind === 'Boolean' ? property.default !== true : simple[kind]);
      } else if (first && kind !== 'Element') {
        const parts = concrete(kind)
          .filter((part) => property.isMany || !types.has(part) || part === kind)
          .slice(0, property.isMany ? undefined : 1)
          .filter((part) => !types.has(part) || !property.isMany)
          .map((part) => adopt(build(part), element));
        if (parts.length > 0) element.set(name, property.isMany ? parts : parts[0]);
      }
    }
    return element;
  };
  const adopt = (child: ModdleElement, parent: ModdleElement) => {
    child.$parent = parent;
    return child;
  };

  const definitions = build('bpmn:Definitions');
  // What stands in no element of its own belongs to extensions.
  const left = concrete('Element').concat(all.filter((name) => name.startsWith('camunda:')));
  const process = made.find(({ $type }) => $type === 'bpmn:Process');
  const extensions = process?.get<ModdleElement | undefined>('extensionElements');
  for (const type of new Set(left)) {
    const { isAbstract, extends: traits } = registry.typeMap[type] ?? { isAbstract: true };
    if (
      !isAbstract &&
      !traits?.length &&
      !types.has(type) &&
      !helpers.has(type) &&
      extensions &&
      type.startsWith('camunda:')
    ) {
      extensions.get<ModdleElement[]>('values').push(adopt(build(type), extensions));
    }
  }
  for (const { element, property } of references) {
    const target = made.find((each) => moddle.hasType(each, property.type) && each.id !== undefined);
    if (target) element.set(property.name, property.isMany ? [target] : target);
  }
  return { xml: (await moddle.toXML(definitions, { format: true })).xml, types };
}
