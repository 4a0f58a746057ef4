import { ActionIcon, Badge, Button, Group, Menu, Popover, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '@/lib/api/shared';
import type { Reminder, Task } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { formatFull } from '@/lib/time';
import { IconBell, IconCalendarTime, IconPlus, IconX } from '@/ui/icons';
import { SnoozeMenu } from '@/ui/SnoozeMenu';
import { ErrorState } from '@/ui/states';
import { isOpen } from '../api';
import { Dates } from '../recurrence/Dates';
import { useAddReminder, useReminders, useRemoveReminder, useSnoozeReminder } from './api';
import { ReminderDialog } from './ReminderDialog';
import { detailText, whenText } from './words';

const colors: Record<Reminder['state'], string> = {
  armed: 'indigo',
  sent: 'teal',
  failed: 'red',
  removed: 'gray',
};

export function Reminders({ task }: { task: Task }) {
  const reminders = useReminders(task.id);
  const add = useAddReminder(task.id);
  const [choosing, setChoosing] = useState(false);
  if (reminders.isPending) return <Skeleton height={24} />;
  if (reminders.isError)
    return <ErrorState error={reminders.error} onRetry={() => void reminders.refetch()} />;
  const shown = reminders.data.filter((each) => each.state !== 'removed');
  return (
    <Stack gap={4}>
      {shown.length === 0 && (
        <Text size="sm" c="dimmed">
          {m.task.noReminders}
        </Text>
      )}
      {shown.map((reminder) => (
        <Row key={reminder.id} task={task} reminder={reminder} />
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
          <Menu.Divider />
          <Menu.Item onClick={() => setChoosing(true)}>{m.reminder.custom}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ReminderDialog
        opened={choosing}
        task={task}
        busy={add.isPending}
        onClose={() => setChoosing(false)}
        onSave={(wish) => add.mutate(wish, { onSuccess: () => setChoosing(false) })}
      />
    </Stack>
  );
}

function Row({ task, reminder }: { task: Task; reminder: Reminder }) {
  const remove = useRemoveReminder(task.id);
  const snooze = useSnoozeReminder(task.id);
  const { data: me } = useMe();
  const what = whenText(reminder);
  const details = detailText(reminder, me?.id);
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start" title={formatFull(reminder.at)}>
      <div style={{ minWidth: 0 }}>
        <Text size="sm" component="span">
          <IconBell size={14} style={{ verticalAlign: -2, marginRight: 6 }} aria-hidden />
          {what}
        </Text>
        {details.length > 0 && (
          <Text size="xs" c="dimmed" pl={20}>
            {details.join(' · ')}
          </Text>
        )}
      </div>
      <Badge
        size="sm"
        radius="sm"
        variant="light"
        tt="none"
        mt={3}
        style={{ flexShrink: 0 }}
        color={colors[reminder.state]}
      >
        {m.task.reminderStates[reminder.state]}
      </Badge>
      {isOpen(task) && (
        <Group gap={2} ml="auto" wrap="nowrap">
          {reminder.upcoming.length > 1 && <Upcoming what={what} dates={reminder.upcoming} />}
          <SnoozeMenu
            label={m.reminder.snooze(what)}
            busy={snooze.isPending}
            onSnooze={(wish) => snooze.mutate({ reminder: reminder.id, wish })}
          />
          {reminder.state === 'armed' && (
            <ActionIcon
              size="sm"
              onClick={() => remove.mutate(reminder.id)}
              loading={remove.isPending}
              aria-label={m.task.removeReminder(what)}
            >
              <IconX size={14} />
            </ActionIcon>
          )}
        </Group>
      )}
    </Group>
  );
}

/** The next ten times, in the reader's own zone. */
function Upcoming({ what, dates }: { what: string; dates: string[] }) {
  return (
    <Popover shadow="md" width={320} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon size="sm" aria-label={m.reminder.upcoming(what)}>
          <IconCalendarTime size={14} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown maw="calc(100vw - 32px)" aria-label={m.reminder.upcoming(what)}>
        <Dates dates={dates} />
      </Popover.Dropdown>
    </Popover>
  );
}
