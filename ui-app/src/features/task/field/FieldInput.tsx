import { ActionIcon, Checkbox, ColorSwatch, Group, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CustomField, Person } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { IconExternalLink } from '@/ui/icons';
import type { Value } from './values';

type Props = {
  field: CustomField;
  value: Value;
  /** What to call who is in it and in the project no longer. */
  label?: string | null | undefined;
  people: Person[];
  /** Its accessible name, if not the field's. */
  name?: string;
  readOnly?: boolean;
  autoFocus?: boolean;
  onChange: (value: Value) => void;
  /** When the focus leaves it, or Escape takes back what was typed. */
  onLeave?: () => void;
};

/** One value, changed where it stands: Enter or leaving saves it, Escape puts it back. */
export function FieldInput(props: Props) {
  const { field, value, label, people, readOnly = false, autoFocus = false, onChange, onLeave } = props;
  const named = { 'aria-label': props.name ?? field.name, disabled: readOnly, size: 'xs' as const };
  // Asked for by whoever opened it for writing.
  const focus = autoFocus ? { 'data-autofocus': true, ref: focusOnce } : {};
  switch (field.type) {
    case 'checkbox':
      return (
        <Checkbox
          {...named}
          {...focus}
          checked={value === true}
          indeterminate={value === null}
          onChange={(event) => onChange(event.currentTarget.checked)}
          onBlur={onLeave}
        />
      );
    case 'choice':
    case 'person': {
      const known =
        field.type === 'choice'
          ? field.choices.map(({ id, name }) => ({ value: id as string, label: name }))
          : people.map(({ id, name }) => ({ value: id as string, label: name }));
      const left = value !== null && !known.some((each) => each.value === value);
      const color = (id: string | null) => field.choices.find((choice) => choice.id === id)?.color;
      return (
        <Select
          {...named}
          {...focus}
          searchable
          clearable
          comboboxProps={{ withinPortal: true }}
          defaultDropdownOpened={autoFocus}
          placeholder={readOnly ? '' : m.field.empty}
          leftSection={
            typeof value === 'string' && color(value) ? (
              <ColorSwatch size={12} color={color(value) ?? ''} />
            ) : null
          }
          data={left ? [...known, { value: String(value), label: label ?? m.field.unknownPerson }] : known}
          value={value === null ? null : String(value)}
          renderOption={({ option }) => (
            <Group gap={8} wrap="nowrap">
              {color(option.value) && <ColorSwatch size={12} color={color(option.value) ?? ''} />}
              {option.label}
            </Group>
          )}
          onChange={(next) => next !== value && onChange(next)}
          onBlur={onLeave}
        />
      );
    }
    case 'number':
      return <NumberField {...props} />;
    case 'text':
    case 'date':
    case 'url':
      return <TextField {...props} />;
  }
}

const focusOnce = (element: HTMLInputElement | null) => element?.focus();

function useDraft<Draft>(value: Draft, save: (draft: Draft) => void, onLeave?: () => void) {
  const [draft, setDraft] = useState<Draft | undefined>(undefined);
  const finish = () => {
    if (draft !== undefined && draft !== value) save(draft);
    setDraft(undefined);
    onLeave?.();
  };
  const onKeyDown = (event: React.KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      event.currentTarget.blur();
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      setDraft(undefined);
      onLeave?.();
    }
  };
  return {
    shown: draft === undefined ? value : draft,
    setDraft,
    handlers: { onBlur: finish, onKeyDown, 'data-mantine-stop-propagation': draft !== undefined },
  };
}

function NumberField({ field, value, name, readOnly, autoFocus, onChange, onLeave }: Props) {
  const save = (draft: number | string) => onChange(draft === '' ? null : Number(draft));
  const { shown, setDraft, handlers } = useDraft<number | string>(
    value === null ? '' : Number(value),
    save,
    onLeave,
  );
  return (
    <NumberInput
      aria-label={name ?? field.name}
      size="xs"
      disabled={readOnly ?? false}
      {...(autoFocus ? { ref: focusOnce } : {})}
      placeholder={readOnly ? '' : m.field.empty}
      value={shown}
      decimalScale={field.decimals ?? 6}
      {...(field.min === null ? {} : { min: field.min })}
      {...(field.max === null ? {} : { max: field.max })}
      clampBehavior="none"
      thousandSeparator
      suffix={field.unit ? ` ${field.unit}` : ''}
      hideControls
      onChange={setDraft}
      {...handlers}
    />
  );
}

function TextField({ field, value, name, readOnly, autoFocus, onChange, onLeave }: Props) {
  const save = (draft: string) => onChange(draft.trim() === '' ? null : draft.trim());
  const { shown, setDraft, handlers } = useDraft<string>(value === null ? '' : String(value), save, onLeave);
  const link = field.type === 'url' && /^https?:\/\//i.test(shown) ? shown : null;
  return (
    <TextInput
      aria-label={name ?? field.name}
      size="xs"
      type={field.type === 'date' ? 'date' : field.type === 'url' ? 'url' : 'text'}
      {...(field.type === 'date' ? { min: '1900-01-01', max: '2199-12-31' } : {})}
      maxLength={field.type === 'url' ? 2000 : 500}
      disabled={readOnly ?? false}
      {...(autoFocus ? { ref: focusOnce } : {})}
      placeholder={readOnly ? '' : field.type === 'url' ? 'https://…' : m.field.empty}
      value={shown}
      rightSection={
        link && (
          <ActionIcon
            component="a"
            href={link}
            target="_blank"
            rel="noopener noreferrer nofollow"
            size="sm"
            aria-label={m.field.open(field.name)}
          >
            <IconExternalLink size={14} />
          </ActionIcon>
        )
      }
      onChange={(event) => setDraft(event.currentTarget.value)}
      {...handlers}
    />
  );
}
