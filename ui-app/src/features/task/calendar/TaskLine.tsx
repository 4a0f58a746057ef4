import { ActionIcon, Text } from '@mantine/core';
import { useRef } from 'react';
import type { PlannedTask, Task } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { formatTime } from '@/lib/time';
import { IconCalendarDue, IconHourglass } from '@/ui/icons';
import { isOpen } from '../api';
import { StatusIcon } from '../chips';
import { placeOf, sayPlace, type DayNumber } from '../planner/days';
import classes from './calendar.module.css';
import { useHeld } from './drag';

type Props = {
  task: PlannedTask | Task;
  readOnly: boolean;
  draggable?: boolean;
  /** The day on which it is shown; none where it has no date. */
  day?: DayNumber;
  onOpen: () => void;
  onMoveTo: () => void;
};

/** A task in one of a calendar's lists. */
export function TaskLine({ task, readOnly, draggable = false, day, onOpen, onMoveTo }: Props) {
  const element = useRef<HTMLLIElement>(null);
  // Of what a task has beside, a calendar needs nothing.
  const dragged = useHeld(element, task as PlannedTask, {
    disabled: readOnly || !draggable,
    ...(day === undefined ? {} : { dayAt: () => day }),
  });
  const place = placeOf(task);
  return (
    <li
      ref={element}
      className={classes.line}
      data-task={task.id}
      data-closed={!isOpen(task) || undefined}
      data-dragged={dragged || undefined}
    >
      <StatusIcon status={task.status} size={15} />
      {/* No button: in Firefox nothing could be dragged by it. */}
      <div
        role="button"
        tabIndex={0}
        className={classes.lineTitle}
        aria-label={m.task.open(task.title)}
        onClick={onOpen}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          if (event.key === 'Enter' || event.key === ' ') onOpen();
          else if (event.key === 'm' && !readOnly) onMoveTo();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      >
        {task.title}
      </div>
      {task.blocked && isOpen(task) && (
        <IconHourglass size={14} role="img" aria-label={m.calendar.blocked} className={classes.quiet} />
      )}
      {place && task.dueAt && (
        <Text size="xs" c={task.overdue && isOpen(task) ? 'red' : 'dimmed'} style={{ whiteSpace: 'nowrap' }}>
          {place.first === place.last ? formatTime(task.dueAt) : sayPlace(place)}
        </Text>
      )}
      {!readOnly && (
        <ActionIcon size={24} aria-label={m.calendar.moveTo(task.title)} onClick={onMoveTo}>
          <IconCalendarDue size={15} />
        </ActionIcon>
      )}
    </li>
  );
}
