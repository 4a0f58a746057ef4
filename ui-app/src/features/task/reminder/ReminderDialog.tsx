import {
  Button,
  Checkbox,
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
import { useMembers } from '@/lib/api/shared';
import type { NewReminder, Task } from '@/lib/api/types';
import type { PersonId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { Dates } from '../recurrence/Dates';
import classes from '../recurrence/recurrence.module.css';
import { usePreview } from './api';
import {
  wishOf,
  type Channel,
  type Draft,
  type Missed,
  type Often,
  type Unit,
  type When,
  type Whom,
} from './wish';

type Props = {
  opened: boolean;
  task: Task;
  busy: boolean;
  onClose: () => void;
  onSave: (wish: NewReminder) => void;
};

/** Any reminder, with the next ten times at which it would come while it is chosen. */
export function ReminderDialog({ opened, onClose, ...props }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={m.reminder.title}
      size="md"
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      {opened && <Editor {...props} onClose={onClose} />}
    </Modal>
  );
}

const choices = <Value extends string>(labels: Record<Value, string>) =>
  (Object.entries(labels) as [Value, string][]).map(([value, label]) => ({ value, label }));

function Editor({ task, busy, onClose, onSave }: Omit<Props, 'opened'>) {
  const [draft, setDraft] = useState<Draft>({
    when: task.dueAt ? 'due' : 'at',
    length: 1,
    unit: 'days',
    at: '',
    whom: 'me',
    person: null,
    channels: ['inbox', 'email'],
    often: 'none',
    interval: 1,
    rule: '',
    times: null,
    until: '',
    missed: 'project',
    working: false,
    inHours: false,
  });
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const wish = wishOf(draft);
  const [asked] = useDebouncedValue(wish, 250);
  const preview = usePreview(task.id, asked);
  const stale = preview.isPlaceholderData || JSON.stringify(asked) !== JSON.stringify(wish);
  const repeated = draft.often !== 'none';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (wish) onSave(wish);
      }}
    >
      <Stack gap="md">
        <Group gap="xs" align="flex-end">
          <Select
            label={m.reminder.when}
            w={170}
            allowDeselect={false}
            data={choices(m.reminder.whens).map((each) => ({
              ...each,
              disabled: (each.value === 'due' && !task.dueAt) || (each.value === 'start' && !task.startAt),
            }))}
            value={draft.when}
            onChange={(when) => when && change({ when: when as When })}
            data-autofocus
          />
          {draft.when === 'at' ? (
            <TextInput
              type="datetime-local"
              label={m.reminder.at}
              required
              value={draft.at}
              onChange={(event) => change({ at: event.currentTarget.value })}
            />
          ) : (
            <>
              <NumberInput
                aria-label={m.reminder.length}
                w={80}
                min={0}
                max={366}
                clampBehavior="strict"
                allowDecimal={false}
                value={draft.length}
                onChange={(value) => change({ length: Math.max(0, Number(value) || 0) })}
              />
              <Select
                aria-label={m.reminder.unit}
                w={110}
                allowDeselect={false}
                data={choices(m.reminder.units)}
                value={draft.unit}
                onChange={(unit) => unit && change({ unit: unit as Unit })}
              />
            </>
          )}
        </Group>
        <Stack gap={6}>
          {draft.when !== 'at' && draft.unit !== 'minutes' && (
            <Checkbox
              label={m.reminder.working}
              checked={draft.working}
              onChange={(event) => change({ working: event.currentTarget.checked })}
            />
          )}
          <Checkbox
            label={m.reminder.inHours}
            checked={draft.inHours}
            onChange={(event) => change({ inHours: event.currentTarget.checked })}
          />
        </Stack>
        <ForWhom task={task} draft={draft} onChange={change} />
        <Input.Wrapper label={m.reminder.channels} labelElement="div">
          <Chip.Group
            multiple
            value={draft.channels}
            onChange={(channels) => change({ channels: channels as Channel[] })}
          >
            <Group gap={6} role="group" aria-label={m.reminder.channels}>
              {choices(m.reminder.channelNames).map(({ value, label }) => (
                <Chip key={value} value={value} size="xs">
                  {label}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </Input.Wrapper>
        <Again draft={draft} onChange={change} />
        {wish && (
          <div className={classes.preview} aria-live="polite">
            {preview.isError ? (
              <Text size="sm" c="red">
                {explain(preview.error)}
              </Text>
            ) : preview.data ? (
              <Dates dates={preview.data.upcoming} stale={stale} />
            ) : (
              <Skeleton height={repeated ? 90 : 40} />
            )}
          </div>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {m.common.cancel}
          </Button>
          <Button type="submit" loading={busy}>
            {m.reminder.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type PartProps = { draft: Draft; onChange: (part: Partial<Draft>) => void };

function ForWhom({ task, draft, onChange }: PartProps & { task: Task }) {
  const members = useMembers(task.projectId);
  return (
    <Input.Wrapper label={m.reminder.whom} labelElement="div">
      <Stack gap={6}>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={m.reminder.whom}
          data={choices(m.reminder.whoms)}
          value={draft.whom}
          onChange={(whom) => onChange({ whom: whom as Whom })}
        />
        {draft.whom === 'person' && (
          <Select
            aria-label={m.reminder.person}
            placeholder={m.reminder.person}
            searchable
            required
            data={(members.data ?? []).map(({ person }) => ({
              value: person.id as string,
              label: person.name,
            }))}
            value={draft.person}
            onChange={(person) => onChange({ person: person as PersonId | null })}
          />
        )}
      </Stack>
    </Input.Wrapper>
  );
}

function Again({ draft, onChange }: PartProps) {
  const { often } = draft;
  return (
    <Stack gap="xs">
      <Group gap="xs" align="flex-end">
        <Select
          label={m.reminder.repeat}
          w={210}
          allowDeselect={false}
          data={choices(m.reminder.repeats)}
          value={often}
          onChange={(next) => next && onChange({ often: next as Often })}
        />
        {often !== 'none' && often !== 'rule' && (
          <NumberInput
            label={m.reminder.every}
            w={80}
            min={1}
            max={often === 'hours' ? 744 : often === 'days' ? 366 : 52}
            clampBehavior="strict"
            allowDecimal={false}
            value={draft.interval}
            onChange={(value) => onChange({ interval: Math.max(1, Number(value) || 1) })}
          />
        )}
      </Group>
      {often === 'rule' && (
        <TextInput
          label={m.reminder.rule}
          description={m.reminder.ruleHint}
          required
          value={draft.rule}
          maxLength={300}
          spellCheck={false}
          onChange={(event) => onChange({ rule: event.currentTarget.value })}
        />
      )}
      {often !== 'none' && (
        <>
          <Group gap="xs">
            <NumberInput
              label={m.reminder.times}
              placeholder={m.reminder.unlimited}
              w={170}
              min={1}
              max={1000}
              clampBehavior="strict"
              allowDecimal={false}
              value={draft.times ?? ''}
              onChange={(value) => onChange({ times: Number(value) || null })}
            />
            <TextInput
              type="date"
              label={m.reminder.until}
              max="9998-12-31"
              value={draft.until}
              onChange={(event) => onChange({ until: event.currentTarget.value })}
            />
          </Group>
          <Select
            label={m.reminder.missed}
            allowDeselect={false}
            data={choices(m.reminder.misses)}
            value={draft.missed}
            onChange={(missed) => missed && onChange({ missed: missed as Missed })}
          />
        </>
      )}
    </Stack>
  );
}
