type Kind = 'added' | 'removed' | 'changed';
type Forms = Readonly<Record<string, unknown>>;
type Component = Readonly<Record<string, unknown>>;

export type FormDifference = {
  readonly id: string;
  readonly kind: Kind;
  /** Of a form that both have: the components that differ, by what people read on them. */
  readonly parts: readonly { readonly name: string; readonly kind: Kind }[];
};

/** What two versions say differently in their forms, in the order of the newer one. */
export function formDifferences(before: Forms, after: Forms): readonly FormDifference[] {
  return differences(before, after).map(({ key, kind }) => ({
    id: key,
    kind,
    parts: kind === 'changed' ? parts(before[key], after[key]) : [],
  }));
}

function parts(before: unknown, after: unknown) {
  const [old, now] = [componentsOf(before), componentsOf(after)];
  return differences(old, now).map(({ key, kind }) => ({ name: nameOf(now[key] ?? old[key], key), kind }));
}

/** Which decisions two versions do not have alike. */
export const decisionDifferences = (before: Forms, after: Forms) => differences(before, after);

function differences(before: Forms, after: Forms): { key: string; kind: Kind }[] {
  const keys = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...keys].flatMap((key): { key: string; kind: Kind }[] => {
    if (!Object.hasOwn(before, key)) return [{ key, kind: 'added' }];
    if (!Object.hasOwn(after, key)) return [{ key, kind: 'removed' }];
    return written(before[key]) === written(after[key]) ? [] : [{ key, kind: 'changed' }];
  });
}

/** Every component by its id, each without those inside it: they are told of themselves. */
function componentsOf(parent: unknown): Record<string, Component> {
  const inside = isObject(parent) ? parent['components'] : undefined;
  if (!Array.isArray(inside)) return {};
  return Object.fromEntries(
    inside.filter(isObject).flatMap((component, at): [string, Component][] => {
      const own = Object.fromEntries(Object.entries(component).filter(([name]) => name !== 'components'));
      return [[String(own['id'] ?? own['key'] ?? at), own], ...Object.entries(componentsOf(component))];
    }),
  );
}

function nameOf(component: Component | undefined, otherwise: string): string {
  const said = [component?.['label'], component?.['text'], component?.['key']].find(
    (text) => typeof text === 'string' && text.trim() !== '',
  );
  return String(said ?? otherwise).slice(0, 80);
}

/** As text in which the order of members says nothing. */
const written = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    isObject(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each,
  );
const isObject = (value: unknown): value is Component =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
