import { Button, Group, Popover, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Notification } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { IconBell, IconChecks } from '@/ui/icons';
import { ErrorState, RowsSkeleton } from '@/ui/states';
import { useMarkAllRead, useMarkRead, useUnread } from './api';
import classes from './inbox.module.css';
import { useLiveInbox } from './live';
import { NotificationRow } from './NotificationRow';

const SHOWN = 8;

type Props = { onOpen: (notification: Notification) => void; onInbox: () => void };

/** How much is unread, and the newest of it. */
export function Bell({ onOpen, onInbox }: Props) {
  const [opened, setOpened] = useState(false);
  const unread = useUnread();
  const read = useMarkRead();
  const readAll = useMarkAllRead();
  useLiveInbox();
  const leave = (then: () => void) => {
    setOpened(false);
    then();
  };
  const shown = unread.items.slice(0, SHOWN);
  const newest = unread.items[0];

  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width="min(400px, calc(100vw - 16px))"
      shadow="lg"
      trapFocus
      returnFocus
      radius="md"
    >
      <Popover.Target>
        <Tooltip label={m.inbox.notifications} disabled={opened}>
          <UnstyledButton
            className={classes.bell}
            onClick={() => setOpened((now) => !now)}
            aria-label={m.inbox.bell(unread.count)}
          >
            <IconBell size={18} stroke={1.6} />
            {unread.count > 0 && (
              <span className={classes.badge} aria-hidden>
                {short(unread.count)}
              </span>
            )}
          </UnstyledButton>
        </Tooltip>
      </Popover.Target>
      <span className="tl-visually-hidden" role="status">
        {unread.count > 0 && m.inbox.unreadCount(unread.count)}
      </span>
      <Popover.Dropdown p={0} aria-label={m.inbox.notifications}>
        <Group justify="space-between" wrap="nowrap" px="sm" py={8} className={classes.popoverHead}>
          <Text fw={650} size="sm">
            {m.inbox.notifications}
          </Text>
          {newest && (
            <Button
              size="compact-xs"
              variant="subtle"
              leftSection={<IconChecks size={14} />}
              onClick={() => readAll.mutate(newest)}
            >
              {m.inbox.readAll}
            </Button>
          )}
        </Group>
        <div className={classes.popoverList}>
          {unread.isPending && <RowsSkeleton rows={3} />}
          {unread.isError && !unread.data && (
            <div className={classes.popoverNote}>
              <ErrorState error={unread.error} onRetry={() => void unread.refetch()} />
            </div>
          )}
          {unread.data && shown.length === 0 && (
            <Text size="sm" c="dimmed" ta="center" py="xl" px="md">
              {m.inbox.caughtUp}
            </Text>
          )}
          <ul className={classes.rows} aria-label={m.inbox.notifications}>
            {shown.map((each) => (
              <NotificationRow
                key={each.id}
                notification={each}
                onOpen={() =>
                  leave(() => {
                    read.mutate(each);
                    onOpen(each);
                  })
                }
                onRead={() => read.mutate(each)}
              />
            ))}
          </ul>
        </div>
        <div className={classes.popoverFoot}>
          <Button variant="subtle" size="xs" fullWidth onClick={() => leave(onInbox)}>
            {m.inbox.openInbox}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

/** The number beside the inbox in the navigation. */
export function UnreadCount() {
  const { count } = useUnread();
  return count > 0 ? (
    <>
      <span className={classes.count} aria-hidden>
        {short(count)}
      </span>
      <span className="tl-visually-hidden">{m.inbox.unreadCount(count)}</span>
    </>
  ) : null;
}

const short = (count: number) => (count > 99 ? '99+' : String(count));
