import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  Menu,
  Progress,
  Text,
  TextInput,
  UnstyledButton,
} from '@mantine/core';
import {
  attachClosestEdge,
  extractClosestEdge,
  type Edge,
} from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import type { Task } from '@/lib/api/types';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { IconArrowDown, IconArrowUp, IconDots, IconPlus } from '@/ui/icons';
import { People } from '@/ui/PersonAvatar';
import { isOpen, useTaskCommand } from '../api';
import { DueChip } from '../chips';
import { useAddSubtask, useMoveSubtask, useSubtasks } from './api';
import classes from './panel.module.css';

type Props = { task: Task; readOnly: boolean; onOpen: (id: TaskId) => void };

export function Subtasks({ task, readOnly, onOpen }: Props) {
  const subtasks = useSubtasks(task.id);
  const add = useAddSubtask(task);
  const move = useMoveSubtask(task.id);
  const [title, setTitle] = useState<string | null>(null);
  const items = subtasks.data ?? [];
  const { done, total } = task.subtasks;
  if (items.length === 0 && readOnly) return null;

  const submit = () => {
    const text = title?.trim();
    if (text) add.mutate(text);
    setTitle('');
  };
  const shift = (child: Task, by: -1 | 1) => {
    const index = items.findIndex((each) => each.id === child.id);
    const beside = items[index + by];
    if (beside) move.mutate({ task: child, ...(by < 0 ? { before: beside.id } : { after: beside.id }) });
  };

  return (
    <section aria-label={m.panel.subtasks}>
      <Group gap="sm" mb={4} wrap="nowrap">
        <h2 className={classes.heading}>{m.panel.subtasks}</h2>
        {total > 0 && (
          <>
            <Progress
              value={(100 * done) / total}
              color="teal"
              size="sm"
              flex="0 1 120px"
              aria-label={m.panel.subtaskProgress(done, total)}
            />
            <Text size="xs" c="dimmed" style={{ fontVariantNumeric: 'tabular-nums' }}>
              {m.panel.subtaskProgress(done, total)}
            </Text>
          </>
        )}
      </Group>
      {items.length > 0 && (
        <ul className={classes.rows}>
          {items.map((child, index) => (
            <Subtask
              key={child.id}
              child={child}
              first={index === 0}
              last={index === items.length - 1}
              readOnly={readOnly}
              onOpen={onOpen}
              onShift={shift}
              onDrop={(dropped, edge) =>
                move.mutate({
                  task: dropped,
                  ...(edge === 'top' ? { before: child.id } : { after: child.id }),
                })
              }
            />
          ))}
        </ul>
      )}
      {!readOnly &&
        (title === null ? (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            c="dimmed"
            fw={500}
            ml={-6}
            leftSection={<IconPlus size={15} />}
            onClick={() => setTitle('')}
          >
            {m.panel.addSubtask}
          </Button>
        ) : (
          <TextInput
            aria-label={m.panel.subtaskTitle}
            placeholder={m.panel.subtaskTitle}
            size="xs"
            maxLength={500}
            data-mantine-stop-propagation
            value={title}
            autoFocus
            onChange={(event) => setTitle(event.currentTarget.value)}
            onBlur={() => {
              submit();
              setTitle(null);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') submit();
              if (event.key === 'Escape') {
                event.stopPropagation();
                setTitle(null);
              }
            }}
          />
        ))}
    </section>
  );
}

type RowProps = {
  child: Task;
  first: boolean;
  last: boolean;
  readOnly: boolean;
  onOpen: (id: TaskId) => void;
  onShift: (child: Task, by: -1 | 1) => void;
  onDrop: (dropped: Task, edge: Edge | null) => void;
};

function Subtask({ child, first, last, readOnly, onOpen, onShift, onDrop }: RowProps) {
  const command = useTaskCommand();
  const element = useRef<HTMLLIElement>(null);
  const [edge, setEdge] = useState<Edge | null>(null);
  const id = useId();
  const open = isOpen(child);
  const data = useEffectEvent(() => ({ kind: 'subtask', task: child }));
  const drop = useEffectEvent(onDrop);
  useEffect(() => {
    const target = element.current;
    if (!target || readOnly) return;
    return combine(
      draggable({ element: target, getInitialData: () => data() }),
      dropTargetForElements({
        element: target,
        canDrop: ({ source }) => source.data['kind'] === 'subtask' && source.element !== target,
        getData: ({ input }) =>
          attachClosestEdge({}, { element: target, input, allowedEdges: ['top', 'bottom'] }),
        onDrag: ({ self }) => setEdge(extractClosestEdge(self.data)),
        onDragLeave: () => setEdge(null),
        onDrop: ({ source, self }) => {
          setEdge(null);
          drop(source.data['task'] as Task, extractClosestEdge(self.data));
        },
      }),
    );
  }, [readOnly]);
  return (
    <li ref={element} className={classes.row} data-edge={edge ?? undefined} data-closed={!open || undefined}>
      <Checkbox
        radius="xl"
        size="xs"
        color="teal"
        checked={!open}
        disabled={readOnly}
        aria-label={open ? m.task.complete(child.title) : m.task.reopen(child.title)}
        onChange={() => command.mutate({ task: child, command: open ? 'complete' : 'reopen' })}
      />
      <UnstyledButton
        className={classes.rowTitle}
        aria-label={m.task.open(child.title)}
        onClick={() => onOpen(child.id)}
        onKeyDown={(event) => {
          if (readOnly || !event.altKey || !event.key.startsWith('Arrow')) return;
          event.preventDefault();
          if (event.key === 'ArrowUp') onShift(child, -1);
          if (event.key === 'ArrowDown') onShift(child, 1);
        }}
        aria-keyshortcuts={readOnly ? undefined : 'Alt+ArrowUp Alt+ArrowDown'}
        id={id}
      >
        {child.title}
        {child.subtasks.total > 0 && (
          <Text span size="xs" c="dimmed" ml={6}>
            {child.subtasks.done}/{child.subtasks.total}
          </Text>
        )}
      </UnstyledButton>
      <DueChip task={child} />
      <People people={child.assignees} max={2} />
      {!readOnly && !(first && last) && (
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <ActionIcon size={24} aria-label={m.panel.reorder(child.title)}>
              <IconDots size={15} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              disabled={first}
              leftSection={<IconArrowUp size={14} />}
              onClick={() => onShift(child, -1)}
            >
              {m.panel.up}
            </Menu.Item>
            <Menu.Item
              disabled={last}
              leftSection={<IconArrowDown size={14} />}
              onClick={() => onShift(child, 1)}
            >
              {m.panel.down}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  );
}
