import { Anchor, Button, Group, Loader, Menu, Popover, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Task } from '@/lib/api/types';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { formatWhen, localTimeZone } from '@/lib/time';
import { IconPencil, IconRepeat, IconX } from '@/ui/icons';
import { ErrorState } from '@/ui/states';
import { isOpen } from '../api';
import { useRecurrence, useSetRecurrence, useSkip, useStopRecurrence } from './api';
import { Dates } from './Dates';
import { RepeatDialog } from './RepeatDialog';
import { presets, write } from './rule';
import type { NewRecurrence, Recurrence } from './types';
import { inWords, sayRepeat } from './words';
import classes from './recurrence.module.css';

type Props = { task: Task; readOnly: boolean; onOpen: (id: TaskId) => void };

/** How a task repeats, in words, with its next dates; the usual ways by one click, any other in a dialog. */
export function Repeat({ task, readOnly, onOpen }: Props) {
  const found = useRecurrence(task);
  const set = useSetRecurrence();
  const [editing, setEditing] = useState(false);
  const fixed = readOnly || !isOpen(task);
  const choose = (wish: NewRecurrence) =>
    set.mutate({ id: task.id, wish }, { onSuccess: () => setEditing(false) });
  if (task.recurring && found.isPending) return <Loader size="xs" />;
  if (task.recurring && found.isError)
    return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const recurrence = task.recurring ? (found.data ?? null) : null;
  return (
    <>
      {recurrence ? (
        <Shown
          task={task}
          recurrence={recurrence}
          fixed={fixed}
          onOpen={onOpen}
          onEdit={() => setEditing(true)}
        />
      ) : fixed ? (
        <Text size="sm" c="dimmed">
          {m.recurrence.none}
        </Text>
      ) : (
        <Presets task={task} busy={set.isPending} onChoose={choose} onCustom={() => setEditing(true)} />
      )}
      <RepeatDialog
        opened={editing}
        task={task}
        recurrence={recurrence}
        busy={set.isPending}
        onClose={() => setEditing(false)}
        onSave={choose}
      />
    </>
  );
}

type PresetProps = {
  task: Task;
  busy: boolean;
  onChoose: (wish: NewRecurrence) => void;
  onCustom: () => void;
};

function Presets({ task, busy, onChoose, onCustom }: PresetProps) {
  const due = task.dueAt ? new Date(task.dueAt) : new Date();
  return (
    <Menu position="bottom-start" shadow="md">
      <Menu.Target>
        <Button
          variant="default"
          size="compact-sm"
          fw={500}
          c="dimmed"
          leftSection={<IconRepeat size={15} />}
          loading={busy}
          aria-label={`${m.recurrence.name}: ${m.recurrence.none}`}
        >
          {m.recurrence.none}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {presets(due).map((repeat) => {
          const rule = write(repeat);
          return (
            <Menu.Item
              key={rule}
              onClick={() => onChoose({ rule, basis: 'due_date', timeZone: localTimeZone() })}
            >
              {sayRepeat(repeat)}
            </Menu.Item>
          );
        })}
        <Menu.Divider />
        <Menu.Item onClick={onCustom}>{m.recurrence.custom}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

type ShownProps = {
  task: Task;
  recurrence: Recurrence;
  fixed: boolean;
  onOpen: (id: TaskId) => void;
  onEdit: () => void;
};

function Shown({ task, recurrence, fixed, onOpen, onEdit }: ShownProps) {
  const [opened, setOpened] = useState(false);
  const stop = useStopRecurrence(task.id);
  const skip = useSkip(task.id);
  const words = inWords(recurrence.rule, recurrence.basis);
  const { next, previous, upcoming } = recurrence;
  const close = () => setOpened(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      trapFocus
      returnFocus
      shadow="md"
      width={360}
      position="bottom-start"
    >
      <Popover.Target>
        <Button
          variant="default"
          size="compact-sm"
          fw={500}
          className={classes.words}
          leftSection={<IconRepeat size={15} />}
          onClick={() => setOpened(!opened)}
          aria-label={`${m.recurrence.name}: ${words}`}
        >
          {words}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={m.recurrence.name} maw="calc(100vw - 32px)">
        <Stack gap="sm">
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <Text size="sm" fw={600}>
              {words}
            </Text>
            <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
              {m.recurrence.number(recurrence.number, recurrence.count)}
            </Text>
          </Group>
          {next ? (
            <Text size="sm">
              {m.recurrence.waiting}{' '}
              <Anchor component="button" type="button" size="sm" onClick={() => (close(), onOpen(next.id))}>
                {m.recurrence.openNext}
                {next.dueAt ? ` (${formatWhen(next.dueAt)})` : ''}
              </Anchor>
            </Text>
          ) : upcoming.length > 0 ? (
            <Dates dates={upcoming} />
          ) : (
            <Text size="sm" c="dimmed">
              {m.recurrence.noUpcoming}
            </Text>
          )}
          {previous && (
            <Anchor
              component="button"
              type="button"
              size="xs"
              c="dimmed"
              ta="start"
              onClick={() => (close(), onOpen(previous.id))}
            >
              {m.recurrence.openPrevious}
              {previous.dueAt ? ` (${formatWhen(previous.dueAt)})` : ''}
            </Anchor>
          )}
          {!fixed && (
            <Group gap={6}>
              <Button
                size="compact-sm"
                variant="light"
                leftSection={<IconPencil size={14} />}
                onClick={() => (close(), onEdit())}
                data-autofocus
              >
                {m.recurrence.change}
              </Button>
              {!next && upcoming.length > 0 && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  loading={skip.isPending}
                  onClick={() => skip.mutate(undefined, { onSuccess: close })}
                >
                  {m.recurrence.skip}
                </Button>
              )}
              <Button
                size="compact-sm"
                variant="subtle"
                color="gray"
                leftSection={<IconX size={14} />}
                loading={stop.isPending}
                onClick={() => stop.mutate(undefined, { onSuccess: close })}
              >
                {m.recurrence.stop}
              </Button>
            </Group>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
