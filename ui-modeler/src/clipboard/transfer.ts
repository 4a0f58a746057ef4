import type { ModdleElement } from '../bpmn';

/** The part of moddle that makes elements; nothing made here claims an id. */
export interface Moddle {
  create(type: string, attributes?: object): ModdleElement;
  createAny(type: string, uri: string, attributes?: object): ModdleElement;
}

interface Described extends ModdleElement {
  readonly $attrs?: Record<string, string>;
  readonly $descriptor: { readonly isGeneric?: boolean; readonly ns: { readonly uri?: string } };
}

const isModdle = (value: object): value is Described => '$descriptor' in value;

/**
 * Copied elements as text, for another diagram or another tab. Model elements keep their attributes and extensions of
 * other vendors; what several of them refer to, such as an error, stays one thing.
 */
export function encode(tree: unknown): string {
  const numbers = new Map<object, number>();
  return JSON.stringify(plain(tree));

  function plain(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(plain);
    if (!isModdle(value)) return { of: members(value) };
    const known = numbers.get(value);
    if (known !== undefined) return { same: known };
    numbers.set(value, numbers.size);
    return {
      type: value.$type,
      ...(value.$descriptor.isGeneric ? { uri: value.$descriptor.ns.uri ?? '' } : {}),
      number: numbers.size - 1,
      ...(value.$attrs && Object.keys(value.$attrs).length > 0 ? { attrs: { ...value.$attrs } } : {}),
      of: members(value),
    };
  }

  function members(value: object): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => !name.startsWith('$') || name === '$body' || name === '$children')
        .map(([name, member]) => [name, plain(member)]),
    );
  }
}

interface Encoded {
  readonly type?: string;
  readonly uri?: string;
  readonly number?: number;
  readonly same?: number;
  readonly attrs?: Record<string, string>;
  readonly of?: Record<string, unknown>;
}

/** The opposite of {@link encode}; throws where the text is not what `encode` writes. */
export function decode(text: string, moddle: Moddle): unknown {
  const made: ModdleElement[] = [];
  return value(JSON.parse(text));

  function value(encoded: unknown, parent?: ModdleElement): unknown {
    if (typeof encoded !== 'object' || encoded === null) return encoded;
    if (Array.isArray(encoded)) return encoded.map((each) => value(each, parent));
    const { type, uri, number, same, attrs, of = {} } = encoded as Encoded;
    if (same !== undefined) return made[same];
    if (type === undefined) {
      return Object.fromEntries(Object.entries(of).map(([name, member]) => [name, value(member)]));
    }
    const element = uri === undefined ? moddle.create(type) : moddle.createAny(type, uri);
    if (number !== undefined) made[number] = element;
    element.$parent = parent;
    for (const [name, member] of Object.entries(of)) {
      const decoded = value(member, element);
      if (uri === undefined) element.set(name, decoded);
      else Object.assign(element, { [name]: decoded });
    }
    Object.assign((element as Described).$attrs ?? {}, attrs);
    return element;
  }
}

/** A copy of an element of a vendor unknown here, with all that is in it. */
export function copyOf(element: ModdleElement, moddle: Moddle): ModdleElement {
  return decode(encode(element), moddle) as ModdleElement;
}
