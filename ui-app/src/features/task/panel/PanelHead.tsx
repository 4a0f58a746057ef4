import { ActionIcon, Button, CloseButton, CopyButton, Group, Menu, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useMe } from '@/lib/api/shared';
import type { Task } from '@/lib/api/types';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { useTaskParts } from '@/lib/taskParts';
import { askForTemplate } from '@/lib/templates';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import {
  IconArchive,
  IconArrowsMove,
  IconCheck,
  IconCircleX,
  IconCopy,
  IconDots,
  IconEye,
  IconEyeOff,
  IconHistory,
  IconLink,
  IconRefresh,
  IconTemplate,
  IconTrash,
  IconUserMinus,
  IconUserPlus,
} from '@/ui/icons';
import { tellUndo } from '@/ui/tell';
import { isOpen, useDeleteTask, useTaskCommand } from '../api';
import { useMoves } from '../workflow/api';
import { useApproval } from '../workflow/approval';
import { useAct, useDuplicate, asksForm, useForm, useWatch, useWatchers } from './api';
import { MoveDialog } from './MoveDialog';
import classes from './panel.module.css';

type Props = {
  task: Task;
  readOnly: boolean;
  onClose: () => void;
  onOpen: (id: TaskId) => void;
  onVersions: () => void;
};

