import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { body } from '@/lib/api/client';
import { paged } from '@/lib/api/shared';
import type { In, TaskStatus } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { ProjectId } from '@/lib/ids';
import type { Grouping, Show, ViewSearch } from '@/lib/view';
import { keys } from './api';

/** Whose tasks: one's own, a project's, or all that one may see. */
export type Scope = { mine: true } | { project: ProjectId } | { everywhere: true };
export type ListQuery = { show: Show; sort: string; filter?: string; q?: string; in?: In };

export const STATUSES: Record<Show, TaskStatus[] | undefined> = {
  open: ['todo', 'in_progress'],
  done: ['done', 'cancelled'],
  all: undefined,
};
export const PAGE = 100;

/** What to sort by; the last two only downwards, as one means them. */
export const SORTS = ['dueAt', 'priority', 'title', 'createdAt', 'updatedAt', 'position'] as const;
export type SortKey = (typeof SORTS)[number];

/** Groups that the server's order can keep together, so that a group is whole before the next begins. */
const GROUP_ORDER: Partial<Record<Grouping, string>> = {
  due: 'dueAt',
  status: 'status',
  priority: '-priority',
};

/** What is in quotes holds together: the name of a custom field. */
const keysOf = (sort: string) => sort.match(/-?"[^"]*"|[^,]+/g) ?? [];

/** The order that was asked for, within the groups. */
export function sortOf({ sort, show }: ViewSearch, group: Grouping): string {
  const wanted = sort ?? (show === 'done' ? '-completedAt' : group === 'section' ? 'position' : 'dueAt');
  const first = show === 'done' && group === 'due' ? undefined : GROUP_ORDER[group];
  const parts = [...(first ? [first] : []), ...keysOf(wanted)];
  const names = new Set<string>();
  return parts
    .filter((part) => {
      const name = part.replace(/^-/, '');
      return !names.has(name) && names.add(name);
    })
    .join(',');
}

/** What the server is asked for. */
export const askedOf = (scope: Scope, { show, sort, filter, q, in: where }: ListQuery) => ({
  ...(STATUSES[show] ? { status: STATUSES[show] } : {}),
  // What was searched for comes best first.
  ...(q ? { q } : { sort }),
  ...(filter ? { filter } : {}),
  ...(where ? { in: where } : {}),
  ...('mine' in scope ? { assignee: 'me' } : {}),
});

export function useTasks(scope: Scope, wanted: ListQuery) {
  const { show, sort, filter, q, in: where } = wanted;
  const api = useApi();
  return useInfiniteQuery({
    ...paged(keys.list(scope, { show, sort, filter, q, in: where }), (cursor, signal) => {
      const query = { limit: PAGE, ...askedOf(scope, wanted), ...(cursor ? { cursor } : {}) };
      if ('project' in scope) {
        return body(
          api.GET('/projects/{project}/tasks', {
            params: { path: { project: scope.project }, query },
            signal,
          }),
        );
      }
      return body(api.GET('/tasks', { params: { query }, signal }));
    }),
    placeholderData: keepPreviousData,
  });
}
