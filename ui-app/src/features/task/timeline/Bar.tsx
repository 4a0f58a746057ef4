import { memo, type KeyboardEvent, type PointerEvent } from 'react';
import type { PlannedTask } from '@/lib/api/types';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { IconHourglass } from '@/ui/icons';
import { isOpen } from '../api';
import { sayPlace, type Place } from '../planner/days';
import { isPoint, type Box } from './model';
import classes from './timeline.module.css';

export type Part = 'days' | 'start' | 'end' | 'link';
type Props = {
  task: PlannedTask;
  place: Place;
  box: Box;
  focusable: boolean;
  selected: boolean;
  held: boolean;
  target: boolean;
  readOnly: boolean;
  onClick: (id: TaskId) => void;
  onFocus: (id: TaskId) => void;
  onKey: (event: KeyboardEvent, task: PlannedTask) => void;
  onGrab: (event: PointerEvent, task: PlannedTask, part: Part) => void;
};

/** A task from its first to its last day; what is only due, as a mark on that day. */
export const Bar = memo(function Bar({
  task,
  place,
  box,
  focusable,
  selected,
  held,
  target,
  readOnly,
  onClick,
  onFocus,
  onKey,
  onGrab,
}: Props) {
  const open = isOpen(task);
  const point = isPoint(task);
  const { done, total } = task.subtasks;
  const name = [
    `${task.title}, ${sayPlace(place)}`,
    ...(open ? [] : [m.task.statuses[task.status]]),
    ...(task.blocked && open ? [m.calendar.blocked] : []),
    ...(total > 0 ? [m.timeline.progress(done, total)] : []),
  ].join(', ');
  return (
    <div
      className={classes.bar}
      style={point ? { left: box.middle - 9, width: 18 } : { left: box.left, width: box.right - box.left }}
      data-bar={task.id}
      data-point={point || undefined}
      data-open-ended={(!task.dueAt && !point) || undefined}
      data-priority={task.priority}
      data-closed={!open || undefined}
      data-late={(task.overdue && open) || undefined}
      data-blocked={(task.blocked && open) || undefined}
      data-selected={selected || undefined}
      data-held={held || undefined}
      data-target={target || undefined}
    >
      <div
        role="button"
        tabIndex={focusable ? 0 : -1}
        className={classes.barButton}
        aria-label={name}
        aria-describedby={readOnly ? undefined : 'timeline-help'}
        title={`${task.title} · ${sayPlace(place)}`}
        data-focus
        onClick={() => onClick(task.id)}
        onFocus={() => onFocus(task.id)}
        onKeyDown={(event) => onKey(event, task)}
        onPointerDown={(event) => onGrab(event, task, 'days')}
      >
        {!point && total > 0 && (
          <span className={classes.progress} style={{ width: `${(100 * done) / total}%` }} />
        )}
        {!point && <span className={classes.barTitle}>{task.title}</span>}
        {task.blocked && open && !point && <IconHourglass size={13} aria-hidden className={classes.mark} />}
      </div>
      {!readOnly && (
        <>
          {!point && (
            <span
              className={classes.edge}
              data-part="start"
              aria-hidden
              onPointerDown={(event) => onGrab(event, task, 'start')}
            />
          )}
          {!point && (
            <span
              className={classes.edge}
              data-part="end"
              aria-hidden
              onPointerDown={(event) => onGrab(event, task, 'end')}
            />
          )}
          <span
            className={classes.port}
            title={m.timeline.link(task.title)}
            data-part="link"
            aria-hidden
            onPointerDown={(event) => onGrab(event, task, 'link')}
          />
        </>
      )}
    </div>
  );
});
