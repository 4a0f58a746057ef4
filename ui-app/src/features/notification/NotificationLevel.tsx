import { Select, Skeleton, Text } from '@mantine/core';
import type { NotificationLevel as Level } from '@/lib/api/types';
import type { ProjectId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { ErrorState } from '@/ui/states';
import { useLevel, useSetLevel } from './api';

const LEVELS = ['all', 'mine', 'mentions', 'none'] as const satisfies Level[];

type Props = {
  project: ProjectId;
  /** What it is called where nothing else says so; else it needs the project's name to be told apart. */
  name?: string;
};

/** How much of a project I am told. */
export function NotificationLevel({ project, name }: Props) {
  const level = useLevel(project);
  const set = useSetLevel(project);
  if (level.isError && level.data === undefined)
    return <ErrorState error={level.error} onRetry={() => void level.refetch()} />;
  if (level.data === undefined) return <Skeleton height={36} />;
  return (
    <Select
      {...(name ? { 'aria-label': m.inbox.levelOf(name) } : { label: m.inbox.level })}
      description={name ? undefined : m.inbox.levelTexts[level.data]}
      data={LEVELS.map((value) => ({ value, label: m.inbox.levels[value] }))}
      value={level.data}
      onChange={(next) => next && next !== level.data && set.mutate(next as Level)}
      allowDeselect={false}
      checkIconPosition="right"
      comboboxProps={{ width: 290, position: 'bottom-end' }}
      renderOption={({ option }) => (
        <div>
          <Text size="sm">{option.label}</Text>
          <Text size="xs" c="dimmed">
            {m.inbox.levelTexts[option.value as Level]}
          </Text>
        </div>
      )}
    />
  );
}
