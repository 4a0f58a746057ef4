import { Badge, Checkbox } from '@mantine/core';
import { memo } from 'react';
import type { Project, Task } from '@/lib/api/types';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { People } from '@/ui/PersonAvatar';
import { isOpen, useTaskCommand } from './api';
import { DueChip, PriorityChip, StatusIcon } from './chips';
import classes from './task.module.css';

type Props = {
  task: Task;
  project?: Project;
  selected: boolean;
  arrived: boolean;
  onOpen: (id: TaskId) => void;
};

export const TaskRow = memo(function TaskRow({ task, project, selected, arrived, onOpen }: Props) {
  const command = useTaskCommand();
  const open = isOpen(task);
  const toggle = () => command.mutate({ task, command: open ? 'complete' : 'reopen' });
  return (
    <li
      className={`${classes.row} ${open ? '' : classes.closed}`}
      data-selected={selected || undefined}
      data-arrived={arrived || undefined}
      data-task={task.id}
    >
      <span className={classes.check}>
        <Checkbox
          radius="xl"
          size="sm"
          color="teal"
          checked={!open}
          onChange={toggle}
          aria-label={open ? m.task.complete(task.title) : m.task.reopen(task.title)}
          tabIndex={-1}
        />
      </span>
      <button
        type="button"
        className={classes.open}
        onClick={() => onOpen(task.id)}
        onKeyDown={(event) => {
          if (event.key === ' ' || event.key === 'x') {
            event.preventDefault();
            toggle();
          }
        }}
        aria-label={m.task.open(task.title)}
        aria-keyshortcuts="Enter x"
        data-row
      >
        <span className={classes.title}>{task.title}</span>
      </button>
      <span className={classes.meta}>
        {task.kind === 'step' && (
          <Badge size="sm" variant="light" color="grape" tt="none" radius="sm">
            {m.task.step}
          </Badge>
        )}
        {task.status === 'in_progress' && (
          <Badge
            size="sm"
            variant="light"
            color="yellow"
            tt="none"
            radius="sm"
            leftSection={<StatusIcon status="in_progress" size={12} />}
          >
            {m.task.statuses.in_progress}
          </Badge>
        )}
        {project && (
          <span className={classes.project}>
            <span
              className={classes.dot}
              style={{ background: project.color ?? 'var(--mantine-color-indigo-4)' }}
            />
            {project.name}
          </span>
        )}
        <DueChip task={task} />
        {task.priority !== 'medium' && <PriorityChip priority={task.priority} />}
        <People people={task.assignees} />
      </span>
    </li>
  );
});
