import { Button, Skeleton, Text, Timeline, Tooltip } from '@mantine/core';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { formatFull, formatRelative } from '@/lib/time';
import { ErrorState } from '@/ui/states';
import { useChanges } from './api';
import { actorName, inWords } from './changes';

export function History({ task }: { task: TaskId }) {
  const changes = useChanges(task);
  if (changes.isPending) return <Skeleton height={60} />;
  if (changes.isError) return <ErrorState error={changes.error} onRetry={() => void changes.refetch()} />;
  const items = changes.data.pages.flatMap((page) => page.items);
  return (
    <>
      <Timeline bulletSize={10} lineWidth={1} active={-1} aria-label={m.task.history}>
        {items.map((change) => (
          <Timeline.Item key={change.id}>
            <Text size="sm">
              <Text span fw={600} size="sm">
                {actorName(change)}
              </Text>{' '}
              {inWords(change)}
            </Text>
            <Tooltip label={formatFull(change.at)}>
              <Text size="xs" c="dimmed" w="fit-content">
                {formatRelative(change.at)}
              </Text>
            </Tooltip>
          </Timeline.Item>
        ))}
      </Timeline>
      {changes.hasNextPage && (
        <Button
          mt="xs"
          size="compact-sm"
          variant="subtle"
          loading={changes.isFetchingNextPage}
          onClick={() => void changes.fetchNextPage()}
        >
          {m.task.historyMore}
        </Button>
      )}
    </>
  );
}
