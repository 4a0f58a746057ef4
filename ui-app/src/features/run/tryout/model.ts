const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const CAMUNDA = 'http://camunda.org/schema/1.0/bpmn';

export type Model = {
  /** Of the process itself, as drawn. */
  starts: readonly {
    id: string;
    name: string;
    /** Id of the form that it asks for. */ form: string | null;
  }[];
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
    .map((start) => ({
      id: start.id,
      name: nameOf(start.id),
      form: start.getAttributeNS(CAMUNDA, 'formRef'),
    }));
  return { starts, nameOf };
}

export const typed = (value: unknown) => JSON.stringify(value, null, 2);

/** What a field holds that may be left empty, for nothing at all. */
export const orNothing = (text: string) => (text.trim() === '' ? '{}' : text);
