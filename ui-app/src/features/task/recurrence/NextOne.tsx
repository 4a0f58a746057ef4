import { Text, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Task } from '@/lib/api/types';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { formatWhen } from '@/lib/time';
import { IconRepeat } from '@/ui/icons';
import { isOpen } from '../api';
import { useRecurrence } from './api';

/** What completing a task of a series will make, among the other things that happen next. */
export function NextOne({ task }: { task: Task }) {
  const { data } = useRecurrence(task);
  if (!data || data.next || !isOpen(task)) return null;
  const [next] = data.upcoming;
  return (
    <li>
      <IconRepeat size={14} aria-hidden />
      <span>
        {m.panel.onCompletion}: {next ? m.recurrence.makesNext(formatWhen(next)) : m.recurrence.makesNone}
      </span>
    </li>
  );
}

/** Where a task of a series comes from, if another one's completion made it; else what is said of others. */
export function MadeBy({
  task,
  onOpen,
  children,
}: {
  task: Task;
  onOpen: (id: TaskId) => void;
  children: ReactNode;
}) {
  const previous = useRecurrence(task).data?.previous;
  if (!previous) return children;
  return (
    <Text size="sm">
      {m.recurrence.madeBy}{' '}
      <UnstyledButton fz="sm" td="underline" onClick={() => onOpen(previous.id)}>
        {m.recurrence.openPrevious}
      </UnstyledButton>
    </Text>
  );
}