export function PanelHead({ task, readOnly, onClose, onOpen, onVersions }: Props) {
  const { data: me } = useMe();
  const [dialog, setDialog] = useState<'delete' | 'move' | null>(null);
  const { actions } = useTaskParts();
  const command = useTaskCommand();
  const act = useAct();
  const remove = useDeleteTask();
  const duplicate = useDuplicate();
  const form = useForm(task);
  const open = isOpen(task);
  const away = task.archivedAt !== null || task.deletedAt !== null;
  const mine = task.assignees.some((person) => person.id === me?.id);
  // A step with a form is completed by it.
  const moves = useMoves(open ? task : null);
  // In a work flow a task is done where it leads to an end, and nowhere else.
  const underWay = open && task.step !== null && !moves.data?.some(({ end }) => end);
  const byForm = asksForm(task) && form.data !== null;
  const byVotes = useApproval(task) !== null;

  const tellPutAway = (text: string) => tellUndo(text, () => act.mutate({ task, act: 'restore' }));
  const archive = () =>
    act.mutate(
      { task, act: 'archive' },
      {
        onSuccess: () => {
          onClose();
          tellPutAway(m.panel.archived);
        },
      },
    );
  // Closed first: what shows a task that is gone would ask for it in vain.
  const bin = () => {
    setDialog(null);
    onClose();
    remove.mutateAsync(task).then(
      () => tellPutAway(m.panel.binned),
      () => undefined,
    );
  };

  return (
    <Group className={classes.head} justify="space-between" wrap="nowrap">
      <Group gap={6} wrap="nowrap">
        {!readOnly && !away && !byForm && !byVotes && !underWay && (
          <Button
            size="compact-sm"
            variant={open ? 'light' : 'default'}
            color="teal"
            leftSection={open ? <IconCheck size={15} /> : <IconRefresh size={15} />}
            loading={command.isPending}
            aria-keyshortcuts="x"
            onClick={() => command.mutate({ task, command: open ? 'complete' : 'reopen' })}
          >
            {open ? m.task.complete('').trim() : m.task.reopen('').trim()}
          </Button>
        )}
        {!readOnly && !away && open && task.kind === 'step' && !byVotes && !mine && (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconUserPlus size={15} />}
            loading={act.isPending}
            onClick={() => act.mutate({ task, act: 'claim' })}
          >
            {m.panel.claim}
          </Button>
        )}
        {actions.map((Action, index) => (
          <Action key={index} task={task} />
        ))}
      </Group>
      <Group gap={4} wrap="nowrap">
        <WatchButton task={task} />
        <CopyButton value={`${location.origin}/projects/${task.projectId}?task=${task.id}`}>
          {({ copied, copy }) => (
            <ActionIcon onClick={copy} aria-label={copied ? m.common.copied : m.task.copyLink}>
              {copied ? <IconCheck size={17} /> : <IconLink size={17} />}
            </ActionIcon>
          )}
        </CopyButton>
        {!readOnly && (
          <Menu position="bottom-end" shadow="md" width={220}>
            <Menu.Target>
              <ActionIcon aria-label={m.common.more}>
                <IconDots size={17} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {open && !away && !mine && task.kind === 'task' && (
                <Menu.Item
                  leftSection={<IconUserPlus size={15} />}
                  onClick={() => act.mutate({ task, act: 'claim' })}
                >
                  {m.task.claim}
                </Menu.Item>
              )}
              {open && !away && mine && task.kind === 'step' && (
                <Menu.Item
                  leftSection={<IconUserMinus size={15} />}
                  onClick={() => act.mutate({ task, act: 'unclaim' })}
                >
                  {m.panel.unclaim}
                </Menu.Item>
              )}
              {task.kind === 'task' && (
                <Menu.Item
                  leftSection={<IconCopy size={15} />}
                  disabled={duplicate.isPending}
                  onClick={() =>
                    duplicate.mutate(task.id, {
                      onSuccess: (copy) =>
                        notifications.show({
                          color: 'teal',
                          withBorder: true,
                          message: (
                            <Group justify="space-between" wrap="nowrap">
                              {m.panel.duplicated}
                              <Button size="compact-xs" variant="light" onClick={() => onOpen(copy.id)}>
                                {m.panel.show}
                              </Button>
                            </Group>
                          ),
                        }),
                    })
                  }
                >
                  {m.panel.duplicate}
                </Menu.Item>
              )}
              <Menu.Item leftSection={<IconHistory size={15} />} onClick={onVersions}>
                {m.versions.open}
              </Menu.Item>
              {!away && task.kind === 'task' && (
                <Menu.Item
                  leftSection={<IconTemplate size={15} />}
                  onClick={() =>
                    askForTemplate({
                      kind: 'save',
                      workspaceId: task.workspaceId,
                      source: { taskId: task.id },
                      name: task.title,
                    })
                  }
                >
                  {m.template.saveAs}
                </Menu.Item>
              )}
              {!away && task.kind === 'task' && (
                <Menu.Item leftSection={<IconArrowsMove size={15} />} onClick={() => setDialog('move')}>
                  {m.panel.move}
                </Menu.Item>
              )}
              {open && !away && (
                <Menu.Item
                  leftSection={<IconCircleX size={15} />}
                  onClick={() => command.mutate({ task, command: 'cancel' })}
                >
                  {m.task.cancelTask}
                </Menu.Item>
              )}
              {!away && (
                <Menu.Item leftSection={<IconArchive size={15} />} onClick={archive}>
                  {m.panel.archive}
                </Menu.Item>
              )}
              {task.deletedAt === null && (
                <Menu.Item
                  color="red"
                  leftSection={<IconTrash size={15} />}
                  onClick={() => setDialog('delete')}
                >
                  {m.task.delete}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        )}
        <CloseButton aria-label={m.common.close} onClick={onClose} data-autofocus />
      </Group>
      <ConfirmDialog
        opened={dialog === 'delete'}
        title={m.task.deleteTitle}
        text={m.panel.deleteText(task.title)}
        confirm={m.common.delete}
        busy={remove.isPending}
        onClose={() => setDialog(null)}
        onConfirm={bin}
      />
      <MoveDialog task={task} opened={dialog === 'move'} onClose={() => setDialog(null)} />
    </Group>
  );
}

function WatchButton({ task }: { task: Task }) {
  const watchers = useWatchers(task.id);
  const watch = useWatch(task.id);
  const watching = watch.isPending ? watch.variables : (watchers.data?.watching ?? false);
  const names = watchers.data?.items.map((person) => person.name).join(', ') ?? '';
  return (
    <Tooltip label={m.panel.watchers(names)}>
      <ActionIcon
        aria-label={watching ? m.panel.unwatch : m.panel.watch}
        aria-pressed={watching}
        aria-keyshortcuts="w"
        color={watching ? 'indigo' : 'gray'}
        disabled={watchers.isPending}
        onClick={() => watch.mutate(!watching)}
        data-watch
      >
        {watching ? <IconEye size={17} /> : <IconEyeOff size={17} />}
      </ActionIcon>
    </Tooltip>
  );
}
