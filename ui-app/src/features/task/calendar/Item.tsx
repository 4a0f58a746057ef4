import { useRef, type KeyboardEvent, type MouseEvent } from 'react';
import type { PlannedTask } from '@/lib/api/types';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { formatTime } from '@/lib/time';
import { IconCircleCheck, IconHourglass, IconRepeat } from '@/ui/icons';
import { isOpen } from '../api';
import { sayDay, sayPlace } from '../planner/days';
import classes from './calendar.module.css';
import { useHeld } from './drag';
import type { Segment } from './layout';

export type ItemActions = {
  onOpen: (id: TaskId) => void;
  /** @return whether the key is used up */
  onKey: (event: KeyboardEvent, task: PlannedTask) => boolean;
  onMoveTo: (task: PlannedTask) => void;
  onToggle: (task: PlannedTask) => void;
};
type Props = ItemActions & {
  segment: Segment;
  selected: boolean;
  carried: boolean;
  readOnly: boolean;
};

const HELP = 'calendar-help';

/** What a task is called to who cannot see where it stands. */
export function nameOf(task: PlannedTask, { first, last }: { first: number; last: number }) {
  const when =
    first === last
      ? m.calendar.due(task.title, `${sayDay(last)} ${task.dueAt ? formatTime(task.dueAt) : ''}`.trim())
      : `${task.title}, ${sayPlace({ first, last })}`;
  return [
    when,
    ...(isOpen(task) ? [] : [m.task.statuses[task.status]]),
    ...(task.blocked && isOpen(task) ? [m.calendar.blocked] : []),
  ].join(', ');
}

/** The keys that every shown task understands. */
export function onTaskKey(
  event: KeyboardEvent,
  task: PlannedTask,
  { onOpen, onKey, onMoveTo, onToggle }: ItemActions,
  readOnly: boolean,
) {
  if (!readOnly && onKey(event, task)) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Enter') onOpen(task.id);
  else if (event.key === 'm' && !readOnly) onMoveTo(task);
  else if (event.key === 'x' && !readOnly) onToggle(task);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** A task in a calendar, or its part in one week. */
export function Item({ segment, selected, carried, readOnly, ...actions }: Props) {
  const { entry, first, last, lane } = segment;
  const { task, upcoming } = entry;
  const element = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLSpanElement>(null);
  const length = last - first + 1;
  const dragged = useHeld(element, task, {
    disabled: readOnly || !task,
    dayAt: (x, box) =>
      first + Math.min(length - 1, Math.max(0, Math.floor(((x - box.left) / box.width) * length))),
  });
  const place = { '--lane': lane, '--length': length } as React.CSSProperties;
  const long = entry.last > entry.first;
  const resizable = !readOnly && task !== undefined && long && last === entry.last;
  useHeld(end, task, { part: 'end', disabled: !resizable, dayAt: () => entry.last });
  if (!task) {
    return (
      <div
        className={classes.item}
        style={place}
        data-ghost
        role="note"
        aria-label={m.calendar.again(upcoming.title, `${sayDay(last)} ${formatTime(upcoming.dueAt)}`)}
      >
        <IconRepeat size={12} aria-hidden />
        <span className={classes.itemTitle}>{upcoming.title}</span>
      </div>
    );
  }
  const open = isOpen(task);
  return (
    <div
      ref={element}
      className={classes.item}
      style={place}
      data-task={task.id}
      data-priority={task.priority}
      data-long={long || undefined}
      data-from-before={first > entry.first || undefined}
      data-goes-on={last < entry.last || undefined}
      data-late={(task.overdue && open) || undefined}
      data-closed={!open || undefined}
      data-selected={selected || undefined}
      data-dragged={dragged || undefined}
      data-carried={carried || undefined}
    >
      <div
        role="button"
        tabIndex={0}
        className={classes.itemButton}
        aria-label={nameOf(task, entry)}
        aria-describedby={readOnly ? undefined : HELP}
        title={task.title}
        data-focus
        onClick={(event: MouseEvent) => {
          event.stopPropagation();
          actions.onOpen(task.id);
        }}
        onKeyDown={(event) => onTaskKey(event, task, actions, readOnly)}
      >
        {!open && <IconCircleCheck size={12} aria-hidden />}
        {!long && task.dueAt && <span className={classes.itemTime}>{formatTime(task.dueAt)}</span>}
        <span className={classes.itemTitle}>{task.title}</span>
        {task.blocked && open && <IconHourglass size={12} aria-hidden />}
        {task.recurring && open && <IconRepeat size={12} aria-hidden />}
      </div>
      {resizable && <span ref={end} className={classes.itemEnd} title={m.calendar.resize} aria-hidden />}
    </div>
  );
}
