import { ActionIcon, Avatar, Tooltip } from '@mantine/core';
import { useMe, useProjects } from '@/lib/api/shared';
import type { Notification, NotificationKind } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { formatFull, formatAge, formatTime } from '@/lib/time';
import {
  IconAlertTriangle,
  IconAt,
  IconBell,
  IconBolt,
  IconCheck,
  IconChecklist,
  IconCircleCheck,
  IconMessage,
  IconPencil,
  IconTrash,
  IconUpload,
  IconUserCheck,
  IconUserPlus,
} from '@/ui/icons';
import { Portrait } from '@/ui/Portrait';
import { SnoozeMenu } from '@/ui/SnoozeMenu';
import { useSnooze } from './api';
import classes from './inbox.module.css';
import { whatHappened, who } from './words';

const icons = {
  mentioned: IconAt,
  asked: IconChecklist,
  assigned: IconUserCheck,
  commented: IconMessage,
  changed: IconPencil,
  completed: IconCircleCheck,
  invited: IconUserPlus,
  imported: IconUpload,
  reminded: IconBell,
  escalated: IconAlertTriangle,
  failed: IconAlertTriangle,
} satisfies Record<NotificationKind, unknown>;

type Props = {
  notification: Notification;
  open?: boolean;
  /** Its day stands above it. */
  dated?: boolean;
  onOpen: (notification: Notification) => void;
  onRead: (notification: Notification) => void;
  onRemove?: (notification: Notification) => void;
};

export function NotificationRow({ notification, open, dated, onOpen, onRead, onRemove }: Props) {
  const { at, kind, readAt } = notification;
  const place = usePlace(notification);
  const Icon = icons[kind];
  const unread = readAt === null;
  const snooze = useSnooze();
  return (
    <li className={classes.row} data-unread={unread || undefined} data-open={open || undefined}>
      <button
        type="button"
        className={classes.main}
        data-notification={notification.id}
        aria-current={open || undefined}
        onClick={() => onOpen(notification)}
      >
        <span className={classes.face}>
          {notification.actor.kind !== 'run' && notification.actor.kind !== 'system' ? (
            <Portrait size={32} name={who(notification)} pictureUrl={notification.actor.pictureUrl} alt="" />
          ) : (
            <Avatar size={32} color="grape" alt="">
              <IconBolt size={17} />
            </Avatar>
          )}
          <span className={classes.kind} data-kind={kind}>
            <Icon size={11} stroke={2.2} aria-hidden />
          </span>
        </span>
        <span className={classes.text}>
          <span className={classes.first}>
            {unread && <span className="tl-visually-hidden">{`${m.inbox.unread}: `}</span>}
            <span className={classes.title}>{place.title}</span>
            <time className={classes.time} dateTime={at} title={formatFull(at)}>
              {dated ? formatTime(at) : formatAge(at)}
            </time>
          </span>
          <span className={classes.what}>{whatHappened(notification)}</span>
          {place.project && (
            <span className={classes.project}>
              <span className={classes.dot} style={{ background: place.color }} aria-hidden />
              {place.project}
            </span>
          )}
        </span>
      </button>
      <span className={classes.actions}>
        {notification.reminderId && notification.task && (
          <SnoozeMenu
            size={28}
            label={m.inbox.snooze(place.title)}
            busy={snooze.isPending}
            onSnooze={(wish) =>
              snooze.mutate({ notification, wish }, { onSuccess: () => unread && onRead(notification) })
            }
          />
        )}
        {unread && (
          <Tooltip label={m.inbox.read}>
            <ActionIcon size={28} aria-label={m.inbox.read} onClick={() => onRead(notification)}>
              <IconCheck size={16} />
            </ActionIcon>
          </Tooltip>
        )}
        {onRemove && (
          <Tooltip label={m.inbox.remove}>
            <ActionIcon size={28} aria-label={m.inbox.remove} onClick={() => onRemove(notification)}>
              <IconTrash size={15} />
            </ActionIcon>
          </Tooltip>
        )}
      </span>
    </li>
  );
}

/** What it is about, by name. */
function usePlace({ kind, task, automation, workspaceId, projectId }: Notification) {
  const { data: me } = useMe();
  const projects = useProjects(projectId ? workspaceId : undefined);
  const project = projects.data?.find(({ id }) => id === projectId);
  if (automation)
    return {
      title: automation.name,
      project: me?.workspaces.find(({ id }) => id === workspaceId)?.name,
      color: 'var(--mantine-color-grape-5)',
    };
  if (kind !== 'invited')
    return {
      title: kind === 'imported' ? (project?.name ?? m.inbox.project) : (task?.title ?? m.inbox.gone),
      project: project?.name,
      color: project?.color ?? 'var(--mantine-color-indigo-4)',
    };
  const workspace = me?.workspaces.find(({ id }) => id === workspaceId)?.name ?? m.inbox.workspace;
  return {
    title: projectId ? (project?.name ?? m.inbox.project) : workspace,
    project: projectId ? workspace : undefined,
    color: project?.color ?? 'var(--mantine-color-indigo-4)',
  };
}
