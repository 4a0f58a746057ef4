import type { PlannedTask, TaskLink } from '@/lib/api/types';
import type { TaskId } from '@/lib/ids';
import { barOf, startOfWeek, today, type DayNumber, type Place } from '../planner/days';

export const ROW = 34;
export const HEAD = 46;
/** How wide a day is. */
export const PIXELS = { day: 36, week: 14, month: 4 } as const;

export type Grouping = 'section' | 'assignee' | 'project' | 'none';
export type Group = { key: string; title: string };
export type Row =
  | { kind: 'group'; key: string; title: string; count: number; shut: boolean }
  | { kind: 'task'; key: string; task: PlannedTask };

/** The rows from above: groups in their order, in each what begins first first. */
export function rowsOf(
  items: PlannedTask[],
  by: Grouping,
  groups: Group[],
  others: string,
  shut: ReadonlySet<string>,
): Row[] {
  if (by === 'none') return items.map((task) => ({ kind: 'task', key: task.id, task }));
  const known = new Map(groups.map(({ key }) => [key, [] as PlannedTask[]]));
  const rest: PlannedTask[] = [];
  for (const task of items) (known.get(groupOf(task, by)) ?? rest).push(task);
  return [...groups, { key: '', title: others }].flatMap(({ key, title }): Row[] => {
    const tasks = key === '' ? rest : (known.get(key) ?? []);
    if (tasks.length === 0) return [];
    const closed = shut.has(key);
    return [
      { kind: 'group', key: `group ${key}`, title, count: tasks.length, shut: closed },
      ...(closed ? [] : tasks.map((task): Row => ({ kind: 'task', key: task.id, task }))),
    ];
  });
}

/** Whoever stands first has the task in their rows: each task has one bar. */
export function groupOf(task: PlannedTask, by: Grouping): string {
  if (by === 'section') return task.sectionId ?? '';
  if (by === 'assignee') return task.assignees[0]?.id ?? '';
  return task.projectId;
}

const YEARS = 5 * 366;
const MARGIN = 28;

/** The days that can be scrolled over: all that have tasks, within five years of today. From a Monday. */
export function axisOf(items: PlannedTask[], now = today()): Place {
  let [first, last] = [now - MARGIN, now + 3 * MARGIN];
  for (const task of items) {
    const bar = barOf(task);
    if (!bar) continue;
    first = Math.min(first, bar.first - MARGIN);
    last = Math.max(last, bar.last + MARGIN);
  }
  return { first: startOfWeek(Math.max(first, now - YEARS), 1), last: Math.min(last, now + YEARS) };
}

export type Box = { left: number; right: number; middle: number };

/** Where a bar lies; what lies beyond the axis is cut off at its ends. */
export function boxOf(bar: Place, axis: Place, pixels: number): Box {
  const at = (day: DayNumber) =>
    Math.min(Math.max(day, axis.first), axis.last + 1) * pixels - axis.first * pixels;
  const [left, right] = [at(bar.first), Math.max(at(bar.last + 1), at(bar.first) + 6)];
  return { left, right, middle: (left + right) / 2 };
}

export type Arrow = { key: string; link: TaskLink; path: string; late: boolean };
type Visible = { from: number; to: number };

/** The arrows that can be seen: from the end of the one bar to the beginning of the other. */
export function arrowsOf(
  links: TaskLink[],
  rows: ReadonlyMap<TaskId, { index: number; place: Place; task: PlannedTask }>,
  visible: Visible,
  axis: Place,
  pixels: number,
): Arrow[] {
  return links.flatMap((link) => {
    const [from, to] = [rows.get(link.blocker), rows.get(link.blocked)];
    if (!from || !to) return [];
    if (Math.max(from.index, to.index) < visible.from || Math.min(from.index, to.index) > visible.to)
      return [];
    const [a, b] = [boxOf(from.place, axis, pixels), boxOf(to.place, axis, pixels)];
    const [x1, y1] = [isPoint(from.task) ? a.middle + 8 : a.right, (from.index + 0.5) * ROW];
    const [x2, y2] = [isPoint(to.task) ? b.middle - 9 : b.left - 2, (to.index + 0.5) * ROW];
    return [
      {
        key: link.id,
        link,
        path: pathOf(x1, y1, x2, y2),
        late: to.place.first < from.place.last && from.task.status !== 'done',
      },
    ];
  });
}

export const isPoint = ({ startAt }: Pick<PlannedTask, 'startAt'>) => startAt === null;

const STUB = 8;

function pathOf(x1: number, y1: number, x2: number, y2: number) {
  if (x2 >= x1 + 2 * STUB) return `M${x1} ${y1}H${x1 + STUB}V${y2}H${x2}`;
  // Behind itself: around between the rows.
  const between = y2 > y1 ? y2 - ROW / 2 : y2 + ROW / 2;
  return `M${x1} ${y1}H${x1 + STUB}V${between}H${x2 - STUB}V${y2}H${x2}`;
}
