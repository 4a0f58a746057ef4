import type { Calendar, PlannedTask, UpcomingTask } from '@/lib/api/types';
import { isOpen } from '../api';
import { dayNumber, dayOf, placeOf, type DayNumber, type Place } from '../planner/days';

/** What stands in a calendar: a task, or the next date of one that repeats. */
export type Entry = Place & { key: string } & (
    { task: PlannedTask; upcoming?: never } | { upcoming: UpcomingTask; task?: never }
  );
/** The part of an entry that lies in one week. */
export type Segment = { entry: Entry; first: DayNumber; last: DayNumber; lane: number };
export type Week = { days: DayNumber[]; segments: Segment[] };

export function entriesOf({ items, upcoming }: Pick<Calendar, 'items' | 'upcoming'>): Entry[] {
  return [
    ...items.flatMap((task): Entry[] => {
      const place = placeOf(task);
      return place ? [{ ...place, key: task.id, task }] : [];
    }),
    ...upcoming.map((each): Entry => {
      const day = dayOf(each.dueAt);
      return { key: `${each.taskId} ${each.dueAt}`, first: day, last: day, upcoming: each };
    }),
  ].sort(before);
}

/** The longest first, so that they lie on top; then what is open, by time; what only will be there last. */
function before(a: Entry, b: Entry) {
  return (
    b.last - b.first - (a.last - a.first) ||
    Number(a.upcoming !== undefined) - Number(b.upcoming !== undefined) ||
    Number(!a.task || !isOpen(a.task)) - Number(!b.task || !isOpen(b.task)) ||
    dueOf(a).localeCompare(dueOf(b)) ||
    a.key.localeCompare(b.key)
  );
}

// As moments: the texts may have different offsets.
const dueOf = ({ task, upcoming }: Entry) => new Date(task?.dueAt ?? upcoming?.dueAt ?? 0).toISOString();

/** Puts a week's entries under each other so that none lies on another. */
export function weekOf(days: DayNumber[], entries: Entry[]): Week {
  const [from = 0, to = from] = [days[0], days.at(-1)];
  const taken: Set<DayNumber>[] = [];
  const segments = entries
    .filter(({ first, last }) => first <= to && last >= from)
    .map((entry) => {
      const [first, last] = [Math.max(entry.first, from), Math.min(entry.last, to)];
      let lane = 0;
      while (days.some((day) => day >= first && day <= last && taken[lane]?.has(day))) lane++;
      const row = (taken[lane] ??= new Set());
      for (let day = first; day <= last; day++) row.add(day);
      return { entry, first, last, lane };
    });
  return { days, segments };
}

/** How many tasks of a day are not shown, beyond the lanes or never sent. */
export function hiddenOn({ segments }: Week, day: DayNumber, lanes: number, total: number) {
  const shown = segments.filter(
    ({ entry, first, last, lane }) => entry.task && lane < lanes && first <= day && last >= day,
  ).length;
  return Math.max(0, total - shown);
}

export const totalsOf = (calendar: Calendar | undefined): ReadonlyMap<DayNumber, number> =>
  new Map(calendar?.days.map(({ date, total }) => [dayNumber(date), total]));
