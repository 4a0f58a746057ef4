import {
  ActionIcon,
  Badge,
  Button,
  Group,
  Menu,
  Modal,
  Skeleton,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import type { Reminder, Task } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { formatFull, formatWhen, fromInputValue } from '@/lib/time';
import { IconPlus, IconX } from '@/ui/icons';
import { ErrorState } from '@/ui/states';
import { useAddReminder, useReminders, useRemoveReminder } from './api';
import { beforeText, ReminderText } from './chips';

const colors: Record<Reminder['state'], string> = {
  armed: 'indigo',
  sent: 'teal',
  failed: 'red',
  removed: 'gray',
};

export function Reminders({ task }: { task: Task }) {
  const reminders = useReminders(task.id);
  const add = useAddReminder(task.id);
  const remove = useRemoveReminder(task.id);
  const [at, setAt] = useState<string | null>(null);
  if (reminders.isPending) return <Skeleton height={24} />;
  if (reminders.isError)
    return <ErrorState error={reminders.error} onRetry={() => void reminders.refetch()} />;
  const shown = reminders.data.filter((each) => each.state !== 'removed');
  const nameOf = (reminder: Reminder) =>
    reminder.before ? beforeText(reminder.before) : reminder.at ? formatWhen(reminder.at) : '';
  return (
    <Stack gap={4}>
      {shown.length === 0 && (
        <Text size="sm" c="dimmed">
          {m.task.noReminders}
        </Text>
      )}
      {shown.map((reminder) => (
        <Group key={reminder.id} gap="xs" wrap="nowrap" title={reminder.at ? formatFull(reminder.at) : ''}>
          <ReminderText {...reminder} />
          <Badge size="sm" radius="sm" variant="light" tt="none" color={colors[reminder.state]}>
            {m.task.reminderStates[reminder.state]}
          </Badge>
          {reminder.state === 'armed' && (
            <ActionIcon
              size="sm"
              ml="auto"
              onClick={() => remove.mutate(reminder.id)}
              loading={remove.isPending && remove.variables === reminder.id}
              aria-label={m.task.removeReminder(nameOf(reminder))}
            >
              <IconX size={14} />
            </ActionIcon>
          )}
        </Group>
      ))}
      <Menu position="bottom-start" shadow="md">
        <Menu.Target>
          <Button
            w="fit-content"
            size="compact-sm"
            variant="subtle"
            color="gray"
            c="dimmed"
            fw={500}
            leftSection={<IconPlus size={14} />}
            loading={add.isPending}
          >
            {m.task.addReminder}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {!task.dueAt && <Menu.Label>{m.task.reminderNeedsDue}</Menu.Label>}
          {Object.entries(m.task.before).map(([before, text]) => (
            <Menu.Item key={before} disabled={!task.dueAt} onClick={() => add.mutate({ before })}>
              {text}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => setAt('')}>{m.task.reminderAt}…</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={at !== null}
        onClose={() => setAt(null)}
        title={m.task.addReminder}
        size="xs"
        closeButtonProps={{ 'aria-label': m.common.close }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const time = fromInputValue(at ?? '');
            if (time) add.mutate({ at: time });
            setAt(null);
          }}
        >
          <TextInput
            type="datetime-local"
            label={m.task.reminderAtInput}
            value={at ?? ''}
            required
            data-autofocus
            onChange={(event) => setAt(event.currentTarget.value)}
          />
          <Group justify="flex-end" mt="md">
            <Button type="submit">{m.common.save}</Button>
          </Group>
        </form>
      </Modal>
    </Stack>
  );
}
