import type { Change } from '@/lib/api/types';
import { formatLength, secondsOf } from '@/lib/duration';
import { m } from '@/lib/messages';
import { inWords as ruleInWords } from '../recurrence/words';
import { show } from '../values';

const words = m.change;

/** Types whose name alone says what happened. */
const PLAIN: Record<string, string> = {
  created: words.created,
  completed: words.completed,
  reopened: words.reopened,
  cancelled: words.cancelled,
  deleted: words.deleted,
  restored: words.restored,
  archived: words.archived,
  purged: words.purged,
  overdue: words.overdue,
  claimed: words.claimed,
  unclaimed: words.unclaimed,
  reminded: words.reminded,
  reminder_failed: words.reminderFailed,
  reminder_added: words.reminderAdded,
  reminder_removed: words.reminderRemoved,
  duplicated: words.duplicated,
  commented: words.commented,
  comment_added: words.commented,
  comment_edited: words.commentEdited,
  comment_deleted: words.commentDeleted,
  reaction_removed: words.reactionRemoved,
  recurrence_removed: words.recurrenceRemoved,
  recurrence_ended: words.recurrenceEnded,
  repeated: words.repeated,
  attachment_removed: words.attachmentRemoved,
  watched: words.watched,
  unwatched: words.unwatched,
  approval_taken_back: words.takenBack,
};
/** Fields that only follow from another one. */
const CONSEQUENCES = new Set([
  'timeZone',
  'completedAt',
  'overdue',
  'version',
  'updatedAt',
  'position',
  'archivedAt',
  'deletedAt',
]);
/** Names of what a change knows by id only, such as a section. */
export type Names = (field: string, id: string) => string | undefined;

export function actorName({ actor }: Pick<Change, 'actor'>) {
  return (
    actor.name ??
    {
      person: m.common.unknownPerson,
      import: m.common.unknownPerson,
      quiet_import: m.common.unknownPerson,
      run: m.common.automation,
      system: m.common.system,
    }[actor.kind]
  );
}

