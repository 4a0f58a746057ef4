import {
  ActionIcon,
  Button,
  Collapse,
  Group,
  Menu,
  MultiSelect,
  NumberInput,
  Select,
  SimpleGrid,
  TagsInput,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useId, useState } from 'react';
import type { Priority, TemplateMoment, TemplateReminder, TemplateTask } from '@/lib/api/types';
import { formatLength, isoOf, readLength, secondsOf } from '@/lib/duration';
import { m } from '@/lib/messages';
import { formatSpan } from '@/lib/time';
import {
  IconAdjustmentsHorizontal,
  IconArrowDown,
  IconArrowUp,
  IconDots,
  IconSubtask,
  IconTrash,
} from '@/ui/icons';
import { moved, plainReminder, type Row } from './model';
import classes from './template.module.css';

const PRIORITIES: Priority[] = ['low', 'medium', 'high', 'urgent'];

type Props = {
  number: number;
  row: Row;
  rows: Row[];
  sections: string[];
  /** The task itself, which its template can not do without. */
  fixed: boolean;
  onChange: (row: Row) => void;
  onAdd: () => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

export function EditorRow({ number, row, rows, sections, fixed, onChange, onAdd, onMove, onRemove }: Props) {
  const [opened, setOpened] = useState(false);
  const id = useId();
  const { task } = row;
  const name = task.title.trim() || m.template.untitled;
  const set = (change: Partial<Row['task']>) => onChange({ ...row, task: { ...task, ...change } });
  return (
    <li style={{ '--depth': row.depth } as React.CSSProperties}>
      <div className={classes.item}>
        <TextInput
          aria-label={m.template.row(number)}
          placeholder={m.template.titlePlaceholder}
          required
          maxLength={250}
          value={task.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        {task.due && (
          <Text size="xs" c="dimmed" className={classes.hint}>
            {m.template.onDay(task.due.days, task.due.at ?? '17:00')}
          </Text>
        )}
        <ActionIcon
          aria-label={m.template.details(name)}
          aria-expanded={opened}
          aria-controls={id}
          onClick={() => setOpened(!opened)}
        >
          <IconAdjustmentsHorizontal size={17} />
        </ActionIcon>
        <Menu position="bottom-end" shadow="md" width={190}>
          <Menu.Target>
            <ActionIcon aria-label={m.template.rowMenu(name)}>
              <IconDots size={17} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {row.depth < 19 && (
              <Menu.Item leftSection={<IconSubtask size={15} />} onClick={onAdd}>
                {m.template.addSubtask}
              </Menu.Item>
            )}
            <Menu.Item
              leftSection={<IconArrowUp size={15} />}
              disabled={moved(rows, number - 1, -1) === rows}
              onClick={() => onMove(-1)}
            >
              {m.template.up}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowDown size={15} />}
              disabled={moved(rows, number - 1, 1) === rows}
              onClick={() => onMove(1)}
            >
              {m.template.down}
            </Menu.Item>
            {!fixed && (
              <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={onRemove}>
                {m.template.removeTask}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </div>
      <Collapse expanded={opened} id={id}>
        {opened && <Details row={row} rows={rows} sections={sections} onChange={onChange} />}
      </Collapse>
    </li>
  );
}

type DetailsProps = Pick<Props, 'row' | 'rows' | 'sections' | 'onChange'>;

function Details({ row, rows, sections, onChange }: DetailsProps) {
  const { task } = row;
  const set = (change: Partial<Row['task']>) => onChange({ ...row, task: { ...task, ...change } });
  return (
    <div className={classes.details}>
      <Textarea
        label={m.template.taskDescription}
        autosize
        minRows={2}
        maxRows={10}
        value={task.description ?? ''}
        onChange={(event) => set({ description: event.currentTarget.value || null })}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} mt="xs" spacing="xs">
        <When
          days={m.template.startDays}
          at={m.template.startAt}
          otherwise="09:00"
          value={task.start}
          onChange={(start) =>
            set(
              start ? { start } : { start, reminders: task.reminders.filter((each) => !followsStart(each)) },
            )
          }
        />
        <When
          days={m.template.dueDays}
          at={m.template.dueAt}
          otherwise="17:00"
          value={task.due}
          // A reminder needs something to remind of.
          onChange={(due) => set(due ? { due } : { due, reminders: task.reminders.filter(followsStart) })}
        />
        <Select
          label={m.template.timeZone}
          description={m.template.timeZoneHelp}
          placeholder={m.template.ownTimeZone}
          clearable
          searchable
          limit={50}
          nothingFoundMessage={m.list.nothingFound}
          value={task.timeZone}
          data={zonesWith(task.timeZone)}
          onChange={(timeZone) => set({ timeZone })}
        />
        <MultiSelect
          label={m.template.reminders}
          description={m.template.remindersHelp}
          disabled={!task.due && task.reminders.length === 0}
          maxValues={20}
          value={task.reminders.map(reminderKey)}
          data={remindersWith(task.reminders)}
          onChange={(chosen) =>
            set({
              reminders: chosen.map(
                (key) => task.reminders.find((each) => reminderKey(each) === key) ?? plainReminder(key),
              ),
            })
          }
        />
        <Select
          label={m.template.priority}
          allowDeselect={false}
          value={task.priority}
          data={PRIORITIES.map((value) => ({ value, label: m.task.priorities[value] }))}
          onChange={(priority) => set({ priority: (priority ?? 'medium') as Priority })}
        />
        <Estimate value={task.estimate} onChange={(estimate) => set({ estimate })} />
        <TagsInput
          label={m.template.tags}
          value={task.tags}
          maxTags={20}
          onChange={(tags) => set({ tags })}
        />
        {sections.length > 0 && (
          <Select
            label={m.template.section}
            clearable
            value={task.section}
            data={sections}
            onChange={(section) => set({ section })}
          />
        )}
        {rows.length > 1 && (
          <MultiSelect
            label={m.template.waitsFor}
            value={row.waitsFor.filter((id) => rows.some((each) => each.id === id))}
            data={rows
              .filter(({ id }) => id !== row.id)
              .map(({ id, task: other }) => ({
                value: id,
                label: other.title.trim() || m.template.untitled,
              }))}
            onChange={(waitsFor) => onChange({ ...row, waitsFor })}
          />
        )}
      </SimpleGrid>
      {task.assignees.length > 0 && (
        <Group gap="xs" mt="xs">
          <Text size="sm">{m.template.assigned(task.assignees.length)}</Text>
          <Button size="compact-xs" variant="subtle" onClick={() => set({ assignees: [] })}>
            {m.template.unassign}
          </Button>
        </Group>
      )}
    </div>
  );
}

// The engine's list may have names that this browser's lacks; what a task says already stays to choose.
const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
const zonesWith = (zone: string | null) => (zone && !ZONES.includes(zone) ? [zone, ...ZONES] : ZONES);

const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/;

/** In milliseconds; the engine's durations know no months. */
function spanOf(duration: string) {
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = (DURATION.exec(duration) ?? []).map(Number);
  const of = (count: number) => count || 0;
  return (((of(days) * 24 + of(hours)) * 60 + of(minutes)) * 60 + of(seconds)) * 1000;
}

function remindersWith(reminders: TemplateTask['reminders']) {
  const texts = m.task.before;
  const others = reminders.filter((each) => !(reminderKey(each) in texts));
  return [
    ...Object.entries(texts).map(([value, label]) => ({ value, label })),
    ...others.map((each) => ({ value: reminderKey(each), label: reminderText(each) })),
  ];
}

const followsStart = ({ relativeTo }: TemplateReminder) => relativeTo === 'start';

/** The usual times by their length alone, so that these can be chosen; any other by all that it says. */
function reminderKey(reminder: TemplateReminder) {
  const { before } = reminder;
  return isPlain(reminder) ? before : JSON.stringify(reminder);
}

const isPlain = ({ relativeTo, audience, channels, repeat, missed, working, inHours }: TemplateReminder) =>
  relativeTo !== 'start' &&
  (audience === null || audience === 'assignees') &&
  (channels === null || channels.length === 2) &&
  repeat === null &&
  missed === null &&
  !working &&
  !inHours;

/** "1 day before the start, inbox only, repeated". */
function reminderText(reminder: TemplateReminder) {
  const { before, audience, channels, repeat, working, inHours } = reminder;
  const words = m.reminder.words;
  const span = spanOf(before);
  const start = followsStart(reminder);
  const [only] = channels?.length === 1 ? channels : [];
  return [
    span > 0
      ? start
        ? words.before(formatSpan(span), words.start)
        : m.template.before(formatSpan(span))
      : start
        ? words.whenStart
        : words.whenDue,
    ...(audience === 'me' ? [words.forMe] : audience === 'person' ? [m.template.forPerson] : []),
    ...(only ? [words.by[only]] : []),
    ...(working ? [words.working] : []),
    ...(inHours ? [words.inHours] : []),
    ...(repeat ? [m.template.repeated] : []),
  ].join(', ');
}

type WhenProps = {
  days: string;
  at: string;
  /** The time of day where none is said. */
  otherwise: string;
  value: TemplateMoment | null;
  onChange: (value: TemplateMoment | null) => void;
};

function When({ days, at, otherwise, value, onChange }: WhenProps) {
  return (
    <Group gap="xs" grow wrap="nowrap" align="flex-end">
      <NumberInput
        label={days}
        allowDecimal={false}
        min={-3650}
        max={3650}
        value={value?.days ?? ''}
        onChange={(next) =>
          onChange(next === '' ? null : { days: Number(next), at: value ? value.at : otherwise })
        }
      />
      <TextInput
        type="time"
        label={at}
        disabled={!value}
        value={value?.at?.slice(0, 5) ?? ''}
        onChange={(event) => value && onChange({ ...value, at: event.currentTarget.value || null })}
      />
    </Group>
  );
}

type EstimateProps = { value: string | null; onChange: (estimate: string | null) => void };

/** As people write it; what is no length of time is said, and not taken over. */
function Estimate({ value, onChange }: EstimateProps) {
  const [text, setText] = useState(value ? formatLength(secondsOf(value)) : '');
  const seconds = text.trim() ? readLength(text) : 0;
  return (
    <TextInput
      label={m.time.estimate}
      placeholder={m.time.estimateHint}
      value={text}
      error={seconds === null && m.time.lengthUnclear}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        const length = typed.trim() ? readLength(typed) : 0;
        if (length !== null) onChange(length > 0 ? isoOf(length) : null);
      }}
    />
  );
}
