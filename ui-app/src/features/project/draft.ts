import type { Project, ProjectPatch } from '@/lib/api/types';

/** What of a project is edited in its form. */
export const FIELDS = ['name', 'description', 'color'] as const;
export type Field = (typeof FIELDS)[number];
type Values = Pick<Project, Field>;

/** Fields that somebody is changing: from what, to what. */
export type Edits = { [Key in Field]?: { base: Values[Key]; value: Values[Key] } };

/** The form's content: what is edited, and for the rest how the project stands. */
export function valuesOf(project: Project, edits: Edits): Values {
  return {
    name: edits.name ? edits.name.value : project.name,
    description: edits.description ? edits.description.value : project.description,
    color: edits.color ? edits.color.value : project.color,
  };
}

/** @returns the edits with this one; without it if it says what is there anyway */
export function edited<Key extends Field>(
  edits: Edits,
  project: Project,
  field: Key,
  value: Values[Key],
): Edits {
  const { [field]: before, ...others } = edits;
  const base = before ? (before.base as Values[Key]) : project[field];
  return value === base && project[field] === base
    ? (others as Edits)
    : { ...edits, [field]: { base, value } };
}

/** The edited fields that somebody else has changed since, to something else. */
export function clashes(edits: Edits, current: Project): Field[] {
  return FIELDS.filter((field) => {
    const edit = edits[field];
    return edit && current[field] !== edit.base && current[field] !== edit.value;
  });
}

export function patchOf(edits: Edits): ProjectPatch {
  return {
    ...(edits.name ? { name: edits.name.value.trim() } : {}),
    ...(edits.description ? { description: edits.description.value?.trim() || null } : {}),
    ...(edits.color ? { color: edits.color.value } : {}),
  };
}
