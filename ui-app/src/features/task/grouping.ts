import type { Task } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { daysAway } from '@/lib/time';
import { isOpen } from './api';

export type Grouping = 'due' | 'status';
export type Group = { key: string; title: string; tasks: Task[] };

function dueGroup(task: Task, now: Date): keyof typeof m.task.dueGroups {
  if (!isOpen(task)) return 'closed';
  if (!task.dueAt) return 'none';
  if (task.overdue || new Date(task.dueAt) < now) return 'overdue';
  return daysAway(task.dueAt, now) <= 0 ? 'today' : 'upcoming';
}

/**
 * Groups in their fixed order, without empty ones; a task that has just been completed keeps its place while it is still in a list of
 * open ones.
 */
export function group(tasks: Task[], by: Grouping, now: Date, keepPlace = false): Group[] {
  const titles: Record<string, string> = by === 'due' ? m.task.dueGroups : m.task.statuses;
  const keyOf = (task: Task) =>
    by === 'status'
      ? task.status
      : dueGroup(keepPlace && !isOpen(task) ? { ...task, status: 'todo' } : task, now);
  return Object.entries(titles)
    .map(([key, title]) => ({ key, title, tasks: tasks.filter((task) => keyOf(task) === key) }))
    .filter((each) => each.tasks.length > 0);
}
