import { ActionIcon, Button, Group, Tabs, Title, Tooltip } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { Notification } from '@/lib/api/types';
import type { CommentId, NotificationId, TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { useShortcuts } from '@/lib/shortcuts';
import { daysAway, formatDay } from '@/lib/time';
import { IconBellCog, IconChecks, IconInbox, IconMoodSmile } from '@/ui/icons';
import { usePageTitle } from '@/ui/Page';
import { EmptyState, ErrorState, RowsSkeleton } from '@/ui/states';
import { TABS, useInbox, useMarkAllRead, useMarkRead, useRemove, useUnread, type Tab } from './api';
import classes from './inbox.module.css';
import { LevelsDialog } from './LevelsDialog';
import { NotificationRow } from './NotificationRow';

export type InboxSearch = { tab?: 'all'; task?: TaskId; comment?: CommentId };

type Props = {
  search: InboxSearch;
  onTab: (tab: Tab) => void;
  /** Shows what it is about. */
  onOpen: (notification: Notification) => void;
  /** The open task: beside the list where there is room, over it elsewhere. */
  task: (beside: boolean) => ReactNode;
};

const LIST = 'inbox-list';
/** Room for the list and a task side by side, next to the navigation. */
const WIDE = '(min-width: 75em)';

export function InboxPage({ search, onTab, onOpen, task }: Props) {
  usePageTitle(m.inbox.title);
  const tab = search.tab ?? 'unread';
  const wide = useMediaQuery(WIDE, undefined, { getInitialValueInEffect: false }) ?? false;
  const inbox = useInbox(tab);
  const unread = useUnread();
  const read = useMarkRead();
  const readAll = useMarkAllRead();
  const remove = useRemove();
  const [levels, levelsDialog] = useDisclosure(false);
  const { seen, keep, drop } = useSeen(tab);

  const items = withSeen(inbox.data?.pages.flatMap((page) => page.items) ?? [], seen);
  const newest = unread.items[0];

  const open = (each: Notification) => {
    if (each.readAt === null) {
      keep(each);
      read.mutate(each);
    }
    onOpen(each);
  };
  const leave = useNextFocus(items);
  const markRead = (each: Notification) => {
    if (each.readAt === null) {
      if (tab === 'unread') leave(each.id);
      read.mutate(each);
    } else if (tab === 'unread') {
      leave(each.id);
      drop(each.id);
    }
  };
  const removeOne = (each: Notification) => {
    leave(each.id);
    drop(each.id);
    remove.mutate(each);
  };
  const focused = () => items.find(({ id }) => id === focusedId());
  const onFocused = (act: (each: Notification) => void) => () => {
    const each = focused();
    if (!each) return false;
    act(each);
    return true;
  };
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    e: onFocused(markRead),
    r: onFocused(markRead),
    R: () => (newest ? readAll.mutate(newest) : false),
    Delete: onFocused(removeOne),
    Backspace: onFocused(removeOne),
  });

  const shown = task(wide);
  return (
    <div className={classes.page} data-wide={wide || undefined}>
      <section className={classes.column} aria-label={m.inbox.title}>
        <Group className={classes.head} justify="space-between" gap={6}>
          <Title order={1}>{m.inbox.title}</Title>
          <Group gap={4} wrap="nowrap">
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconChecks size={16} />}
              disabled={!newest}
              onClick={() => newest && readAll.mutate(newest)}
              aria-keyshortcuts="Shift+R"
            >
              {m.inbox.readAll}
            </Button>
            <Tooltip label={m.inbox.levelsTitle}>
              <ActionIcon size={30} aria-label={m.inbox.levelsTitle} onClick={levelsDialog.open}>
                <IconBellCog size={18} stroke={1.7} />
              </ActionIcon>
            </Tooltip>
          </Group>
          <Tabs
            value={tab}
            onChange={(next) => onTab(next as Tab)}
            variant="pills"
            className={classes.tabs}
            keepMounted={false}
          >
            <Tabs.List aria-label={m.inbox.tabsLabel}>
              {TABS.map((each) => (
                <Tabs.Tab key={each} value={each} px="sm" py={6}>
                  {m.inbox.tabs[each]}
                  {each === 'unread' && unread.count > 0 && (
                    <span className={classes.tabCount}>{unread.count}</span>
                  )}
                </Tabs.Tab>
              ))}
            </Tabs.List>
          </Tabs>
        </Group>
        <div className={classes.list} id={LIST}>
          {inbox.isPending && <RowsSkeleton />}
          {inbox.isError && !inbox.data && (
            <ErrorState error={inbox.error} onRetry={() => void inbox.refetch()} />
          )}
          {inbox.data && items.length === 0 && <Nothing tab={tab} onAll={() => onTab('all')} />}
          {byDay(items).map(([day, group]) => (
            <section key={day} aria-label={day} className={classes.day}>
              <h2 className={classes.dayTitle}>{day}</h2>
              <ul className={classes.rows}>
                {group.map((each) => (
                  <NotificationRow
                    key={each.id}
                    notification={each}
                    dated={daysAway(each.at) < 0}
                    open={isOpen(search, each)}
                    onOpen={open}
                    onRead={markRead}
                    onRemove={removeOne}
                  />
                ))}
              </ul>
            </section>
          ))}
          {inbox.hasNextPage && (
            <Button
              variant="subtle"
              fullWidth
              mt="xs"
              loading={inbox.isFetchingNextPage}
              onClick={() => void inbox.fetchNextPage()}
            >
              {m.inbox.more}
            </Button>
          )}
        </div>
      </section>
      {wide ? (
        <div className={classes.pane}>
          {search.task ? (
            shown
          ) : (
            <div className={classes.paneEmpty}>
              <IconInbox size={44} stroke={1.1} aria-hidden />
              <span>{unread.count > 0 ? m.inbox.unreadCount(unread.count) : m.inbox.choose}</span>
            </div>
          )}
        </div>
      ) : (
        shown
      )}
      <LevelsDialog opened={levels} onClose={levelsDialog.close} />
    </div>
  );
}

