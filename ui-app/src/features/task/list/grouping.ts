import type { Project, Section, Task } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { daysAway } from '@/lib/time';
import type { Grouping } from '@/lib/view';
import { isOpen } from '../api';
import { priorities, statuses } from '../chips';

export type Group = { key: string; title: string; color: string | null; tasks: Task[] };
type Heading = { key: string; title: string; color?: string | null };
/** What gives groups their names and their order. */
export type Known = { projects: Project[]; sections: Section[] };

function dueGroup(task: Task, now: Date): keyof typeof m.task.dueGroups {
  if (!isOpen(task)) return 'closed';
  if (!task.dueAt) return 'none';
  if (task.overdue || new Date(task.dueAt) < now) return 'overdue';
  return daysAway(task.dueAt, now) <= 0 ? 'today' : 'upcoming';
}

const NONE = '';

/** The groups a task stands in; only tags can put it into several. */
function headings(task: Task, by: Exclude<Grouping, 'none'>, now: Date, known: Known): Heading[] {
  switch (by) {
    case 'due': {
      const key = dueGroup(task, now);
      return [{ key, title: m.task.dueGroups[key] }];
    }
    case 'status':
      return [{ key: task.status, title: m.task.statuses[task.status] }];
    case 'priority':
      return [{ key: task.priority, title: m.task.priorities[task.priority] }];
    case 'section': {
      const section = known.sections.find(({ id }) => id === task.sectionId);
      return [section ? { ...section, key: section.id, title: section.name } : none(m.list.noSection)];
    }
    case 'project': {
      const project = known.projects.find(({ id }) => id === task.projectId);
      return [project ? { ...project, key: project.id, title: project.name } : none(m.list.otherProjects)];
    }
    case 'assignee':
      return task.assignees.length
        ? task.assignees.map(({ id, name }) => ({ key: id, title: name }))
        : [none(m.task.noAssignees)];
    case 'tag':
      return task.tags.length
        ? task.tags.map(({ name, color }) => ({ key: name.toLowerCase(), title: name, color }))
        : [none(m.list.noTag)];
  }
}
const none = (title: string): Heading => ({ key: NONE, title });

/** The fixed order of groups, as their keys; other groups stand by name, what has no value last. */
function order(by: Grouping, known: Known): string[] | null {
  switch (by) {
    case 'due':
      return Object.keys(m.task.dueGroups);
    case 'status':
      return statuses;
    case 'priority':
      return priorities;
    case 'section':
      return [NONE, ...known.sections.map(({ id }) => id)];
    case 'project':
      return known.projects.map(({ id }) => id);
    case 'assignee':
    case 'tag':
    case 'none':
      return null;
  }
}

/**
 * Groups without empty ones, tasks in their order; a task that has just been completed keeps its place among open ones while it is still
 * in their list.
 */
export function group(
  tasks: Task[],
  by: Grouping,
  now: Date,
  { keepPlace = false, projects = [], sections = [] }: { keepPlace?: boolean } & Partial<Known> = {},
): Group[] {
  if (by === 'none') return tasks.length ? [{ key: 'all', title: m.task.list, color: null, tasks }] : [];
  const known = { projects, sections: [...sections].sort((a, b) => (a.position < b.position ? -1 : 1)) };
  const groups = new Map<string, Group>();
  for (const task of tasks) {
    const shown: Task = keepPlace && !isOpen(task) && by === 'due' ? { ...task, status: 'todo' } : task;
    for (const { key, title, color } of headings(shown, by, now, known)) {
      const found = groups.get(key) ?? { key, title, color: color ?? null, tasks: [] };
      groups.set(key, found);
      found.tasks.push(task);
    }
  }
  const fixed = order(by, known);
  const place = (key: string) => (fixed?.includes(key) ? fixed.indexOf(key) : Number.MAX_SAFE_INTEGER);
  return [...groups.values()].sort((a, b) =>
    fixed
      ? place(a.key) - place(b.key)
      : Number(a.key === NONE) - Number(b.key === NONE) || a.title.localeCompare(b.title),
  );
}
