import {
  Button,
  Chip,
  Group,
  Input,
  Modal,
  NumberInput,
  SegmentedControl,
  Select,
  Skeleton,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { explain } from '@/lib/api/problem';
import type { Task } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { formatWhen, localTimeZone, toInputValue } from '@/lib/time';
import { usePreview } from './api';
import { Dates } from './Dates';
import { DAYS, inMonthOf, read, usual, write, type Day, type End, type Repeat, type Unit } from './rule';
import type { Basis, NewRecurrence, Recurrence } from './types';
import { inWords, sayDay } from './words';
import classes from './recurrence.module.css';

type Props = {
  opened: boolean;
  task: Task;
  recurrence: Recurrence | null;
  busy: boolean;
  onClose: () => void;
  onSave: (wish: NewRecurrence) => void;
};

/** Any way to repeat, shown in words and with its next ten dates while it is chosen. */
export function RepeatDialog({ opened, onClose, ...props }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={m.recurrence.title}
      size="md"
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      {opened && <Editor {...props} onClose={onClose} />}
    </Modal>
  );
}

const UNITS: Unit[] = ['day', 'week', 'month', 'year'];
const BY_RULE = 'rule';
const BASES: Basis[] = ['due_date', 'completion'];

function Editor({ task, recurrence, busy, onClose, onSave }: Omit<Props, 'opened'>) {
  const due = task.dueAt ? new Date(task.dueAt) : new Date();
  const known = recurrence ? read(recurrence.rule) : usual(due);
  const [repeat, setRepeat] = useState<Repeat>(known ?? usual(due));
  // What the editor has no words for is edited as the text that it is.
  const [text, setText] = useState<string | null>(known ? null : (recurrence?.rule ?? null));
  const [basis, setBasis] = useState<Basis>(recurrence?.basis ?? 'due_date');
  const rule = text ?? write(repeat);
  const timeZone = localTimeZone();
  const [question] = useDebouncedValue({ rule, basis, timeZone, dueAt: task.dueAt }, 250);
  const preview = usePreview(question.rule ? question : null);
  const stale = preview.isPlaceholderData || question.rule !== rule || question.basis !== basis;
  const change = (part: Partial<Repeat>) => setRepeat((before) => ({ ...before, ...part }));

  const chooseUnit = (unit: string | null) => {
    if (unit === BY_RULE) return setText(rule);
    if (!unit) return;
    setText(null);
    change({
      ...usual(due),
      unit: unit as Unit,
      interval: repeat.interval,
      end: repeat.end,
      on: unit === 'month' || unit === 'year' ? inMonthOf(due)[0]! : null,
      month: unit === 'year' ? due.getMonth() + 1 : null,
    });
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSave({ rule, basis, timeZone });
      }}
    >
      <Stack gap="md">
        <Group gap="xs" align="flex-end">
          {text === null && (
            <NumberInput
              label={m.recurrence.every}
              w={80}
              min={1}
              max={1000}
              clampBehavior="strict"
              allowDecimal={false}
              value={repeat.interval}
              onChange={(value) => change({ interval: Math.max(1, Number(value) || 1) })}
              data-autofocus
            />
          )}
          <Select
            label={text === null ? undefined : m.recurrence.every}
            aria-label={m.recurrence.unit}
            w={140}
            allowDeselect={false}
            data={[
              ...UNITS.map((value) => ({ value, label: m.recurrence.units[value](repeat.interval) })),
              { value: BY_RULE, label: m.recurrence.byRule },
            ]}
            value={text === null ? repeat.unit : BY_RULE}
            onChange={chooseUnit}
          />
        </Group>
        {text !== null ? (
          <TextInput
            label={m.recurrence.rule}
            value={text}
            maxLength={300}
            spellCheck={false}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        ) : (
          <>
            {repeat.unit === 'week' && (
              <Input.Wrapper label={m.recurrence.onDays} labelElement="div">
                <Chip.Group
                  multiple
                  value={[...repeat.days]}
                  onChange={(days) => change({ days: DAYS.filter((day) => days.includes(day)) })}
                >
                  <Group gap={6} role="group" aria-label={m.recurrence.onDays}>
                    {DAYS.map((day: Day) => (
                      <Chip key={day} value={day} size="xs" aria-label={m.recurrence.days[day]}>
                        {m.recurrence.shortDays[day]}
                      </Chip>
                    ))}
                  </Group>
                </Chip.Group>
              </Input.Wrapper>
            )}
            {(repeat.unit === 'month' || repeat.unit === 'year') && (
              <WhichDay repeat={repeat} due={due} onChange={change} />
            )}
            <Ends end={repeat.end} due={due} onChange={(end) => change({ end })} />
          </>
        )}
        <Input.Wrapper
          label={m.recurrence.basis}
          description={m.recurrence.basisHints[basis]}
          labelElement="div"
        >
          <SegmentedControl
            mt={6}
            fullWidth
            size="xs"
            aria-label={m.recurrence.basis}
            value={basis}
            onChange={(value) => setBasis(value as Basis)}
            data={BASES.map((value) => ({ value, label: m.recurrence.bases[value] }))}
          />
        </Input.Wrapper>
        <div className={classes.preview} aria-live="polite">
          <Text size="sm" fw={600} mb={6}>
            {inWords(rule, basis)}
          </Text>
          {preview.isError ? (
            <Text size="sm" c="red">
              {explain(preview.error)}
            </Text>
          ) : preview.data ? (
            <>
              {!task.dueAt && (
                <Text size="xs" c="dimmed" mb={4}>
                  {m.recurrence.firstDue(formatWhen(preview.data.dueAt))}
                </Text>
              )}
              <Dates dates={preview.data.upcoming} stale={stale} />
            </>
          ) : (
            <Skeleton height={90} />
          )}
        </div>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {m.common.cancel}
          </Button>
          <Button type="submit" loading={busy} disabled={preview.isError || !rule}>
            {m.common.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type WhichProps = { repeat: Repeat; due: Date; onChange: (part: Partial<Repeat>) => void };

function WhichDay({ repeat, due, onChange }: WhichProps) {
  const choices = [...inMonthOf(due), { kind: 'lastDay' } as const, ...(repeat.on ? [repeat.on] : [])];
  const data = [...new Map(choices.map((each) => [sayDay(each), each])).entries()];
  return (
    <Select
      label={m.recurrence.which}
      allowDeselect={false}
      data={data.map(([label]) => label)}
      value={repeat.on ? sayDay(repeat.on) : null}
      onChange={(label) => onChange({ on: data.find(([each]) => each === label)?.[1] ?? repeat.on })}
    />
  );
}

type EndsProps = { end: End; due: Date; onChange: (end: End) => void };

function Ends({ end, due, onChange }: EndsProps) {
  const inAYear = new Date(due.getFullYear() + 1, due.getMonth(), due.getDate());
  const dayOf = (date: Date) => toInputValue(date.toISOString()).slice(0, 10);
  const choose = (kind: string) =>
    onChange(
      kind === 'on'
        ? { kind, day: dayOf(inAYear) }
        : kind === 'after'
          ? { kind, times: 10 }
          : { kind: 'never' },
    );
  return (
    <Input.Wrapper label={m.recurrence.ends} labelElement="div">
      <Group gap="xs" wrap="nowrap" align="center">
        <SegmentedControl
          size="xs"
          aria-label={m.recurrence.ends}
          value={end.kind}
          onChange={choose}
          data={Object.entries(m.recurrence.endKinds).map(([value, label]) => ({ value, label }))}
        />
        {end.kind === 'on' && (
          <TextInput
            type="date"
            size="xs"
            aria-label={m.recurrence.endDay}
            min={dayOf(due)}
            max="9999-12-30"
            required
            value={end.day}
            onChange={(event) => onChange({ kind: 'on', day: event.currentTarget.value })}
          />
        )}
        {end.kind === 'after' && (
          <NumberInput
            size="xs"
            w={90}
            aria-label={m.recurrence.times}
            min={2}
            max={10_000}
            clampBehavior="strict"
            allowDecimal={false}
            value={end.times}
            onChange={(value) => onChange({ kind: 'after', times: Math.max(1, Number(value) || 1) })}
          />
        )}
      </Group>
    </Input.Wrapper>
  );
}
