import { Autocomplete, Group, MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useMembers, useProjects, useTags } from '@/lib/api/shared';
import type { RuleComparison } from '@/lib/api/types';
import type { ProjectId, WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { fromInputValue, toInputValue } from '@/lib/time';
import { choicesOf, type Kind } from './model';

type Props = {
  workspace: WorkspaceId;
  comparison: RuleComparison;
  kind: Kind;
  /** What the field compared is called. */
  label: string;
  error: string | undefined;
  onChange: (value: RuleComparison['value']) => void;
};

/** What a field is compared with: chosen where there are choices, else written. */
export function ValueInput({ workspace, comparison, kind, label, error, onChange }: Props) {
  const { field, operator, value } = comparison;
  const projects = useProjects(workspace);
  const common = { 'aria-label': m.rule.value, error: error ?? null };
  const text = typeof value === 'string' ? value : '';
  if (kind === 'number' && operator !== 'one-of')
    return (
      <NumberInput
        {...common}
        placeholder={label}
        value={typeof value === 'number' ? value : ''}
        onChange={(next) => onChange(typeof next === 'number' ? next : null)}
      />
    );
  if (kind === 'boolean')
    return (
      <Select
        {...common}
        data={[
          { value: 'true', label: m.rule.yes },
          { value: 'false', label: m.rule.no },
        ]}
        value={typeof value === 'boolean' ? String(value) : null}
        onChange={(next) => onChange(next === null ? null : next === 'true')}
      />
    );
  if (kind === 'time')
    return operator === 'within' ? (
      <DurationInput value={text} error={error} onChange={onChange} />
    ) : (
      <TextInput
        {...common}
        type="datetime-local"
        value={text ? toInputValue(text) : ''}
        onChange={(event) => onChange(fromInputValue(event.currentTarget.value))}
      />
    );
  const choices = field.endsWith('projectId')
    ? (projects.data ?? []).map(({ id, name }) => ({ value: id as string, label: name }))
    : choicesOf(field);
  if (operator === 'one-of') {
    const many = Array.isArray(value) ? value.map(String) : [];
    const change = (next: string[]) =>
      onChange(kind === 'number' ? next.map(Number).filter(Number.isFinite) : next);
    return choices ? (
      <MultiSelect {...common} data={choices} value={many} onChange={change} />
    ) : (
      <TagsInput {...common} value={many} onChange={change} maxTags={50} />
    );
  }
  if (choices && (operator === 'is' || operator === 'is-not'))
    return (
      <Select
        {...common}
        data={choices}
        value={text || null}
        onChange={(next) => onChange(next)}
        searchable
      />
    );
  return <Words workspace={workspace} field={field} text={text} error={error} onChange={onChange} />;
}

/** Free text, with the names at hand that it is likely to be. */
function Words({
  workspace,
  field,
  text,
  error,
  onChange,
}: {
  workspace: WorkspaceId;
  field: string;
  text: string;
  error: string | undefined;
  onChange: (value: string) => void;
}) {
  const first = useProjects(workspace).data?.[0]?.id as ProjectId | undefined;
  const people = /assignees|assigned|reporter\.(name|email)$/.test(field);
  const members = useMembers(people ? first : undefined);
  const tags = useTags(field.endsWith('tags') ? first : undefined);
  const names = people
    ? (members.data ?? []).map(({ person }) => (field.endsWith('email') ? (person.email ?? '') : person.name))
    : (tags.data ?? []).map(({ name }) => name);
  return (
    <Autocomplete
      aria-label={m.rule.value}
      data={[...new Set(names.filter(Boolean))]}
      value={text}
      onChange={onChange}
      error={error ?? null}
      maxLength={1000}
    />
  );
}

const units = [
  { value: 'hours', label: m.rule.hours },
  { value: 'days', label: m.rule.days },
];

function DurationInput({
  value,
  error,
  onChange,
}: {
  value: string;
  error: string | undefined;
  onChange: (value: string | null) => void;
}) {
  const parsed = /^P(?:(\d+)D|T(\d+)H)$/.exec(value);
  const [unit, setUnit] = useState(parsed?.[2] ? 'hours' : 'days');
  const amount = parsed ? Number(parsed[1] ?? parsed[2]) : '';
  const told = (many: number | string, of: string) =>
    onChange(typeof many === 'number' ? (of === 'days' ? `P${many}D` : `PT${many}H`) : null);
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <NumberInput
        aria-label={m.rule.value}
        min={0}
        max={9999}
        allowDecimal={false}
        value={amount}
        error={error ?? null}
        onChange={(many) => told(many, unit)}
      />
      <Select
        aria-label={m.rule.unit}
        data={units}
        value={unit}
        allowDeselect={false}
        onChange={(next) => {
          setUnit(next ?? 'days');
          told(amount, next ?? 'days');
        }}
        w={96}
        style={{ flex: 'none' }}
      />
    </Group>
  );
}
