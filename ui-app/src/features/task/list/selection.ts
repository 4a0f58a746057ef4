import { useSyncExternalStore } from 'react';
import type { Task } from '@/lib/api/types';
import type { TaskId } from '@/lib/ids';

/** The tasks marked for a change of many at once; one selection at a time, which the command palette knows as well. */
export type Selection = ReadonlyMap<TaskId, Task>;

const NOTHING: Selection = new Map();
let selected: Selection = NOTHING;
let anchor: TaskId | null = null;
const listeners = new Set<() => void>();

function become(next: Selection) {
  selected = next.size ? next : NOTHING;
  listeners.forEach((listener) => listener());
}
function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const selection = {
  now: () => selected,
  clear() {
    anchor = null;
    if (selected.size) become(NOTHING);
  },
  toggle(task: Task) {
    const next = new Map(selected);
    if (!next.delete(task.id)) next.set(task.id, task);
    anchor = task.id;
    become(next);
  },
  /** Adds everything from where the last choice was made to here, in the order in which it is shown. */
  extend(to: Task, shown: Task[], from?: Task) {
    const start = shown.findIndex(({ id }) => id === (anchor ?? from?.id ?? to.id));
    const end = shown.findIndex(({ id }) => id === to.id);
    if (start < 0 || end < 0) return selection.toggle(to);
    anchor ??= from?.id ?? to.id;
    const range = shown.slice(Math.min(start, end), Math.max(start, end) + 1);
    become(new Map([...selected, ...range.map((task) => [task.id, task] as const)]));
  },
  all(tasks: Task[]) {
    become(new Map(tasks.map((task) => [task.id, task])));
  },
  /** Takes the newest state of what is selected, and lets go of what is shown no longer. */
  keep(shown: Map<TaskId, Task>) {
    if (selected.size === 0) return;
    const next = new Map([...selected.keys()].flatMap((id) => (shown.has(id) ? [[id, shown.get(id)!]] : [])));
    const same =
      next.size === selected.size && [...next].every(([id, task]) => selected.get(id as TaskId) === task);
    if (!same) become(next as Selection);
  },
};

export const useSelection = () => useSyncExternalStore(subscribe, selection.now);
