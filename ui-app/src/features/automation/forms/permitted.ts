import { kinds, ofForm } from './limits';

type Field = { readonly type: string };
type Entry = { readonly id: string };
type Group = {
  readonly id: string;
  readonly entries?: readonly Entry[];
  readonly items?: readonly unknown[];
};

/** Entries of the panel by what they write, where the entry has another name. */
const writes: Readonly<Record<string, string>> = {
  'conditional-hide': 'conditional',
  'prefix-adorner': 'appearance',
  'suffix-adorner': 'appearance',
  columns: 'layout',
};
/** Written by nobody here, whatever it is set on. */
const never = new Set([
  'path',
  'versionTag',
  'patternErrorMessage',
  'defaultRepetitions',
  'allowAddRemove',
  'disableCollapse',
  'nonCollapsedItems',
]);
/** Groups of the panel that nearly every question needs. */
const open = new Set(['general', 'staticOptions', 'validation']);
const known = new Set([...ofForm, ...Object.values(kinds).flatMap(({ properties }) => properties)]);

/** Lets the palette offer what the server takes, and the panel ask for no more. */
class Permitted {
  static readonly $inject = ['formFields', 'propertiesPanel'];

  constructor(
    formFields: { readonly _formFields: Record<string, unknown> },
    propertiesPanel: { registerProvider(provider: object, priority: number): void },
  ) {
    // Still to be found by its name: a form that holds one must open, or nobody could take it out.
    for (const type of Object.keys(formFields._formFields)) {
      if (!Object.hasOwn(kinds, type)) {
        Object.defineProperty(formFields._formFields, type, { enumerable: false });
      }
    }
    // After form-js' own, whose groups it thins out.
    propertiesPanel.registerProvider(this, 500);
  }

  getGroups(field: Field | undefined) {
    return (groups: readonly Group[]) => (field ? thinned(groups, field) : groups);
  }
}

function thinned(groups: readonly Group[], { type }: Field): readonly Group[] {
  const properties = kinds[type]?.properties;
  const fits = ({ id }: Entry) => {
    // The form's own id is the draft's affair.
    if (never.has(id) || (type === 'default' && id === 'id')) return false;
    const written = writes[id] ?? id;
    return !properties || !known.has(written) || properties.includes(written);
  };
  return groups
    .filter(({ id }) => id !== 'custom-values' && id !== 'securityAttributes')
    .map((group) => ({
      ...group,
      ...(group.entries ? { entries: group.entries.filter(fits) } : {}),
      shouldOpen: open.has(group.id),
    }))
    .filter(({ items, entries }) => items || (entries && entries.length > 0));
}

export const permittedModule = {
  __init__: ['taskloomPermitted'],
  taskloomPermitted: ['type', Permitted],
};
