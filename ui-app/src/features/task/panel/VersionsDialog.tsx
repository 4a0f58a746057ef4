import { Button, Group, Modal, Select, Skeleton, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useSections } from '@/lib/api/shared';
import type { Change, Task, TaskVersion } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { formatWhen } from '@/lib/time';
import { ErrorState } from '@/ui/states';
import classes from '../compare.module.css';
import { TextDiff } from '../TextDiff';
import { differences, show } from '../values';
import { useRestoreVersion, useVersion, useVersions } from './api';
import { actorName, inWords } from './words';

type Props = {
  task: Task;
  readOnly: boolean;
  /** Which to begin with; null is closed. */
  opened: number | null;
  onClose: () => void;
};

/** Any two versions of a task side by side, and the way back to one (promise T8). */
export function VersionsDialog({ task, readOnly, opened, onClose }: Props) {
  return (
    <Modal
      opened={opened !== null}
      onClose={onClose}
      size="xl"
      title={m.versions.title}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      {opened !== null && (
        <Versions key={opened} task={task} readOnly={readOnly} opened={opened} onClose={onClose} />
      )}
    </Modal>
  );
}

function Versions({ task, readOnly, opened, onClose }: Props & { opened: number }) {
  const [left, setLeft] = useState(opened);
  const [right, setRight] = useState(task.version);
  const versions = useVersions(task.id);
  const before = useVersion(task.id, left);
  const after = useVersion(task.id, right);
  const restore = useRestoreVersion(task);
  const known = versions.data?.pages.flatMap((page) => page.items) ?? [];
  const failed = [versions, before, after].find((each) => each.isError);

  const choices = (chosen: number) => {
    const listed = known.map((change) => ({
      value: String(change.version),
      label: label(change, task.version),
    }));
    // Further back than what has been read yet.
    return listed.some(({ value }) => value === String(chosen))
      ? listed
      : [...listed, { value: String(chosen), label: m.versions.number(chosen) }];
  };

  const bringBack = () =>
    restore.mutate(left, {
      onSuccess: ({ leftOut }) => {
        onClose();
        notifications.show({
          color: 'teal',
          withBorder: true,
          message: m.versions.restored(
            left,
            leftOut.assignees.map(({ name }) => name),
            leftOut.tags,
          ),
        });
      },
    });

  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  return (
    <Stack>
      <div className={classes.sides}>
        <Select
          label={m.versions.left}
          data={choices(left)}
          value={String(left)}
          allowDeselect={false}
          onChange={(value) => value && setLeft(Number(value))}
        />
        <Select
          label={m.versions.right}
          data={choices(right)}
          value={String(right)}
          allowDeselect={false}
          onChange={(value) => value && setRight(Number(value))}
        />
      </div>
      {versions.hasNextPage && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={versions.isFetchingNextPage}
          onClick={() => void versions.fetchNextPage()}
        >
          {m.versions.earlier}
        </Button>
      )}
      {before.data && after.data ? (
        <Comparison task={task} before={before.data} after={after.data} />
      ) : (
        <Skeleton height={120} />
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {m.common.close}
        </Button>
        {!readOnly && (
          <Button disabled={left === task.version} loading={restore.isPending} onClick={bringBack}>
            {m.versions.restore(left)}
          </Button>
        )}
      </Group>
      {!readOnly && (
        <Text size="xs" c="dimmed" ta="right">
          {m.versions.hint}
        </Text>
      )}
    </Stack>
  );
}

function Comparison({ task, before, after }: { task: Task; before: TaskVersion; after: TaskVersion }) {
  const sections = useSections(task.projectId);
  const said = (field: keyof TaskVersion, version: TaskVersion) => {
    const value = version[field];
    const text =
      field === 'sectionId'
        ? (sections.data?.find(({ id }) => id === value)?.name ?? (value ? m.versions.gone : ''))
        : field === 'parentId'
          ? value && m.change.another
          : show(field === 'title' ? 'text' : field, value);
    const gone = field === 'tags' && version.goneTags > 0 ? [m.versions.goneTags(version.goneTags)] : [];
    return [...(text ? [text] : []), ...gone].join(', ') || m.common.none;
  };
  const fields = differences(before, after);
  if (fields.length === 0) return <Text c="dimmed">{m.versions.same}</Text>;
  return (
    <Stack gap="sm">
      {fields.map((field) => (
        <section key={field} aria-label={m.task.fields[field] ?? field}>
          <Text fw={650} size="sm" tt="capitalize" mb={4}>
            {m.task.fields[field] ?? field}
          </Text>
          {field === 'description' ? (
            <TextDiff name={m.versions.change} before={before.description} after={after.description} />
          ) : (
            <div className={classes.sides}>
              <Text size="sm">
                <del>{said(field, before)}</del>
              </Text>
              <Text size="sm">
                <ins>{said(field, after)}</ins>
              </Text>
            </div>
          )}
        </section>
      ))}
    </Stack>
  );
}

const label = (change: Change, current: number) =>
  [
    change.version === current ? m.versions.now : m.versions.number(change.version ?? 0),
    formatWhen(change.at),
    `${actorName(change)} ${inWords(change)}`,
  ].join(' · ');
