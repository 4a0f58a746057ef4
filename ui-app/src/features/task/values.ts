import type { Priority, Task, TaskStatus } from '@/lib/api/types';
import { formatLength, secondsOf } from '@/lib/duration';
import { m } from '@/lib/messages';
import { formatWhen } from '@/lib/time';

/** The fields that a person edits, in the order in which they are shown. */
const EDITED = [
  'title',
  'status',
  'priority',
  'startAt',
  'dueAt',
  'assignees',
  'tags',
  'fields',
  'sectionId',
  'parentId',
  'description',
] as const satisfies readonly (keyof Task)[];

type Edited = Pick<Task, (typeof EDITED)[number]>;

export function differences(before: Edited, after: Edited) {
  return EDITED.filter(
    (field) => JSON.stringify(plain(before[field])) !== JSON.stringify(plain(after[field])),
  );
}

function plain(value: unknown): unknown {
  if (Array.isArray(value))
    return value
      .map((each: { id?: string; value?: unknown }) =>
        each.value === undefined ? (each.id ?? each) : `${each.id ?? ''} ${String(each.value)}`,
      )
      .sort();
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) return new Date(value).getTime();
  return value ?? null;
}

/** A field's value as one would say it; empty where there is none. */
export function show(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value)) return value.map((each) => show(field, each)).join(', ');
  if (typeof value === 'object') {
    const named = value as { name?: unknown; title?: unknown; label?: unknown; value?: unknown };
    if (named.value !== undefined) return `${String(named.name)}: ${String(named.label ?? named.value)}`;
    return String(named.name ?? named.title ?? JSON.stringify(value));
  }
  switch (field) {
    case 'status':
      return m.task.statuses[String(value).toLowerCase() as TaskStatus] ?? String(value);
    case 'priority':
      return m.task.priorities[String(value).toLowerCase() as Priority] ?? String(value);
    case 'dueAt':
    case 'startAt':
      return formatWhen(String(value));
    case 'estimate':
      return formatLength(secondsOf(String(value)));
    case 'title':
      return `“${String(value)}”`;
    default:
      return String(value);
  }
}
