import type { Board, BoardBy, BoardColumn, Priority, Task, TaskPatch, TaskStatus } from '@/lib/api/types';
import type { PersonId, SectionId, TaskId } from '@/lib/ids';

export type LaneBy = 'none' | 'assignee' | 'priority';

/** The key of the column, and of the lane, of tasks without a value. */
export const NONE = 'none';

/** The key of a board's column of tasks that only people without a column have. Nothing can be given to it. */
export const OTHERS = 'others';

/** Where a card goes: into a cell, before a card of it, or to its end. */
export type Target = { column: string; lane: string; before: TaskId | null };

/** What a move means for the task, told in the API's terms. */
export type Meaning = {
  patch: TaskPatch;
  /** Given when the task changes its section; null leaves all sections. */
  section?: SectionId | null;
  /** Given when the task moves along its work flow. */
  step?: string;
};

export const laneOf = (task: Task, lanes: LaneBy): string => {
  switch (lanes) {
    case 'none':
      return NONE;
    case 'assignee':
      return task.assignees[0]?.id ?? NONE;
    case 'priority':
      return task.priority;
  }
};

export const columnOf = (board: Board, key: string) => board.columns.find((column) => column.key === key);

/** The first column that shows the task, and its place there. */
export function locate(board: Board, id: TaskId, key?: string) {
  for (const column of board.columns) {
    if (key !== undefined && column.key !== key) continue;
    const index = column.items.findIndex((task) => task.id === id);
    if (index >= 0) return { column, index };
  }
  return undefined;
}

export const cell = (column: BoardColumn, lanes: LaneBy, lane: string) =>
  lanes === 'none' ? column.items : column.items.filter((task) => laneOf(task, lanes) === lane);

/** The card that follows this one in its cell: where it must be put back to. */
export function following(column: BoardColumn, id: TaskId, lanes: LaneBy): TaskId | null {
  const task = column.items.find((each) => each.id === id);
  if (!task) return null;
  const cards = cell(column, lanes, laneOf(task, lanes));
  return cards[cards.findIndex((each) => each.id === id) + 1]?.id ?? null;
}

/** The board with the task taken out of one column and put into another, or to another place of the same. */
export function placed(board: Board, task: Task, from: string, target: Target, lanes: LaneBy): Board {
  const same = from === target.column;
  return {
    ...board,
    columns: board.columns.map((column) => {
      if (column.key !== from && column.key !== target.column) return column;
      const had = column.items.some((each) => each.id === task.id);
      const rest = column.items.filter((each) => each.id !== task.id);
      if (column.key !== target.column) {
        return { ...column, items: rest, total: column.total - (had ? 1 : 0) };
      }
      return {
        ...column,
        items: inserted(rest, task, target, lanes),
        total: column.total + (same || had ? 0 : 1),
      };
    }),
  };
}

function inserted(rest: Task[], task: Task, { lane, before }: Target, lanes: LaneBy) {
  let index = before ? rest.findIndex((each) => each.id === before) : -1;
  if (index < 0) {
    index = rest.length;
    // The end of its own lane, so that lanes keep their order among themselves.
    if (lanes !== 'none') index = rest.findLastIndex((each) => laneOf(each, lanes) === lane) + 1 || index;
  }
  return [...rest.slice(0, index), task, ...rest.slice(index)];
}

/** The neighbour that tells the server the place: the card above if there is one, else the card below. */
export function neighbour(board: Board, task: TaskId, target: Target, lanes: LaneBy) {
  const column = columnOf(board, target.column);
  if (!column) return {};
  const cards = cell(column, lanes, target.lane).filter((each) => each.id !== task);
  const index = target.before ? cards.findIndex((each) => each.id === target.before) : cards.length;
  const above = cards[index - 1];
  const below = cards[index];
  return above ? { after: above.id } : below ? { before: below.id } : {};
}

