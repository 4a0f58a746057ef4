import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { body } from '@/lib/api/client';
import type { Project, TaskLink, TaskStatus } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { localTimeZone } from '@/lib/time';
import type { ViewChange, ViewSearch } from '@/lib/view';
import { STATUSES, type ListQuery, type Scope } from '../lists';
import { tellRefusal } from '../refusal';
import { calendars, plans, timelines } from './cache';
import { textOf, type DayNumber } from './days';

/** What narrows a calendar or timeline: as a list, but with no order of one's own; words become part of the filter. */
export type PlanQuery = Pick<ListQuery, 'show' | 'filter' | 'q'>;
/** What a calendar and a timeline are given. */
export type PlanProps = {
  scope: Scope;
  projects: Project[];
  query: PlanQuery;
  search: ViewSearch;
  onSearch: (change: ViewChange) => void;
  readOnly: boolean;
};

/** The filter with more in it; both hold. */
export function narrowed(filter: string | undefined, ...more: (string | undefined)[]): string | undefined {
  const parts = [filter, ...more].filter((part): part is string => Boolean(part?.trim()));
  return parts.length > 1 ? parts.map((part) => `(${part})`).join(' and ') : parts[0];
}

const words = (q: string | undefined) =>
  q?.trim() ? `text ~ "${q.trim().replace(/(["\\])/g, '\\$1')}"` : undefined;

export const filterOf = ({ filter, q }: PlanQuery, more?: string) => narrowed(filter, words(q), more);

function asked(scope: Scope, query: PlanQuery) {
  const status: TaskStatus[] | undefined = STATUSES[query.show];
  const filter = filterOf(query);
  return {
    ...(status ? { status } : {}),
    ...(filter ? { filter } : {}),
    ...('mine' in scope ? { assignee: 'me' } : {}),
  };
}

export type Days = { first: DayNumber; last: DayNumber };

/** Only the days in sight; of each at most so many tasks, and how many there are. */
export function useCalendar(scope: Scope, query: PlanQuery, { first, last }: Days, perDay: number) {
  const api = useApi();
  const days = { from: textOf(first), to: textOf(last), timeZone: localTimeZone(), perDay };
  return useQuery({
    queryKey: [...calendars, scope, asked(scope, query), days],
    queryFn: ({ signal }) => {
      const what = { ...asked(scope, query), ...days };
      return 'project' in scope
        ? body(
            api.GET('/projects/{project}/calendar', {
              params: { path: { project: scope.project }, query: what },
              signal,
            }),
          )
        : body(api.GET('/calendar', { params: { query: what }, signal }));
    },
    placeholderData: keepPreviousData,
  });
}

export function useTimeline(scope: Scope, query: PlanQuery) {
  const api = useApi();
  return useQuery({
    queryKey: [...timelines, scope, asked(scope, query)],
    queryFn: ({ signal }) =>
      'project' in scope
        ? body(
            api.GET('/projects/{project}/timeline', {
              params: { path: { project: scope.project }, query: asked(scope, query) },
              signal,
            }),
          )
        : body(api.GET('/timeline', { params: { query: asked(scope, query) }, signal })),
    placeholderData: keepPreviousData,
  });
}

/** Takes an arrow away, and offers to put it back. */
export function useUnlink() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, blocker }: TaskLink) =>
      body(
        api.DELETE('/tasks/{task}/dependencies/{dependency}', {
          params: { path: { task: blocker, dependency: id } },
        }),
      ),
    onError: (error) => tellRefusal(m.panel.dependencyFailed, error),
    onSettled: () => client.invalidateQueries({ queryKey: plans }),
  });
}

/** The one has to be done before the other. */
export function useLink() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ blocker, blocked }: { blocker: TaskId; blocked: TaskId }) =>
      body(
        api.POST('/tasks/{task}/dependencies', {
          params: { path: { task: blocker } },
          body: { kind: 'blocks', taskId: blocked },
        }),
      ),
    onError: (error) => tellRefusal(m.panel.dependencyFailed, error),
    onSettled: () => client.invalidateQueries({ queryKey: plans }),
  });
}
