import type { ModdleElement } from '../bpmn';

/** What the parser says of a reference whose target the document does not contain. */
interface Unresolved {
  readonly element: ModdleElement;
  readonly property: string;
  readonly value: string;
}

/** References into other files, or to an error that only the engine knows by its code: the parser forgets them. */
export function danglingIn(warnings: readonly unknown[]): readonly Unresolved[] {
  return warnings.filter((warning): warning is Unresolved => {
    const { element, property, value } = warning as Partial<Unresolved>;
    return element !== undefined && property !== undefined && typeof value === 'string';
  });
}

/** Puts them back where nothing else has been put meanwhile; what is returned takes them away again. */
export function putBack(dangling: readonly Unresolved[]): () => void {
  const undo = dangling.flatMap(({ element, property, value }) => {
    const stub = { id: value };
    const current = element.get<unknown>(property);
    if (Array.isArray(current)) {
      if (current.some((each: { id?: string }) => each.id === value)) return [];
      current.push(stub);
      return [() => current.splice(current.indexOf(stub), 1)];
    }
    if (current !== undefined) return [];
    element.set(property, stub);
    return [() => element.set(property, undefined)];
  });
  return () => {
    for (const each of undo) each();
  };
}
