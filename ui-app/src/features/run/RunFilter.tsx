import { Button, Chip, CloseButton, Group, NumberInput, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { triggerTypes } from '@/lib/api/catalog';
import { body } from '@/lib/api/client';
import type { RunState } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { AutomationId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { IconFilter, IconSearch, IconX } from '@/ui/icons';
import type { RunScope } from './api';
import { narrows, RUN_STATES, type RunSearch, type RunSearchChange } from './search';
import classes from './run.module.css';

const PAUSE_MS = 300;
const LONGEST = 200;

type Props = {
  scope: RunScope;
  search: RunSearch;
  onChange: (change: RunSearchChange) => void;
  onClear: () => void;
};

/** What narrows a list of runs. The less usual fields are behind a button, unless one of them is filled. */
export function RunFilter({ scope, search, onChange, onClear }: Props) {
  const { from, to, trigger, version, step } = search;
  const [more, setMore] = useState(Boolean(from || to || trigger || version || step));
  return (
    <div role="search" aria-label={m.run.search.label} className={classes.filter}>
      <Group gap="xs" align="flex-end">
        <Typed
          label={m.run.search.text}
          placeholder={m.run.search.textHint}
          value={search.q ?? ''}
          onChange={(q) => onChange({ q: q || undefined })}
          icon
        />
        {!scope.automation && <AutomationFilter {...{ scope, search, onChange }} />}
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFilter size={14} />}
          aria-expanded={more}
          onClick={() => setMore((was) => !was)}
        >
          {m.run.search.more}
        </Button>
        {narrows(search) && (
          <Button size="xs" variant="subtle" leftSection={<IconX size={14} />} onClick={onClear}>
            {m.run.showAll}
          </Button>
        )}
      </Group>
      {more && (
        <Group gap="xs" align="flex-end">
          <Day label={m.run.search.from} value={from} onChange={(day) => onChange({ from: day })} />
          <Day label={m.run.search.to} value={to} onChange={(day) => onChange({ to: day })} />
          <TriggerFilter
            value={trigger ?? null}
            onChange={(type) => onChange({ trigger: type ?? undefined })}
          />
          {(scope.automation || search.automation) && (
            <NumberInput
              label={m.run.search.version}
              size="xs"
              w={90}
              min={1}
              max={1_000_000}
              allowDecimal={false}
              value={version ?? ''}
              onChange={(value) => onChange({ version: Number(value) > 0 ? Number(value) : undefined })}
            />
          )}
          <Typed
            label={m.run.search.step}
            placeholder={m.run.search.stepHint}
            value={step ?? ''}
            onChange={(id) => onChange({ step: id || undefined })}
          />
        </Group>
      )}
      <Chip.Group
        multiple
        value={search.state ?? []}
        onChange={(states) => onChange({ state: states.length > 0 ? (states as RunState[]) : undefined })}
      >
        <Group gap={6} role="group" aria-label={m.run.filter}>
          {RUN_STATES.map((state) => (
            <Chip key={state} value={state} size="xs" variant="light">
              {m.run.states[state]}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </div>
  );
}

type TypedProps = {
  label: string;
  placeholder: string;
  value: string;
  onChange: (text: string) => void;
  icon?: boolean;
};

/** Asks once the typing pauses; the address may also change by itself, by "back" say. */
function Typed({ label, placeholder, value, onChange, icon }: TypedProps) {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setText(value);
  }
  useEffect(() => {
    if (text.trim() === value) return;
    const pause = setTimeout(() => onChange(text.trim()), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [text, value, onChange]);
  return (
    <TextInput
      label={label}
      placeholder={placeholder}
      size="xs"
      w={icon ? 230 : 150}
      maxLength={LONGEST}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      leftSection={icon && <IconSearch size={14} />}
      rightSection={
        text && <CloseButton size="xs" aria-label={m.run.search.clear(label)} onClick={() => setText('')} />
      }
    />
  );
}

type AutomationProps = Pick<Props, 'scope' | 'search' | 'onChange'>;

function AutomationFilter({ scope, search, onChange }: AutomationProps) {
  const api = useApi();
  const { workspace } = scope;
  const { data } = useQuery({
    queryKey: ['automations', 'names', workspace],
    queryFn: async ({ signal }) => {
      const params = { path: { workspace }, query: { limit: 200 } };
      return (await body(api.GET('/workspaces/{workspace}/automations', { params, signal }))).items;
    },
    staleTime: 60_000,
  });
  return (
    <Select
      label={m.run.search.automation}
      placeholder={m.run.search.everyAutomation}
      size="xs"
      w={200}
      data={(data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={search.automation ?? null}
      // A version is one of an automation.
      onChange={(id) =>
        onChange({ automation: (id as AutomationId | null) ?? undefined, version: undefined })
      }
      searchable
      clearable
      clearButtonProps={{ 'aria-label': m.run.search.everyAutomation }}
    />
  );
}

type TriggerProps = { value: string | null; onChange: (type: string | null) => void };

function TriggerFilter({ value, onChange }: TriggerProps) {
  const { data } = useQuery(triggerTypes(useApi()));
  return (
    <Select
      label={m.run.search.trigger}
      placeholder={m.run.search.anyTrigger}
      size="xs"
      w={170}
      data={[
        { value: 'manual', label: m.run.search.byHand },
        ...(data ?? []).map(({ type, title }) => ({ value: type, label: title })),
      ]}
      value={value}
      onChange={onChange}
      clearable
      clearButtonProps={{ 'aria-label': m.run.search.anyTrigger }}
    />
  );
}

type DayProps = { label: string; value: string | undefined; onChange: (day: string | undefined) => void };

function Day({ label, value, onChange }: DayProps) {
  return (
    <TextInput
      type="date"
      label={label}
      size="xs"
      w={140}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  );
}
