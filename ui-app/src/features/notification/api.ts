import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query';
import { body } from '@/lib/api/client';
import { isStatus } from '@/lib/api/problem';
import type { Notification, NotificationLevel, Page } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { ProjectId, ReminderId } from '@/lib/ids';
import { m } from '@/lib/messages';
import type { Snooze } from '@/lib/snooze';
import { formatWhen } from '@/lib/time';
import { tellDone, tellError } from '@/ui/tell';

export const TABS = ['unread', 'all'] as const;
export type Tab = (typeof TABS)[number];

type Listing = Page<Notification> & { unread: number };
type Lists = InfiniteData<Listing>;

export const keys = {
  all: ['notifications'] as const,
  lists: ['notifications', 'list'] as const,
  list: (tab: Tab) => ['notifications', 'list', tab] as const,
  level: (p: ProjectId) => ['project', p, 'notification-level'] as const,
};

export function useInbox(tab: Tab) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: keys.list(tab),
    queryFn: ({ pageParam, signal }): Promise<Listing> => {
      const query = {
        limit: 30,
        ...(tab === 'unread' ? { unread: true } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      };
      return body(api.GET('/notifications', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Listing) => page.next ?? undefined,
  });
}

/** How many there are to read, and the newest of them. */
export function useUnread() {
  const inbox = useInbox('unread');
  return {
    ...inbox,
    count: inbox.data?.pages[0]?.unread ?? 0,
    items: inbox.data?.pages.flatMap((page) => page.items) ?? [],
  };
}

export function useMarkRead() {
  const api = useApi();
  return useChange<Notification>({
    send: ({ id }) =>
      body(api.POST('/notifications/{notification}/read', { params: { path: { notification: id } } })).catch(
        gone,
      ),
    change: (each, { id }) => (each.id === id ? readNow(each) : each),
    less: ({ readAt }) => (readAt === null ? 1 : 0),
    failed: m.inbox.readFailed,
  });
}

export function useMarkAllRead() {
  const api = useApi();
  /** The newest that was seen: what came since stays unread. */
  return useChange<Notification>({
    send: ({ id }) => body(api.POST('/notifications/read', { body: { upTo: id } })),
    change: readNow,
    less: () => Infinity,
    failed: m.inbox.readFailed,
  });
}

export function useRemove() {
  const api = useApi();
  return useChange<Notification>({
    send: ({ id }) =>
      body(api.DELETE('/notifications/{notification}', { params: { path: { notification: id } } })).catch(
        gone,
      ),
    change: (each, { id }) => (each.id === id ? null : each),
    less: ({ readAt }) => (readAt === null ? 1 : 0),
    failed: m.inbox.removeFailed,
  });
}

/** Moves the timer of the reminder that it tells of. */
export function useSnooze() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ notification, wish }: { notification: Notification; wish: Snooze }) => {
      const path = { task: notification.task!.id, reminder: notification.reminderId as ReminderId };
      return body(api.POST('/tasks/{task}/reminders/{reminder}/snooze', { params: { path }, body: wish }));
    },
    onSuccess: ({ at }) => tellDone(m.snooze.done(formatWhen(at))),
    onError: (error) => tellError(m.snooze.failed, error),
    onSettled: () => client.invalidateQueries({ queryKey: ['tasks', 'reminders'] }),
  });
}

/** A notification may go by itself, with its comment or task: then there is nothing left to do. */
function gone(error: unknown) {
  if (!isStatus(error, 404)) throw error;
}

const readNow = (each: Notification): Notification => ({
  ...each,
  readAt: each.readAt ?? new Date().toISOString(),
});

type Change<Vars> = {
  send: (vars: Vars) => Promise<unknown>;
  /** What becomes of each notification that is shown; null if it goes. */
  change: (each: Notification, vars: Vars) => Notification | null;
  /** How many fewer are unread. */
  less: (vars: Vars) => number;
  failed: string;
};

/** Shows the outcome at once, and takes it back when it did not come to pass. */
function useChange<Vars>({ send, change, less, failed }: Change<Vars>) {
  const client = useQueryClient();
  return useMutation({
    mutationKey: keys.all,
    mutationFn: send,
    onMutate: async (vars) => {
      await client.cancelQueries({ queryKey: keys.lists });
      const before = client.getQueriesData<Lists>({ queryKey: keys.lists });
      rewrite(client, (each) => change(each, vars), less(vars));
      return before;
    },
    onError: (error, _vars, before) => {
      before?.forEach(([key, data]) => client.setQueryData(key, data));
      tellError(failed, error);
    },
    onSettled: () => {
      // While another one is under way the server's answer would take that one back on the screen.
      if (client.isMutating({ mutationKey: keys.all }) === 1)
        void client.invalidateQueries({ queryKey: keys.all });
    },
  });
}

function rewrite(client: QueryClient, change: (each: Notification) => Notification | null, less: number) {
  for (const tab of TABS) {
    client.setQueryData<Lists>(
      keys.list(tab),
      (lists) =>
        lists && {
          ...lists,
          pages: lists.pages.map((page) => ({
            ...page,
            unread: Math.max(0, page.unread - less),
            items: page.items
              .map(change)
              .filter((each) => each !== null)
              .filter((each) => tab === 'all' || each.readAt === null),
          })),
        },
    );
  }
}

export function useLevel(project: ProjectId) {
  const api = useApi();
  return useQuery({
    queryKey: keys.level(project),
    queryFn: async ({ signal }) => {
      const params = { path: { project } };
      return (await body(api.GET('/projects/{project}/notification-level', { params, signal }))).level;
    },
  });
}

export function useSetLevel(project: ProjectId) {
  const api = useApi();
  const client = useQueryClient();
  const queryKey = keys.level(project);
  return useMutation({
    mutationFn: (level: NotificationLevel) =>
      body(
        api.PUT('/projects/{project}/notification-level', { params: { path: { project } }, body: { level } }),
      ),
    onMutate: async (level) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<NotificationLevel>(queryKey);
      client.setQueryData(queryKey, level);
      return before;
    },
    onError: (error, _level, before) => {
      client.setQueryData(queryKey, before);
      tellError(m.inbox.levelFailed, error);
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}
