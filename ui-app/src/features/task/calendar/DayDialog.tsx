import { Button, Modal, Skeleton, Text } from '@mantine/core';
import type { PlannedTask } from '@/lib/api/types';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { toOffset } from '@/lib/time';
import { ErrorState } from '@/ui/states';
import { useTasks, type Scope } from '../lists';
import { filterOf, type PlanQuery } from '../planner/api';
import { dateOf, sayDay, type DayNumber } from '../planner/days';
import classes from './calendar.module.css';
import { TaskLine } from './TaskLine';

type Props = {
  day: DayNumber | null;
  scope: Scope;
  query: PlanQuery;
  readOnly: boolean;
  onClose: () => void;
  onOpen: (id: TaskId) => void;
  onMoveTo: (task: PlannedTask) => void;
};

/** Everything of one day, however much it is. */
export function DayDialog({ day, onClose, ...props }: Props) {
  return (
    <Modal
      opened={day !== null}
      onClose={onClose}
      title={day === null ? '' : sayDay(day)}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      {day !== null && <Tasks {...props} day={day} onClose={onClose} />}
    </Modal>
  );
}

function Tasks({ day, scope, query, readOnly, onClose, onOpen, onMoveTo }: Props & { day: DayNumber }) {
  const [from, to] = [toOffset(dateOf(day)), toOffset(dateOf(day + 1))];
  const tasks = useTasks(scope, {
    show: query.show,
    sort: 'dueAt',
    filter: filterOf(query, `dueAt >= ${from} and (dueAt < ${to} or startAt < ${to})`) ?? '',
  });
  if (tasks.isPending) return <Skeleton height={120} />;
  if (!tasks.data) return <ErrorState error={tasks.error} onRetry={() => void tasks.refetch()} />;
  const items = tasks.data.pages.flatMap((page) => page.items);
  return (
    <>
      {items.length === 0 && (
        <Text size="sm" c="dimmed">
          {m.calendar.nothing}
        </Text>
      )}
      <ul className={classes.lines}>
        {items.map((task) => (
          <TaskLine
            key={task.id}
            task={task}
            readOnly={readOnly}
            onOpen={() => {
              onClose();
              onOpen(task.id);
            }}
            onMoveTo={() => {
              onClose();
              onMoveTo(task as PlannedTask);
            }}
          />
        ))}
      </ul>
      {tasks.hasNextPage && (
        <Button
          variant="subtle"
          fullWidth
          mt="xs"
          loading={tasks.isFetchingNextPage}
          onClick={() => void tasks.fetchNextPage()}
        >
          {m.calendar.loadMore}
        </Button>
      )}
    </>
  );
}
