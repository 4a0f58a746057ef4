import { Loader, Select, Text } from '@mantine/core';
import type { Task, TaskStatus } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { StatusIcon } from '../chips';
import { OptionMenu } from '../list/OptionMenu';
import { useMoves, useStep } from './api';

/** What one calls the place where a task stands; a dot more while machines are at work behind it. */
export const stepName = (task: Pick<Task, 'step'>) =>
  task.step ? (task.step.waits ? task.step.name : m.workFlow.waiting(task.step.name)) : '';

/** The columns that a task may go to, in a row's menu. */
export function StepPicker({ task, close }: { task: Task; close: () => void }) {
  const moves = useMoves(task);
  const step = useStep();
  if (moves.isPending) return <Loader size="sm" m={6} />;
  if (!moves.data?.length)
    return (
      <Text size="sm" p={6}>
        {m.workFlow.atWork}
      </Text>
    );
  return (
    <OptionMenu
      label={m.workFlow.step}
      onChoose={(to) => {
        close();
        step.mutate({ task, to });
      }}
      options={moves.data.map(({ id, name, status }) => ({
        value: id,
        label: name,
        icon: <StatusIcon status={status as TaskStatus} />,
      }))}
    />
  );
}

/** The status of a task that follows a work flow: its column, and those that the work flow allows next. */
export function StepField({ task, readOnly }: { task: Task; readOnly: boolean }) {
  const moves = useMoves(task);
  const step = useStep();
  if (!task.step) return null;
  const here = { value: task.step.id, label: stepName(task) };
  const data = [
    here,
    ...(moves.data ?? [])
      .filter(({ id }) => id !== here.value)
      .map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <Select
      aria-label={m.workFlow.step}
      size="xs"
      w={170}
      allowDeselect={false}
      disabled={readOnly || !task.step.waits || step.isPending}
      leftSection={<StatusIcon status={task.status} />}
      data={data}
      value={here.value}
      onChange={(to) => to && to !== here.value && step.mutate({ task, to })}
    />
  );
}