/** `TaskMoved` and `moved` are one. */
export const kindOf = (type: string) =>
  type
    .replace(/^Task(?=[A-Z])/, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();

/** What a change did, as one would tell it: "changed priority from Low to High", "moved it from To do to Doing". */
export function inWords(change: Pick<Change, 'type' | 'fields'>, names: Names = () => undefined): string {
  const kind = kindOf(change.type);
  if (kind === 'version_restored') return words.versionRestored(Number(change.fields[0]?.to));
  if (kind === 'run_undone')
    return words.runUndone(String(change.fields.find(({ field }) => field === 'automation')?.to ?? ''));
  if (kind === 'recurrence_set') return words.recurrenceSet(ruleInWords(String(change.fields[0]?.to)));
  const field = (...wanted: string[]) => change.fields.find((each) => wanted.includes(each.field));
  const named = (value: unknown, ...fields: string[]) => {
    const known =
      typeof value === 'string' ? fields.map((each) => names(each, value)).find(Boolean) : undefined;
    return known ?? show('', value);
  };
  if (kind === 'moved') {
    const place = field('projectId', 'project') ?? field('sectionId', 'section') ?? field('status');
    if (!place) return field('parentId', 'parent') ? told(change, names) : words.reordered;
    const side = (value: unknown) =>
      place.field === 'status' ? show('status', value) : named(value, place.field) || words.noSection;
    return place.field.startsWith('project') && !place.from
      ? words.movedTo(side(place.to))
      : words.moved(side(place.from), side(place.to));
  }
  if (kind.startsWith('dependency_')) {
    const other = field(
      'task',
      'other',
      'taskId',
      'dependency',
      'blocks',
      'blocked_by',
      'relates',
      'duplicates',
    );
    const value = other?.to ?? other?.from;
    const title = titled((typeof value === 'string' && other && names(other.field, value)) || value);
    if (kind === 'dependency_removed') return words.dependencyRemoved(title);
    const sort = String(field('kind')?.to ?? other?.field ?? '');
    return (words.dependencyAdded[sort] ?? words.dependencyAddedOther)(title);
  }
  if (kind === 'approved' || kind === 'rejected') {
    const said = field('comment')?.to;
    const saying = kind === 'approved' ? words.approvedSaying : words.rejectedSaying;
    const what = typeof said === 'string' ? saying(said) : words[kind];
    const owner = field('insteadOf')?.to;
    return typeof owner === 'string' ? words.insteadOf(what, names('person', owner) ?? words.somebody) : what;
  }
  if (kind === 'approval_handed_on') {
    const { from, to } = field('vote') ?? {};
    const [before, after] = [from, to].map((each) => names('person', String(each)) ?? words.somebody);
    return words.handedOn(before ?? '', after ?? '');
  }
  if (kind === 'attachment_added' || kind === 'attachment_renamed') {
    const id = field('attachment')?.to;
    const name = typeof id === 'string' ? names('attachment', id) : undefined;
    const file = name ? `“${name}”` : words.aFile;
    return kind === 'attachment_added' ? words.attachmentAdded(file) : words.attachmentRenamed(file);
  }
  if (kind === 'reacted' || kind === 'comment_reacted') {
    const emoji = field('emoji', 'reaction')?.to;
    return words.reacted(typeof emoji === 'string' ? emoji : '');
  }
  if (kind.startsWith('time_')) {
    const { from, to } = field('time') ?? {};
    const [before, after] = [from, to].map((each) => formatLength(secondsOf(each as string | null)));
    const person = field('person')?.to;
    const who = typeof person === 'string' ? names('person', person) : undefined;
    const said =
      kind === 'time_logged'
        ? words.timeLogged(after ?? '')
        : kind === 'time_removed'
          ? words.timeRemoved(before ?? '')
          : words.timeChanged(before ?? '', after ?? '');
    return who ? words.timeOf(said, who) : said;
  }
  return PLAIN[kind] ?? told(change, names);
}

function titled(value: unknown) {
  const title = typeof value === 'object' && value ? (value as { title?: string }).title : value;
  return typeof title === 'string' && title && !/^[0-9a-f-]{36}$/.test(title) ? `“${title}”` : words.another;
}

function told({ fields }: Pick<Change, 'fields'>, names: Names) {
  return (
    fields
      .filter(({ field }) => !CONSEQUENCES.has(field))
      // In a work flow the column says it.
      .filter(({ field }) => field !== 'status' || !fields.some((each) => each.field === 'step' && each.to))
      .map((each) => fieldInWords(each, names))
      .join(words.and) || (fields.some(({ field }) => field === 'position') ? words.reordered : words.other)
  );
}

function fieldInWords({ field, from, to }: Change['fields'][number], names: Names) {
  const name = field.startsWith('fields.')
    ? (names(field, '') ?? m.field.gone)
    : (m.task.fields[field] ?? field);
  if (field === 'description') return words.edited(name);
  const said = (value: unknown): string =>
    Array.isArray(value)
      ? value.map(said).join(', ')
      : ((typeof value === 'string' ? names(field, value) : undefined) ?? show(field, value));
  if (Array.isArray(from) && Array.isArray(to)) {
    const has = (list: unknown[], value: unknown) =>
      list.some((each) => JSON.stringify(each) === JSON.stringify(value));
    const added = to.filter((each) => !has(from, each));
    const gone = from.filter((each) => !has(to, each));
    const parts = [
      ...(added.length ? [words.added(name, said(added))] : []),
      ...(gone.length ? [words.removed(name, said(gone))] : []),
    ];
    if (parts.length) return parts.join(words.and);
  }
  if (field === 'sectionId' || field === 'section') {
    return words.moved(said(from) || words.noSection, said(to) || words.noSection);
  }
  const [before, after] = [said(from), said(to)];
  if (field === 'step') {
    return after ? (before ? words.moved(before, after) : words.movedTo(after)) : words.left(before);
  }
  if (!after) return words.cleared(name);
  return before ? words.from(name, before, after) : words.set(name, after);
}
