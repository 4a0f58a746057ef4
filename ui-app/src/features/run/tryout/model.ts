const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

export type Model = {
  /** Of the process itself, as drawn. */
  starts: readonly { id: string; name: string }[];
  nameOf: (elementId: string) => string;
};

/** What a try-out needs to know of a drawing; empty for one that can't be read. */
export function readModel(bpmn: string): Model {
  const document = new DOMParser().parseFromString(bpmn, 'text/xml');
  const names = new Map<string, string>();
  for (const element of document.getElementsByTagNameNS(BPMN, '*')) {
    const name = element.getAttribute('name');
    if (element.id && name?.trim()) names.set(element.id, name.trim());
  }
  const nameOf = (id: string) => names.get(id) ?? id;
  const starts = [...document.getElementsByTagNameNS(BPMN, 'startEvent')]
    .filter(({ parentElement }) => parentElement?.localName === 'process')
    .map(({ id }) => ({ id, name: nameOf(id) }));
  return { starts, nameOf };
}

/** JSON a person has typed; undefined where it is none. */
export function parsed(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The same, where only named values will do. */
export function parsedObject(text: string): Record<string, unknown> | undefined {
  const value = parsed(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

export const typed = (value: unknown) => JSON.stringify(value, null, 2);