const BUCKET = /^\s*(status|priority)\s*=\s*["']?([a-z_]+)["']?\s*$/i;

/** A bucket such as `priority = high` says itself what a card in it must be; others can only be read. */
export function bucketPatch(filter: string): TaskPatch | undefined {
  const found = BUCKET.exec(filter);
  if (!found) return undefined;
  const [, field = '', value = ''] = found;
  return field.toLowerCase() === 'status'
    ? { status: value.toLowerCase() as TaskStatus }
    : { priority: value.toLowerCase() as Priority };
}

/**
 * What has to change for the task to stand in the target's column and lane.
 *
 * @param buckets by column key what a saved filter's buckets ask for
 * @returns undefined where a column's filter does not say how a task gets there
 */
export function meaningOf(
  by: BoardBy,
  task: Task,
  from: string,
  target: Target,
  lanes: LaneBy,
  buckets: ReadonlyMap<string, string> = new Map(),
): Meaning | undefined {
  const moved = from !== target.column;
  const meaning: Meaning = { patch: {} };
  let assignees = task.assignees.map((person) => person.id);
  const swap = (gone: string, come: string) => {
    assignees = assignees.filter((id) => id !== gone);
    if (come !== NONE && !assignees.includes(come as PersonId)) assignees = [come as PersonId, ...assignees];
    meaning.patch.assignees = assignees;
  };
  if (moved) {
    if (by === 'section') meaning.section = target.column === NONE ? null : (target.column as SectionId);
    else if (by === 'status') meaning.patch.status = target.column as TaskStatus;
    else if (by === 'priority') meaning.patch.priority = target.column as Priority;
    else if (by === 'step') {
      const step = stepMeaning(task, target.column);
      if (!step) return undefined;
      Object.assign(meaning, step);
    } else if (by === 'assignee') {
      if (target.column === OTHERS) return undefined;
      // None of those who have it has a column: whoever it goes to takes it over.
      if (from === OTHERS) assignees = [];
      swap(from, target.column);
    } else {
      const patch = bucketPatch(buckets.get(target.column) ?? '');
      if (!patch) return undefined;
      meaning.patch = patch;
    }
  }
  const lane = laneOf(task, lanes);
  if (lanes !== 'none' && lane !== target.lane) {
    if (lanes === 'priority') meaning.patch.priority = target.lane as Priority;
    else swap(lane, target.lane);
  }
  return meaning;
}

/** In a work flow a closed task comes back at the beginning, and what follows another process is not moved from here. */
function stepMeaning(task: Task, column: string): Meaning | undefined {
  const open = task.status === 'todo' || task.status === 'in_progress';
  if (column === 'cancelled') return open ? { patch: { status: 'cancelled' } } : undefined;
  if (column === 'done') return open ? { patch: { status: 'done' } } : undefined;
  return column !== OTHERS && open && task.step ? { patch: {}, step: column } : undefined;
}

/** The task as it will be once the move is accepted. */
export function afterwards(
  task: Task,
  { patch, section, step }: Meaning,
  people: readonly Task['assignees'][number][],
  stepNames: ReadonlyMap<string, string> = new Map(),
): Task {
  const known = [...task.assignees, ...people];
  const { assignees, ...fields } = patch;
  return {
    ...task,
    ...(fields as Partial<Task>),
    ...(section === undefined ? {} : { sectionId: section }),
    ...(step === undefined || !task.step
      ? {}
      : { step: { ...task.step, id: step, name: stepNames.get(step) ?? task.step.name } }),
    ...(assignees
      ? {
          assignees: assignees.flatMap((id) => {
            const person = known.find((each) => each.id === id);
            return person ? [person] : [];
          }),
        }
      : {}),
  };
}

/** The columns in which a task belongs, as far as its own fields tell. */
function belongs({ by, columns }: Board, task: Task): string[] | undefined {
  switch (by) {
    case 'section':
      return [task.sectionId ?? NONE];
    case 'status':
      return [task.status];
    case 'priority':
      return [task.priority];
    case 'step':
      if (task.status === 'done' || task.status === 'cancelled') return [task.status];
      return [task.step && columns.some(({ key }) => key === task.step?.id) ? task.step.id : OTHERS];
    case 'assignee': {
      if (task.assignees.length === 0) return [NONE];
      const shown = columns.filter(({ key }) => task.assignees.some((person) => person.id === key));
      return shown.length ? shown.map(({ key }) => key) : [OTHERS];
    }
    default:
      return undefined;
  }
}

/** The board after news of a task that it shows already: the card changes where it stands, or goes where it now belongs. */
export function updated(board: Board, news: Partial<Task> & { id: TaskId }, takeBack = false): Board {
  const shown = locate(board, news.id)?.column.items.find((task) => task.id === news.id);
  if (!shown || (!takeBack && news.version !== undefined && news.version < shown.version)) return board;
  const task = { ...shown, ...news } as Task;
  const gone = task.deletedAt || task.archivedAt;
  const wanted = gone ? [] : belongs(board, task);
  const elsewhere = task.position !== shown.position;
  return {
    ...board,
    columns: board.columns.map((column) => {
      const index = column.items.findIndex((each) => each.id === task.id);
      const here = wanted === undefined ? index >= 0 : wanted.includes(column.key);
      if (!here && index < 0) return column;
      if (here && index >= 0 && !elsewhere) {
        return { ...column, items: column.items.with(index, task) };
      }
      const rest = column.items.filter((each) => each.id !== task.id);
      const total = column.total + Number(here) - Number(index >= 0);
      if (!here) return { ...column, items: rest, total };
      const next = rest.findIndex((each) => each.position > task.position);
      // Past what has been read of a long column it is only counted.
      if (next < 0 && column.next) return { ...column, items: rest, total };
      return { ...column, items: rest.toSpliced(next < 0 ? rest.length : next, 0, task), total };
    }),
  };
}

export function without(board: Board, id: TaskId): Board {
  if (!locate(board, id)) return board;
  return {
    ...board,
    columns: board.columns.map((column) => {
      const items = column.items.filter((task) => task.id !== id);
      return { ...column, items, total: column.total - (column.items.length - items.length) };
    }),
  };
}

export type Lane = { key: string; title: string };

/** The lanes that have a card, in a fixed order; who has nothing assigned comes last. */
export function lanesOf(
  board: Board,
  lanes: LaneBy,
  titles: { priorities: Record<Priority, string>; nobody: string },
): Lane[] {
  if (lanes === 'none') return [{ key: NONE, title: '' }];
  const tasks = board.columns.flatMap((column) => column.items);
  if (lanes === 'priority') {
    return (['urgent', 'high', 'medium', 'low'] as const)
      .filter((key) => tasks.some((task) => task.priority === key))
      .map((key) => ({ key, title: titles.priorities[key] }));
  }
  const people = new Map(
    tasks.flatMap((task) => task.assignees.slice(0, 1)).map((each) => [each.id, each.name]),
  );
  return [
    ...[...people]
      .map(([key, title]) => ({ key: key as string, title }))
      .sort((a, b) => a.title.localeCompare(b.title)),
    ...(tasks.some((task) => task.assignees.length === 0) ? [{ key: NONE, title: titles.nobody }] : []),
  ];
}

export const isOver = (column: Pick<BoardColumn, 'wipLimit' | 'total'>) =>
  column.wipLimit !== null && column.total > column.wipLimit;
