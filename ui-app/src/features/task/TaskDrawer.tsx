import { Drawer, Skeleton, Stack } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';

const TaskPanel = lazy(() => import('./panel/TaskPanel'));

type Props = {
  id: TaskId | undefined;
  onClose: () => void;
  /** Shows another task in its place. */
  onOpen: (id: TaskId) => void;
};

/** One task beside its list, with everything that can be changed about it; the whole page on a phone. */
export function TaskDrawer({ id, onClose, onOpen }: Props) {
  return (
    <Drawer
      opened={id !== undefined}
      onClose={onClose}
      position="right"
      size={560}
      withCloseButton={false}
      padding={0}
      attributes={{ content: { 'aria-label': m.task.details } }}
      transitionProps={{ duration: 160 }}
      overlayProps={{ backgroundOpacity: 0.18 }}
    >
      {id && (
        <Suspense
          fallback={
            <Stack p="lg">
              <Skeleton height={24} width="70%" />
              <Skeleton height={120} />
            </Stack>
          }
        >
          <TaskPanel key={id} id={id} onClose={onClose} onOpen={onOpen} />
        </Suspense>
      )}
    </Drawer>
  );
}
