import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { memo, useRef, type KeyboardEvent } from 'react';
import type { BoardColumn, Task } from '@/lib/api/types';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import {
  IconArchive,
  IconCheck,
  IconDots,
  IconHourglass,
  IconLayoutSidebarRight,
  IconLock,
  IconMessage,
  IconPaperclip,
  IconRefresh,
  IconSubtask,
  IconTrash,
} from '@/ui/icons';
import { People } from '@/ui/PersonAvatar';
import { isOpen } from '../api';
import { DueChip, PriorityChip, StatusIcon } from '../chips';
import { TagChip } from '../TagChip';
import classes from './board.module.css';
import { useCard } from './drag';

export type CardActions = {
  onOpen: (id: TaskId) => void;
  onKey: (event: KeyboardEvent, task: Task, column: string) => boolean;
  onMove: (task: Task, from: string, column: string, before: TaskId | null) => void;
  onToggle: (task: Task) => void;
  onPutAway: (task: Task, action: 'archive' | 'delete') => void;
  canDrop: (task: Task, from: string, column: string) => boolean;
};
type Props = CardActions & {
  task: Task;
  column: string;
  lane: string;
  columns: Pick<BoardColumn, 'key' | 'title' | 'items'>[];
  /** The cards of the same cell, in their order. */
  cards: Task[];
  selected: boolean;
  carried: boolean;
  readOnly: boolean;
  showStatus: boolean;
};

export const Card = memo(function Card({
  task,
  column,
  lane,
  columns,
  cards,
  selected,
  carried,
  readOnly,
  showStatus,
  ...on
}: Props) {
  const element = useRef<HTMLLIElement>(null);
  const menu = useRef<HTMLButtonElement>(null);
  const index = cards.findIndex((each) => each.id === task.id);
  const { dragged, edge } = useCard(
    element,
    { task, column, lane, next: cards[index + 1]?.id ?? null },
    { disabled: readOnly, canDrop: (other, from) => on.canDrop(other, from, column) },
  );
  const open = isOpen(task);
  return (
    <li
      ref={element}
      className={classes.card}
      data-card={task.id}
      data-selected={selected || undefined}
      data-dragged={dragged || undefined}
      data-carried={carried || undefined}
      data-edge={edge ?? undefined}
      data-closed={!open || undefined}
    >
      {task.tags.length > 0 && (
        <span className={classes.tags}>
          {task.tags.map((tag) => (
            <TagChip key={tag.id} tag={tag} />
          ))}
        </span>
      )}
      <div
        role="button"
        tabIndex={0}
        className={classes.open}
        aria-label={m.task.open(task.title)}
        aria-describedby={readOnly ? undefined : 'board-help'}
        data-focus
        onClick={() => on.onOpen(task.id)}
        onKeyDown={(event) => {
          if (!readOnly && on.onKey(event, task, column)) return;
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          if (event.key === 'Enter') on.onOpen(task.id);
          else if (event.key === 'm' && !readOnly) menu.current?.click();
          else if (event.key === 'x' && !readOnly) on.onToggle(task);
          else if (event.key === 'Delete' && !readOnly) on.onPutAway(task, 'delete');
          else return;
          event.preventDefault();
        }}
      >
        {showStatus && task.status !== 'todo' && (
          <span className={classes.status}>
            <StatusIcon status={task.status} size={15} />
          </span>
        )}
        <span className={classes.title}>{task.title}</span>
      </div>
      <span className={classes.meta}>
        {task.priority !== 'medium' && <PriorityChip priority={task.priority} />}
        <DueChip task={task} />
        {task.blocked && (
          <Tooltip label={m.board.blocked}>
            <span className={classes.badge} data-tone="warn" role="img" aria-label={m.board.blocked}>
              <IconHourglass size={14} />
            </span>
          </Tooltip>
        )}
        {task.subtasks.total > 0 && (
          <Tooltip label={m.board.subtasks(task.subtasks.done, task.subtasks.total)}>
            <span
              className={classes.badge}
              role="img"
              aria-label={m.board.subtasks(task.subtasks.done, task.subtasks.total)}
            >
              <IconSubtask size={14} />
              {task.subtasks.done}/{task.subtasks.total}
            </span>
          </Tooltip>
        )}
        {task.comments > 0 && (
          <span className={classes.badge} role="img" aria-label={m.board.comments(task.comments)}>
            <IconMessage size={14} />
            {task.comments}
          </span>
        )}
        {task.attachments > 0 && (
          <span className={classes.badge} role="img" aria-label={m.attachment.count(task.attachments)}>
            <IconPaperclip size={14} />
            {task.attachments}
          </span>
        )}
        {task.lease && (
          <Tooltip label={m.board.leased(task.lease.holder.name)}>
            <span className={classes.badge} role="img" aria-label={m.board.leased(task.lease.holder.name)}>
              <IconLock size={14} />
            </span>
          </Tooltip>
        )}
        <span className={classes.people}>
          <People people={task.assignees} />
        </span>
      </span>
      {!readOnly && (
        <span className={classes.menu}>
          <Menu position="bottom-end" shadow="md" width={210} withinPortal>
            <Menu.Target>
              <ActionIcon ref={menu} size={26} aria-label={m.board.actions(task.title)}>
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown className={classes.actions}>
              <Menu.Item
                leftSection={<IconLayoutSidebarRight size={15} />}
                onClick={() => on.onOpen(task.id)}
              >
                {m.board.open}
              </Menu.Item>
              <Menu.Item
                leftSection={open ? <IconCheck size={15} /> : <IconRefresh size={15} />}
                onClick={() => on.onToggle(task)}
              >
                {open ? m.board.complete : m.board.reopen}
              </Menu.Item>
              <Menu.Divider />
              <Menu.Label>{m.board.moveTo}</Menu.Label>
              {columns.map((each) => (
                <Menu.Item
                  key={each.key}
                  disabled={each.key === column || !on.canDrop(task, column, each.key)}
                  rightSection={each.key === column ? <IconCheck size={14} /> : null}
                  onClick={() => on.onMove(task, column, each.key, null)}
                >
                  {each.title}
                </Menu.Item>
              ))}
              {cards.length > 1 && (
                <>
                  <Menu.Divider />
                  <Menu.Label>{m.board.moveInColumn}</Menu.Label>
                  <Menu.Item
                    disabled={index === 0}
                    onClick={() => on.onMove(task, column, column, cards[0]?.id ?? null)}
                  >
                    {m.board.toTop}
                  </Menu.Item>
                  <Menu.Item
                    disabled={index === 0}
                    onClick={() => on.onMove(task, column, column, cards[index - 1]?.id ?? null)}
                  >
                    {m.board.up}
                  </Menu.Item>
                  <Menu.Item
                    disabled={index === cards.length - 1}
                    onClick={() => on.onMove(task, column, column, cards[index + 2]?.id ?? null)}
                  >
                    {m.board.down}
                  </Menu.Item>
                  <Menu.Item
                    disabled={index === cards.length - 1}
                    onClick={() => on.onMove(task, column, column, null)}
                  >
                    {m.board.toBottom}
                  </Menu.Item>
                </>
              )}
              <Menu.Divider />
              <Menu.Item
                leftSection={<IconArchive size={15} />}
                onClick={() => on.onPutAway(task, 'archive')}
              >
                {m.list.archive}
              </Menu.Item>
              <Menu.Item
                color="red"
                leftSection={<IconTrash size={15} />}
                onClick={() => on.onPutAway(task, 'delete')}
              >
                {m.list.delete}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </span>
      )}
    </li>
  );
});
