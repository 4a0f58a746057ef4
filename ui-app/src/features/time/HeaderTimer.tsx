import { ActionIcon, Button, Group, Popover, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '@/lib/api/shared';
import { formatClock, formatLength } from '@/lib/duration';
import type { ProjectId, TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { localTimeZone, toOffset } from '@/lib/time';
import { localOf, momentOf } from '@/lib/zoned';
import { IconAlertTriangle, IconClock, IconPlayerStop } from '@/ui/icons';
import { useLiveTime, useRemoveEntry, useStopTimer, useTimer, type RunningTimer } from './api';
import classes from './time.module.css';
import { useTicking } from './useTicking';

type Props = { onOpen: (task: TaskId, project: ProjectId) => void };
const FORGOTTEN = 12 * 3_600;

/** The timer that runs, in every browser of its person. */
export function HeaderTimer({ onOpen }: Props) {
  useLiveTime();
  const { data: timer } = useTimer();
  return timer ? <Running key={timer.entry.id} timer={timer} onOpen={onOpen} /> : null;
}

function Running({ timer, onOpen }: Props & { timer: RunningTimer }) {
  const elapsed = useTicking(timer.since);
  const stop = useStopTimer();
  const [asking, setAsking] = useState(false);
  const { task } = timer.entry;
  const title = task?.title ?? m.time.hiddenTask;
  const forgotten = elapsed > FORGOTTEN;
  return (
    <div className={classes.running} data-forgotten={forgotten || undefined}>
      <Popover
        opened={asking}
        onChange={setAsking}
        trapFocus
        returnFocus
        shadow="md"
        position="bottom-end"
        width={300}
      >
        <Popover.Target>
          <UnstyledButton
            className={classes.runningTask}
            onClick={() => setAsking((now) => !now)}
            aria-label={m.time.running(title, formatClock(elapsed))}
            aria-haspopup="dialog"
            aria-expanded={asking}
          >
            {forgotten ? <IconAlertTriangle size={15} aria-hidden /> : <IconClock size={15} aria-hidden />}
            <span className={classes.runningTitle}>{title}</span>
            <span className={classes.runningClock}>{formatClock(elapsed)}</span>
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown aria-label={m.time.title}>
          <Choices
            timer={timer}
            elapsed={elapsed}
            busy={stop.isPending}
            onStop={(at) => stop.mutate(at, { onSuccess: () => setAsking(false) })}
            onOpen={
              task
                ? () => {
                    setAsking(false);
                    onOpen(task.id, task.projectId);
                  }
                : undefined
            }
          />
        </Popover.Dropdown>
      </Popover>
      <ActionIcon
        variant="filled"
        color={forgotten ? 'yellow' : 'indigo'}
        size={26}
        loading={stop.isPending}
        onClick={() => (forgotten ? setAsking(true) : stop.mutate(undefined))}
        aria-label={m.time.stop}
      >
        <IconPlayerStop size={15} />
      </ActionIcon>
    </div>
  );
}

type ChoicesProps = {
  timer: RunningTimer;
  elapsed: number;
  busy: boolean;
  onStop: (at: string | undefined) => void;
  onOpen: (() => void) | undefined;
};

function Choices({ timer, elapsed, busy, onStop, onOpen }: ChoicesProps) {
  const { data: me } = useMe();
  const remove = useRemoveEntry();
  const zone = me?.timeZone ?? localTimeZone();
  const started = localOf(new Date(timer.entry.startedAt), zone);
  const [day, setDay] = useState(started.date);
  const [time, setTime] = useState('');
  const forgotten = elapsed > FORGOTTEN;
  const { task, note } = timer.entry;
  return (
    <Stack gap="xs">
      <div>
        <Text fw={600} size="sm" style={{ overflowWrap: 'anywhere' }}>
          {task?.title ?? m.time.hiddenTask}
        </Text>
        {note && (
          <Text size="xs" c="dimmed">
            {note}
          </Text>
        )}
      </div>
      {forgotten && (
        <div role="status">
          <Text size="sm" fw={600}>
            {m.time.forgottenTitle}
          </Text>
          <Text size="xs" c="dimmed">
            {m.time.forgottenText(formatLength(elapsed))}
          </Text>
        </div>
      )}
      <Group gap={6} align="flex-end" wrap="nowrap">
        <TextInput
          type="date"
          size="xs"
          label={m.time.stoppedAt}
          value={day}
          min={started.date}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <TextInput
          type="time"
          size="xs"
          aria-label={m.time.stoppedAt}
          value={time}
          onChange={(event) => setTime(event.currentTarget.value)}
        />
        <Button
          size="xs"
          variant="default"
          disabled={!day || !time || busy}
          onClick={() => onStop(toOffset(momentOf(day, time, zone)))}
        >
          {m.time.stopThen}
        </Button>
      </Group>
      <Group gap={6} justify="space-between">
        <Button
          size="compact-xs"
          variant="subtle"
          color="red"
          loading={remove.isPending}
          onClick={() => remove.mutate(timer.entry)}
          disabled={!task}
        >
          {m.time.discard}
        </Button>
        <Group gap={6}>
          {onOpen && (
            <Button size="compact-xs" variant="subtle" onClick={onOpen}>
              {m.time.openTask}
            </Button>
          )}
          <Button size="compact-xs" loading={busy} onClick={() => onStop(undefined)}>
            {m.time.stopNow}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}
