import { ActionIcon, Button, Skeleton, Text } from '@mantine/core';
import { useRef } from 'react';
import type { PlannedTask } from '@/lib/api/types';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { IconX } from '@/ui/icons';
import { useTasks, type Scope } from '../lists';
import { filterOf, type PlanQuery } from '../planner/api';
import classes from './calendar.module.css';
import { useTarget } from './drag';
import { TaskLine } from './TaskLine';

type Props = {
  scope: Scope;
  query: PlanQuery;
  readOnly: boolean;
  onClose: () => void;
  onOpen: (id: TaskId) => void;
  onMoveTo: (task: PlannedTask) => void;
};

/** Open tasks without a due date, to be dragged onto a day; what is dropped here loses its own. */
export function Unscheduled({ scope, query, readOnly, onClose, onOpen, onMoveTo }: Props) {
  const frame = useRef<HTMLElement>(null);
  const over = useTarget(frame, { kind: 'nowhere' }, readOnly);
  const tasks = useTasks(scope, {
    show: 'open',
    sort: '-priority,createdAt',
    filter: filterOf(query, 'dueAt is empty') ?? '',
  });
  const items = tasks.data?.pages.flatMap((page) => page.items.filter(({ dueAt }) => !dueAt)) ?? [];
  return (
    <aside
      ref={frame}
      className={classes.aside}
      aria-label={m.calendar.showUnscheduled}
      data-lit={over || undefined}
    >
      <div className={classes.asideHead}>
        <h2 className={classes.asideTitle}>{m.calendar.unscheduledTitle}</h2>
        <ActionIcon size={24} aria-label={m.common.close} onClick={onClose}>
          <IconX size={15} />
        </ActionIcon>
      </div>
      <Text size="xs" c="dimmed" mb={6}>
        {over
          ? m.calendar.dropHere
          : items.length === 0 && !tasks.isPending
            ? m.calendar.unscheduledEmpty
            : m.calendar.unscheduledHelp}
      </Text>
      {tasks.isPending && <Skeleton height={80} />}
      <ul className={classes.lines}>
        {items.map((task) => (
          <TaskLine
            key={task.id}
            task={task}
            readOnly={readOnly}
            draggable
            onOpen={() => onOpen(task.id)}
            onMoveTo={() => onMoveTo(task as PlannedTask)}
          />
        ))}
      </ul>
      {tasks.hasNextPage && (
        <Button
          variant="subtle"
          size="compact-sm"
          fullWidth
          loading={tasks.isFetchingNextPage}
          onClick={() => void tasks.fetchNextPage()}
        >
          {m.calendar.loadMore}
        </Button>
      )}
    </aside>
  );
}
