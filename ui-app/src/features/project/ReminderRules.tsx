import { Button, Checkbox, Group, NumberInput, Select, Stack, Text } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useMembers } from '@/lib/api/shared';
import type { Project, ReminderRules as Rules } from '@/lib/api/types';
import type { PersonId, ProjectId } from '@/lib/ids';
import { secondsOf } from '@/lib/duration';
import { m } from '@/lib/messages';
import { ErrorState, RowsSkeleton } from '@/ui/states';
import { useReminderRules, useSaveReminderRules } from './api';
import { Part } from './Part';

/** What the project does about missed reminders, and about tasks that are overdue. */
export function ReminderRules({ project }: { project: Project }) {
  const rules = useReminderRules(project.id);
  if (rules.isPending) return <RowsSkeleton />;
  if (!rules.data) return <ErrorState error={rules.error} onRetry={() => void rules.refetch()} />;
  return (
    <Form
      key={rules.data.version}
      project={project.id}
      rules={rules.data}
      readOnly={project.role !== 'owner'}
    />
  );
}

type Unit = 'hours' | 'days';
type After = { length: number; unit: Unit } | null;

/** "PT4H" and "P2D" as this page writes them; anything else in hours. */
function read(iso: string | null): After {
  const hours = secondsOf(iso) / 3600;
  if (!iso || hours < 1) return null;
  return hours % 24 === 0
    ? { length: hours / 24, unit: 'days' }
    : { length: Math.round(hours), unit: 'hours' };
}

const write = (after: After) =>
  after ? (after.unit === 'days' ? `P${after.length}D` : `PT${after.length}H`) : null;

const words = m.reminderRules;
type Missed = Rules['missed'];

function Form({ project, rules, readOnly }: { project: ProjectId; rules: Rules; readOnly: boolean }) {
  const save = useSaveReminderRules(project);
  const members = useMembers(project);
  const [missed, setMissed] = useState<Missed>(rules.missed);
  const [assignees, setAssignees] = useState(() => read(rules.assigneesAfter));
  const [manager, setManager] = useState(() => read(rules.managerAfter));
  const [working, setWorking] = useState(rules.working);
  const [person, setPerson] = useState<PersonId | null>(rules.manager?.id ?? null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({
      version: rules.version,
      wish: {
        missed,
        assigneesAfter: write(assignees),
        managerAfter: write(manager),
        working,
        managerId: person,
      },
    });
  };
  const people = (members.data ?? []).map((each) => each.person);
  return (
    <form onSubmit={submit}>
      <Part
        title={words.escalation}
        text={words.escalationText}
        {...(readOnly ? { note: m.projectSettings.readOnly } : {})}
      >
        <Stack gap="md" maw={520}>
          <Stage label={words.assignees} value={assignees} disabled={readOnly} onChange={setAssignees} />
          <Stage label={words.manager} value={manager} disabled={readOnly} onChange={setManager} />
          {manager && (
            <Select
              label={words.person}
              placeholder={words.owners}
              clearable
              searchable
              disabled={readOnly}
              data={people.map(({ id, name }) => ({ value: id as string, label: name }))}
              value={person}
              onChange={(value) => setPerson(value as PersonId | null)}
            />
          )}
          {(assignees ?? manager) && (
            <Checkbox
              label={words.working}
              checked={working}
              disabled={readOnly}
              onChange={(event) => setWorking(event.currentTarget.checked)}
            />
          )}
          <Text size="xs" c="dimmed">
            {words.already}
          </Text>
        </Stack>
      </Part>
      <Part title={words.missed} text={words.missedText}>
        <Select
          aria-label={words.missed}
          maw={320}
          allowDeselect={false}
          disabled={readOnly}
          data={(['once', 'all', 'skip'] as const).map((value) => ({
            value,
            label: m.reminder.misses[value],
          }))}
          value={missed}
          onChange={(value) => value && setMissed(value as Missed)}
        />
      </Part>
      {!readOnly && (
        <Button type="submit" mt="md" loading={save.isPending}>
          {m.projectSettings.save}
        </Button>
      )}
    </form>
  );
}

type StageProps = { label: string; value: After; disabled: boolean; onChange: (value: After) => void };

function Stage({ label, value, disabled, onChange }: StageProps) {
  return (
    <Group gap="xs" mih={36}>
      <Checkbox
        label={label}
        checked={value !== null}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked ? { length: 1, unit: 'days' } : null)}
      />
      {value && (
        <>
          <NumberInput
            aria-label={words.after(label)}
            size="xs"
            w={70}
            min={1}
            max={value.unit === 'days' ? 366 : 999}
            clampBehavior="strict"
            allowDecimal={false}
            disabled={disabled}
            value={value.length}
            onChange={(length) => onChange({ ...value, length: Math.max(1, Number(length) || 1) })}
          />
          <Select
            aria-label={words.unit(label)}
            size="xs"
            w={100}
            allowDeselect={false}
            disabled={disabled}
            data={[
              { value: 'hours', label: m.reminder.units.hours },
              { value: 'days', label: m.reminder.units.days },
            ]}
            value={value.unit}
            onChange={(unit) => unit && onChange({ ...value, unit: unit as Unit })}
          />
          <Text size="sm" span>
            {words.late}
          </Text>
        </>
      )}
    </Group>
  );
}