function Nothing({ tab, onAll }: { tab: Tab; onAll: () => void }) {
  return tab === 'unread' ? (
    <EmptyState
      icon={IconMoodSmile}
      title={m.inbox.caughtUp}
      text={m.inbox.caughtUpText}
      action={
        <Button variant="default" onClick={onAll}>
          {m.inbox.tabs.all}
        </Button>
      }
    />
  ) : (
    <EmptyState icon={IconInbox} title={m.inbox.empty} text={m.inbox.emptyText} />
  );
}

/** What was opened among the unread stays in its place until one leaves: nothing jumps away under the pointer. */
function useSeen(tab: Tab) {
  const [{ of, seen }, set] = useState<{ of: Tab; seen: Notification[] }>({ of: tab, seen: [] });
  if (of !== tab) set({ of: tab, seen: [] });
  return {
    seen: tab === 'unread' ? seen : [],
    keep: (each: Notification) =>
      set({ of: tab, seen: [...seen, { ...each, readAt: new Date().toISOString() }] }),
    drop: (id: NotificationId) => set({ of: tab, seen: seen.filter((each) => each.id !== id) }),
  };
}

function withSeen(items: Notification[], seen: Notification[]) {
  const more = seen.filter(({ id }) => !items.some((each) => each.id === id));
  return more.length === 0
    ? items
    : [...items, ...more].sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id));
}

function byDay(items: Notification[]): [day: string, items: Notification[]][] {
  const days = new Map<string, Notification[]>();
  for (const each of items) {
    const away = daysAway(each.at);
    const day = away >= 0 ? m.inbox.today : away === -1 ? m.inbox.yesterday : formatDay(each.at);
    days.set(day, [...(days.get(day) ?? []), each]);
  }
  return [...days];
}

/** Of several about one task, the one about the comment that is looked at. */
function isOpen({ task, comment }: InboxSearch, each: Notification) {
  return task !== undefined && each.task?.id === task && (each.commentId ?? undefined) === comment;
}

const buttons = () => [...document.querySelectorAll<HTMLElement>(`#${LIST} [data-notification]`)];

function focusedId() {
  const row = document.activeElement?.closest(`#${LIST} li`);
  return row?.querySelector<HTMLElement>('[data-notification]')?.dataset['notification'];
}

function move(by: number) {
  const rows = buttons();
  const now = focusedId();
  const at = rows.findIndex((row) => row.dataset['notification'] === now);
  const next = at < 0 ? rows[0] : rows[Math.min(rows.length - 1, Math.max(0, at + by))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
  return next !== undefined;
}

/** Whoever works through the list by keys goes on where they were when a row leaves it. */
function useNextFocus(items: Notification[]) {
  const leaving = useRef<{ id: NotificationId; at: number } | null>(null);
  useLayoutEffect(() => {
    const gone = leaving.current;
    if (!gone || items.some(({ id }) => id === gone.id)) return;
    leaving.current = null;
    const rows = buttons();
    rows[Math.min(gone.at, rows.length - 1)]?.focus();
  }, [items]);
  return (id: NotificationId) => {
    if (focusedId() === id) leaving.current = { id, at: items.findIndex((each) => each.id === id) };
  };
}
