import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  Modal,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useMe } from '@/lib/api/shared';
import type { Holiday, WorkCalendar, WorkDay } from '@/lib/api/types';
import type { WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { IconPlus, IconX } from '@/ui/icons';
import { Page } from '@/ui/Page';
import { ErrorState, RowsSkeleton } from '@/ui/states';
import { useCalendar, useReadHolidays, useSaveCalendar } from './api';
import classes from './calendar.module.css';

/** When a workspace works. Its members read it, its admins change it. */
export function CalendarPage({ workspace }: { workspace: WorkspaceId }) {
  const calendar = useCalendar(workspace);
  const { data: me } = useMe();
  const role = me?.workspaces.find(({ id }) => id === workspace)?.role;
  return (
    <Page title={m.workHours.title}>
      {calendar.isPending ? (
        <RowsSkeleton />
      ) : !calendar.data ? (
        <ErrorState error={calendar.error} onRetry={() => void calendar.refetch()} />
      ) : (
        <Form
          key={calendar.data.version}
          workspace={workspace}
          calendar={calendar.data}
          admin={role === 'owner' || role === 'admin'}
        />
      )}
    </Page>
  );
}

type Day = WorkDay['day'];
type Hours = WorkDay['hours'][number];
const DAYS: Day[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const USUAL: Hours = { from: '09:00', to: '17:00' };
const MOST_HOURS = 4;
const ZONES = Intl.supportedValuesOf('timeZone');
const dayName = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeZone: 'UTC' });

type FormProps = { workspace: WorkspaceId; calendar: WorkCalendar; admin: boolean };

function Form({ workspace, calendar, admin }: FormProps) {
  const save = useSaveCalendar(workspace);
  const [zone, setZone] = useState(calendar.timeZone);
  const [days, setDays] = useState<Partial<Record<Day, Hours[]>>>(() =>
    Object.fromEntries(calendar.days.map(({ day, hours }) => [day, hours])),
  );
  const [holidays, setHolidays] = useState(calendar.holidays);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wish = {
      timeZone: zone,
      days: DAYS.flatMap((day) => {
        const hours = days[day];
        return hours ? [{ day, hours }] : [];
      }),
      holidays,
    };
    save.mutate({ version: calendar.version, wish });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="lg" maw={560}>
        <Text size="sm" c="dimmed">
          {m.workHours.text}
          {!admin && ` ${m.workHours.readOnly}`}
        </Text>
        <Select
          label={m.workHours.zone}
          searchable
          allowDeselect={false}
          disabled={!admin}
          limit={50}
          maw={280}
          value={zone}
          data={ZONES.includes(zone) ? ZONES : [zone, ...ZONES]}
          onChange={(value) => value && setZone(value)}
        />
        <section aria-label={m.workHours.hours}>
          <Title order={2} fz="md" mb="xs">
            {m.workHours.hours}
          </Title>
          <Stack gap={6}>
            {DAYS.map((day) => (
              <DayRow
                key={day}
                day={day}
                hours={days[day] ?? null}
                disabled={!admin}
                onChange={(hours) => setDays((before) => ({ ...before, [day]: hours ?? undefined }))}
              />
            ))}
          </Stack>
        </section>
        <Holidays workspace={workspace} holidays={holidays} admin={admin} onChange={setHolidays} />
        {admin && (
          <Button type="submit" w="fit-content" loading={save.isPending}>
            {m.workHours.save}
          </Button>
        )}
      </Stack>
    </form>
  );
}

type DayProps = {
  day: Day;
  hours: Hours[] | null;
  disabled: boolean;
  onChange: (hours: Hours[] | null) => void;
};

