import { Drawer, Skeleton, Stack } from '@mantine/core';
import { lazy, Suspense, useEffect, useEffectEvent } from 'react';
import type { CommentId, TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';

const TaskPanel = lazy(() => import('./panel/TaskPanel'));

type Props = {
  id: TaskId | undefined;
  /** The comment that somebody came for. */
  comment?: CommentId | undefined;
  onClose: () => void;
  /** Shows another task in its place. */
  onOpen: (id: TaskId) => void;
};

/** One task beside its list, with everything that can be changed about it; the whole page on a phone. */
export function TaskDrawer({ id, comment, onClose, onOpen }: Props) {
  useEscape(id !== undefined, onClose);
  return (
    <Drawer
      opened={id !== undefined}
      onClose={onClose}
      position="right"
      size={560}
      withCloseButton={false}
      closeOnEscape={false}
      padding={0}
      attributes={{ content: { 'aria-label': m.task.details } }}
      transitionProps={{ duration: 160 }}
      overlayProps={{ backgroundOpacity: 0.18 }}
    >
      {id && <LatePanel id={id} comment={comment} onClose={onClose} onOpen={onOpen} />}
    </Drawer>
  );
}

/** The same without anything under it, for a page that has a place for it. */
export function TaskPane({ id, comment, onClose, onOpen }: Props & { id: TaskId }) {
  useEscape(true, onClose);
  return (
    <section aria-label={m.task.details}>
      <LatePanel id={id} comment={comment} onClose={onClose} onOpen={onOpen} />
    </section>
  );
}

function LatePanel({ id, comment, onClose, onOpen }: Props & { id: TaskId }) {
  return (
    <Suspense
      fallback={
        <Stack p="lg">
          <Skeleton height={24} width="70%" />
          <Skeleton height={120} />
        </Stack>
      }
    >
      <TaskPanel key={id} id={id} comment={comment} onClose={onClose} onOpen={onOpen} />
    </Suspense>
  );
}

/** Escape closes what lies on top only: a dialog, a menu or a list above the panel comes before it. */
function useEscape(opened: boolean, onClose: () => void) {
  const close = useEffectEvent(onClose);
  useEffect(() => {
    if (!opened) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      const target = event.target as Element | null;
      if (target?.closest?.('[data-mantine-stop-propagation="true"]')) return;
      if ([...document.querySelectorAll(ABOVE)].some(isShown)) return;
      close();
    };
    // Before anything that listens for the key has gone away.
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, [opened]);
}

const ABOVE = '.mantine-Modal-content, [role=menu], [role=listbox], .mantine-Popover-dropdown';
const isShown = (element: Element) => element.closest('[style*="display: none"]') === null;
