import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { formatLength, isoOf, readLength, secondsOf } from '@/lib/duration';
import { m } from '@/lib/messages';
import { localOf, momentOf } from '@/lib/zoned';
import type { TimeEntry } from '@/lib/api/types';

const LONGEST = 86_400;
const MORNING = '09:00';

/** All of what an entry is made of; of a new one, and as a change. */
type Written = { startedAt: string; duration: string; note: string | null; billable: boolean };

type Props = {
  /** The one to change; none for a new one. */
  entry?: TimeEntry | undefined;
  /** The day it begins with; today if nothing is said. */
  day?: string | undefined;
  /** Of whose days they are. */
  zone: string;
  busy: boolean;
  onSave: (entry: Written) => void;
  onCancel: () => void;
};

/** How long, when and what for; the length as people write it. */
export function EntryForm({ entry, day, zone, busy, onSave, onCancel }: Props) {
  const today = localOf(new Date(), zone).date;
  const before = entry && localOf(new Date(entry.startedAt), zone);
  const [length, setLength] = useState(entry ? formatLength(secondsOf(entry.duration)) : '');
  const [date, setDate] = useState(before?.date ?? day ?? today);
  const [time, setTime] = useState(before?.time ?? '');
  const [note, setNote] = useState(entry?.note ?? '');
  const [billable, setBillable] = useState(entry?.billable ?? true);
  const [touched, setTouched] = useState(false);
  const [opened] = useState(() => Math.floor(Date.now() / 1000) * 1000);

  const seconds = lengthOf();
  const error =
    seconds === null || seconds === 0
      ? m.time.lengthUnclear
      : seconds > LONGEST
        ? m.time.lengthTooLong
        : null;
  const start = error === null && date ? startOf(seconds as number) : null;
  const end = start && new Date(start.getTime() + (seconds as number) * 1000);

  /** What was not touched keeps its seconds. */
  function lengthOf() {
    if (entry && length === formatLength(secondsOf(entry.duration))) return secondsOf(entry.duration);
    return readLength(length);
  }
  /** Nothing said: just now for today, in the morning of another day. */
  function startOf(taken: number) {
    if (entry && before?.date === date && before.time === time) return new Date(entry.startedAt);
    if (time) return momentOf(date, time, zone);
    if (date !== today) return momentOf(date, MORNING, zone);
    return new Date(opened - taken * 1000);
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    if (!start || seconds === null) return;
    onSave({ startedAt: start.toISOString(), duration: isoOf(seconds), note: note.trim() || null, billable });
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap={8}>
        <Group gap={8} grow preventGrowOverflow={false} align="flex-start" wrap="wrap">
          <TextInput
            size="xs"
            miw={110}
            label={m.time.length}
            placeholder={m.time.lengthHint}
            value={length}
            error={touched && error}
            data-autofocus
            autoFocus
            onChange={(event) => setLength(event.currentTarget.value)}
            onBlur={() => length && setTouched(true)}
          />
          <TextInput
            size="xs"
            miw={124}
            type="date"
            label={m.time.day}
            value={date}
            max={today}
            onChange={(event) => setDate(event.currentTarget.value)}
          />
          <TextInput
            size="xs"
            miw={100}
            type="time"
            label={m.time.from}
            description={entry ? undefined : m.time.fromHint}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={time}
            onChange={(event) => setTime(event.currentTarget.value)}
          />
        </Group>
        <TextInput
          size="xs"
          label={m.time.note}
          placeholder={m.time.noteHint}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group justify="space-between" gap={8}>
          <Group gap={10}>
            <Checkbox
              size="xs"
              label={m.time.billable}
              checked={billable}
              onChange={(event) => setBillable(event.currentTarget.checked)}
            />
            {start && end && (
              <Text size="xs" c="dimmed" role="status">
                {m.time.reads(
                  formatLength(seconds as number),
                  localOf(start, zone).time,
                  localOf(end, zone).time,
                )}
              </Text>
            )}
          </Group>
          <Group gap={6}>
            <Button size="compact-sm" variant="subtle" color="gray" onClick={onCancel}>
              {m.common.cancel}
            </Button>
            <Button size="compact-sm" type="submit" loading={busy}>
              {m.time.save}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}
