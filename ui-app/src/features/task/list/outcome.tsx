import { Button, Group, List, Modal, ScrollArea, Text } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { ApiError } from '@/lib/api/problem';
import type { BulkResult, Task } from '@/lib/api/types';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { refusalText } from '../refusal';

type Outcome = { title: string; failed: BulkResult['items']; tasks: Map<TaskId, Task> };

let shown: Outcome | null = null;
const listeners = new Set<() => void>();

/** Says, task by task, what was not done and why. */
export function showOutcome(outcome: Outcome | null) {
  shown = outcome;
  listeners.forEach((listener) => listener());
}
function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function OutcomeDialog() {
  const outcome = useSyncExternalStore(subscribe, () => shown);
  const close = () => showOutcome(null);
  return (
    <Modal
      opened={outcome !== null}
      onClose={close}
      title={outcome?.title}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      {outcome && (
        <>
          <ScrollArea.Autosize mah="50dvh">
            <List spacing="xs" size="sm" listStyleType="none" tabIndex={-1}>
              {outcome.failed.map(({ taskId, status, problem }) => (
                <List.Item key={taskId}>
                  <Text span size="sm" fw={600}>
                    {outcome.tasks.get(taskId)?.title ?? m.list.goneTask}
                  </Text>
                  <Text size="sm" c="dimmed" component="div">
                    {problem
                      ? refusalText(new ApiError(problem), outcome.tasks.get(taskId))
                      : m.list.refusedWith(status)}
                  </Text>
                </List.Item>
              ))}
            </List>
          </ScrollArea.Autosize>
          <Group justify="flex-end" mt="lg">
            <Button onClick={close} data-autofocus>
              {m.common.close}
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}
