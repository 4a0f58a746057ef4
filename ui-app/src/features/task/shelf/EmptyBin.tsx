import { Button, Progress, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ProjectId, TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { IconTrash } from '@/ui/icons';
import { useBinned, usePurge, useShelf } from './api';

/** Deletes for good what is in the bin when it is pressed, the pages that are not shown included, once it was said how much. */
export function EmptyBin({ project }: { project: ProjectId }) {
  const binned = useBinned(project);
  const purge = usePurge();
  const [found, setFound] = useState<TaskId[] | null>(null);
  const [done, setDone] = useState(0);
  const shown = useShelf(project, 'bin');
  const nothing = !shown.data?.pages.some((page) => page.items.length > 0);
  const stop = useRef(new AbortController());
  const count = found?.length ?? 0;
  const ask = (ids: TaskId[]) => {
    setDone(0);
    setFound(ids);
  };
  const empty = () => {
    if (!found) return;
    stop.current = new AbortController();
    purge.mutate(
      { ids: found, onProgress: setDone, stop: stop.current.signal },
      { onSettled: () => setFound(null) },
    );
  };
  return (
    <>
      <Button
        size="xs"
        variant="subtle"
        color="red"
        leftSection={<IconTrash size={15} />}
        disabled={nothing}
        loading={binned.isPending}
        onClick={() => binned.mutate(undefined, { onSuccess: ask })}
      >
        {m.shelf.empty}
      </Button>
      <ConfirmDialog
        opened={found !== null}
        title={m.shelf.emptyTitle}
        text={m.shelf.emptyText(count)}
        confirm={m.shelf.emptyConfirm(count)}
        {...(purge.isPending ? { keep: m.shelf.stop } : {})}
        busy={purge.isPending}
        onClose={() => (purge.isPending ? stop.current.abort() : setFound(null))}
        onConfirm={empty}
      >
        {purge.isPending && (
          <>
            <Progress mt="md" value={(100 * done) / count} aria-label={m.shelf.emptying(done, count)} />
            <Text size="xs" c="dimmed" mt={4}>
              {m.shelf.emptying(done, count)}
            </Text>
          </>
        )}
      </ConfirmDialog>
    </>
  );
}