function DayRow({ day, hours, disabled, onChange }: DayProps) {
  const name = m.workHours.days[day];
  const set = (index: number, part: Partial<Hours>) =>
    onChange((hours ?? []).map((each, at) => (at === index ? { ...each, ...part } : each)));
  return (
    <div className={classes.day}>
      <Checkbox
        label={name}
        checked={hours !== null}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked ? [USUAL] : null)}
      />
      <Stack gap={4}>
        {hours === null && (
          <Text size="sm" c="dimmed">
            {m.workHours.free}
          </Text>
        )}
        {hours?.map((each, index) => (
          <Group key={index} gap={6} wrap="nowrap">
            <TextInput
              type="time"
              size="xs"
              required
              disabled={disabled}
              aria-label={m.workHours.from(name)}
              value={each.from}
              onChange={(event) => set(index, { from: event.currentTarget.value })}
            />
            <Text size="sm" span aria-hidden>
              –
            </Text>
            <TextInput
              type="time"
              size="xs"
              required
              disabled={disabled}
              aria-label={m.workHours.to(name)}
              value={each.to === '24:00' ? '00:00' : each.to}
              onChange={(event) =>
                set(index, {
                  to: event.currentTarget.value === '00:00' ? '24:00' : event.currentTarget.value,
                })
              }
            />
            {!disabled && hours.length > 1 && (
              <ActionIcon
                size="sm"
                aria-label={m.workHours.removeHours(name)}
                onClick={() => onChange(hours.filter((_, at) => at !== index))}
              >
                <IconX size={14} />
              </ActionIcon>
            )}
            {!disabled && index === hours.length - 1 && hours.length < MOST_HOURS && (
              <ActionIcon
                size="sm"
                aria-label={m.workHours.addHours(name)}
                onClick={() =>
                  onChange([...hours, { from: each.to === '24:00' ? '23:00' : each.to, to: '24:00' }])
                }
              >
                <IconPlus size={14} />
              </ActionIcon>
            )}
          </Group>
        ))}
      </Stack>
    </div>
  );
}

type HolidaysProps = {
  workspace: WorkspaceId;
  holidays: Holiday[];
  admin: boolean;
  onChange: (holidays: Holiday[]) => void;
};

function Holidays({ workspace, holidays, admin, onChange }: HolidaysProps) {
  const [day, setDay] = useState('');
  const [name, setName] = useState('');
  const [importing, setImporting] = useState(false);
  const merge = (more: Holiday[]) =>
    onChange(
      [...new Map([...holidays, ...more].map((each) => [each.day, each])).values()].sort((one, other) =>
        one.day.localeCompare(other.day),
      ),
    );
  return (
    <section aria-label={m.workHours.holidays}>
      <Title order={2} fz="md" mb="xs">
        {m.workHours.holidays}
      </Title>
      {holidays.length === 0 && (
        <Text size="sm" c="dimmed">
          {m.workHours.noHolidays}
        </Text>
      )}
      <ul className={classes.holidays}>
        {holidays.map((each) => (
          <li key={each.day}>
            <span>
              <time dateTime={each.day}>{dayName.format(new Date(`${each.day}T00:00:00Z`))}</time>
              <Text span size="sm" c="dimmed">
                {' '}
                {each.name}
              </Text>
            </span>
            {admin && (
              <ActionIcon
                size="sm"
                aria-label={m.workHours.removeHoliday(each.name)}
                onClick={() => onChange(holidays.filter((other) => other.day !== each.day))}
              >
                <IconX size={14} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {admin && (
        <Group gap="xs" align="flex-end" mt="xs">
          <TextInput
            type="date"
            size="xs"
            label={m.workHours.holidayDay}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <TextInput
            size="xs"
            label={m.workHours.holidayName}
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              if (!day) return;
              merge([{ day, name: name.trim() || m.workHours.holiday }]);
              setDay('');
              setName('');
            }}
          >
            {m.workHours.addHoliday}
          </Button>
          <Button size="xs" variant="subtle" onClick={() => setImporting(true)}>
            {m.workHours.importing}
          </Button>
        </Group>
      )}
      <Import
        workspace={workspace}
        opened={importing}
        onClose={() => setImporting(false)}
        onRead={(found) => merge(found)}
      />
    </section>
  );
}

type ImportProps = {
  workspace: WorkspaceId;
  opened: boolean;
  onClose: () => void;
  onRead: (found: Holiday[]) => void;
};

function Import({ workspace, opened, onClose, onRead }: ImportProps) {
  const [text, setText] = useState('');
  const read = useReadHolidays(workspace);
  const close = () => {
    read.reset();
    setText('');
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={m.workHours.importing}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      <Stack gap="sm">
        <Textarea
          label={m.workHours.paste}
          description={m.workHours.pasteText}
          rows={8}
          maxLength={300_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {read.data && (
          <Text size="sm" role="status">
            {m.workHours.found(read.data.holidays.length, read.data.leftOut)}
          </Text>
        )}
        <Group justify="flex-end">
          {read.data ? (
            <Button onClick={close}>{m.common.close}</Button>
          ) : (
            <Button
              loading={read.isPending}
              onClick={() => read.mutate(text, { onSuccess: ({ holidays }) => onRead(holidays) })}
            >
              {m.workHours.read}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
