import { Badge, Tooltip } from '@mantine/core';
import type { Priority, Task, TaskStatus } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { daysAway, formatFull, formatWhen } from '@/lib/time';
import {
  IconAlertTriangle,
  IconCalendarDue,
  IconCircle,
  IconCircleCheck,
  IconCircleX,
  IconFlag,
  IconProgress,
} from '@/ui/icons';
import { isOpen } from './api';
import classes from './task.module.css';

export const priorities: Priority[] = ['urgent', 'high', 'medium', 'low'];
export const statuses: TaskStatus[] = ['todo', 'in_progress', 'done', 'cancelled'];

const priorityColor: Record<Priority, string> = {
  urgent: 'red',
  high: 'orange',
  medium: 'indigo',
  low: 'gray',
};

export function PriorityIcon({ priority, size = 16 }: { priority: Priority; size?: number }) {
  const Icon = priority === 'urgent' ? IconAlertTriangle : IconFlag;
  return (
    <Icon
      size={size}
      stroke={1.8}
      color={`var(--mantine-color-${priorityColor[priority]}-${priority === 'low' ? 5 : 6})`}
      aria-hidden
    />
  );
}

export function PriorityChip({ priority }: { priority: Priority }) {
  const name = m.task.priorities[priority];
  return (
    <Tooltip label={m.task.priorityOf(name)}>
      <span className={classes.chip} role="img" aria-label={m.task.priorityOf(name)}>
        <PriorityIcon priority={priority} />
      </span>
    </Tooltip>
  );
}

export function StatusIcon({ status, size = 16 }: { status: TaskStatus; size?: number }) {
  switch (status) {
    case 'todo':
      return <IconCircle size={size} aria-hidden color="var(--mantine-color-dimmed)" />;
    case 'in_progress':
      return <IconProgress size={size} aria-hidden color="var(--mantine-color-yellow-6)" />;
    case 'done':
      return <IconCircleCheck size={size} aria-hidden color="var(--mantine-color-teal-6)" />;
    case 'cancelled':
      return <IconCircleX size={size} aria-hidden color="var(--mantine-color-gray-5)" />;
  }
}

export function DueChip({ task }: { task: Task }) {
  if (!task.dueAt) return null;
  const late = isOpen(task) && (task.overdue || new Date(task.dueAt) < new Date());
  const today = isOpen(task) && !late && daysAway(task.dueAt) === 0;
  const when = formatWhen(task.dueAt);
  return (
    <Tooltip label={formatFull(task.dueAt)}>
      <Badge
        variant={late || today ? 'light' : 'transparent'}
        color={late ? 'red' : today ? 'indigo' : 'gray'}
        size="md"
        radius="sm"
        tt="none"
        fw={500}
        px={6}
        leftSection={<IconCalendarDue size={13} />}
        aria-label={late ? m.task.overdueLabel(when) : m.task.dueLabel(when)}
        className={classes.due}
      >
        {when}
      </Badge>
    </Tooltip>
  );
}

export function beforeText(before: string) {
  return m.task.before[before] ?? before;
}
