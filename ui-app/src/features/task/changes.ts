import type { Change, Priority, TaskStatus } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { formatWhen } from '@/lib/time';

const words = m.task.changes;
const BY_TYPE: Record<string, string> = {
  TaskCreated: words.created,
  TaskCompleted: words.completed,
  TaskReopened: words.reopened,
  TaskCancelled: words.cancelled,
  TaskDeleted: words.deleted,
  TaskOverdue: words.overdue,
  TaskClaimed: words.claimed,
  TaskReminded: words.reminded,
};
/** Fields that only follow from another one. */
const CONSEQUENCES = new Set(['timeZone', 'completedAt', 'overdue', 'version', 'updatedAt']);

export function actorName({ actor }: Change) {
  return (
    actor.name ??
    { person: m.common.unknownPerson, run: m.common.automation, system: m.common.system }[actor.kind]
  );
}

/** What a change did, as one would tell it: "changed priority from Low to High". */
export function inWords(change: Change): string {
  const type = change.type.startsWith('Task')
    ? change.type
    : `Task${change.type.charAt(0).toUpperCase()}${change.type.slice(1).toLowerCase()}`;
  const known = BY_TYPE[type];
  if (known) return known;
  const told = change.fields.filter(({ field }) => !CONSEQUENCES.has(field));
  return told.map(fieldInWords).join(words.and) || words.other;
}

function fieldInWords({ field, from, to }: Change['fields'][number]) {
  const name = m.task.fields[field] ?? field;
  if (field === 'description') return words.edited(name);
  const [before, after] = [show(field, from), show(field, to)];
  if (!after) return words.cleared(name);
  return before ? words.from(name, before, after) : words.set(name, after);
}

function show(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value)) return value.map((each) => show(field, each)).join(', ');
  if (typeof value === 'object') return 'name' in value ? String(value.name) : JSON.stringify(value);
  switch (field) {
    case 'status':
      return m.task.statuses[String(value).toLowerCase() as TaskStatus] ?? String(value);
    case 'priority':
      return m.task.priorities[String(value).toLowerCase() as Priority] ?? String(value);
    case 'dueAt':
    case 'startAt':
      return formatWhen(String(value));
    case 'title':
      return `“${String(value)}”`;
    default:
      return String(value);
  }
}
