import {
  ActionIcon,
  Badge,
  Button,
  Checkbox,
  Collapse,
  Group,
  Menu,
  Modal,
  NumberInput,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useFields } from '@/lib/api/shared';
import type { CustomField, CustomFieldType, Project } from '@/lib/api/types';
import type { ChoiceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { palette } from '@/ui/colors';
import { ColorButton } from '@/ui/ColorField';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { IconArchive, IconArrowDown, IconArrowUp, IconDots, IconPlus, IconTrash, IconX } from '@/ui/icons';
import { ErrorState, RowsSkeleton } from '@/ui/states';
import { fieldErrors, useFieldCommands } from './api';
import { Part } from './Part';
import classes from './project.module.css';

const NONE: CustomField[] = [];
const TYPES = Object.keys(m.field.types) as CustomFieldType[];

export function Fields({ project }: { project: Project }) {
  const fields = useFields(project.id);
  const commands = useFieldCommands(project.id);
  const [edited, setEdited] = useState<CustomField | 'new' | null>(null);
  const [asked, setAsked] = useState<CustomField | null>(null);
  const [told, setTold] = useState('');
  const readOnly = project.role !== 'owner';
  const all = fields.data ?? NONE;
  const shown = all.filter(({ archivedAt }) => archivedAt === null);
  const away = all.filter(({ archivedAt }) => archivedAt !== null);

  const shift = (field: CustomField, by: -1 | 1) => {
    const at = shown.findIndex(({ id }) => id === field.id) + by;
    const beside = shown[at];
    if (!beside) return;
    setTold(m.field.moved(field.name, at + 1, shown.length));
    commands.move.mutate({ id: field.id, place: by < 0 ? { before: beside.id } : { after: beside.id } });
  };

  return (
    <Part title={m.field.title} text={m.field.help} {...(readOnly ? { note: m.field.ownersOnly } : {})}>
      {fields.isPending ? (
        <RowsSkeleton rows={3} />
      ) : fields.isError && all.length === 0 ? (
        <ErrorState error={fields.error} onRetry={() => void fields.refetch()} />
      ) : shown.length === 0 ? (
        <Text size="sm" mb="md">
          {m.field.none}
        </Text>
      ) : (
        <ol className={classes.rows} aria-label={m.field.title}>
          {shown.map((field, index) => (
            <Row
              key={field.id}
              field={field}
              first={index === 0}
              last={index === shown.length - 1}
              readOnly={readOnly}
              onEdit={() => setEdited(field)}
              onShift={(by) => shift(field, by)}
              onArchive={() => commands.change.mutate({ field, patch: { archived: true } })}
            />
          ))}
        </ol>
      )}
      {!readOnly && (
        <Button variant="light" leftSection={<IconPlus size={15} />} onClick={() => setEdited('new')}>
          {m.field.add}
        </Button>
      )}
      {away.length > 0 && (
        <Archived
          fields={away}
          readOnly={readOnly}
          onRestore={(field) => commands.change.mutate({ field, patch: { archived: false } })}
          onDelete={setAsked}
        />
      )}
      <div className="tl-visually-hidden" role="status" aria-live="polite">
        {told}
      </div>
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={edited === 'new' ? m.field.newTitle : m.field.editTitle(edited?.name ?? '')}
        closeButtonProps={{ 'aria-label': m.common.close }}
      >
        {edited && (
          <FieldForm
            field={edited === 'new' ? null : edited}
            commands={commands}
            onDone={() => setEdited(null)}
          />
        )}
      </Modal>
      <ConfirmDialog
        opened={asked !== null}
        title={m.field.deleteTitle}
        text={m.field.deleteText(asked?.name ?? '')}
        confirm={m.field.delete}
        busy={commands.remove.isPending}
        onClose={() => setAsked(null)}
        onConfirm={() => asked && commands.remove.mutate(asked.id, { onSettled: () => setAsked(null) })}
      />
    </Part>
  );
}

type RowProps = {
  field: CustomField;
  first: boolean;
  last: boolean;
  readOnly: boolean;
  onEdit: () => void;
  onShift: (by: -1 | 1) => void;
  onArchive: () => void;
};

function Row({ field, first, last, readOnly, onEdit, onShift, onArchive }: RowProps) {
  const { name, type, required } = field;
  return (
    <li className={classes.row} style={{ alignItems: 'center' }}>
      <Button
        variant="subtle"
        color="gray"
        className={classes.grow}
        justify="flex-start"
        disabled={readOnly}
        aria-label={m.field.edit(name)}
        onClick={onEdit}
        c="var(--mantine-color-text)"
        fw={500}
      >
        {name}
      </Button>
      {required && (
        <Badge tt="none" variant="filled" color="indigo" size="sm" visibleFrom="xs">
          {m.field.requiredMark}
        </Badge>
      )}
      <Badge tt="none" variant="default" size="sm">
        {m.field.types[type]}
      </Badge>
      {!readOnly && (
        <span className={classes.cell}>
          <Menu position="bottom-end" shadow="md">
            <Menu.Target>
              <ActionIcon aria-label={m.field.more(name)}>
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item disabled={first} leftSection={<IconArrowUp size={15} />} onClick={() => onShift(-1)}>
                {m.field.up}
              </Menu.Item>
              <Menu.Item disabled={last} leftSection={<IconArrowDown size={15} />} onClick={() => onShift(1)}>
                {m.field.down}
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item leftSection={<IconArchive size={15} />} onClick={onArchive}>
                {m.field.archive}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </span>
      )}
    </li>
  );
}

type ArchivedProps = {
  fields: CustomField[];
  readOnly: boolean;
  onRestore: (field: CustomField) => void;
  onDelete: (field: CustomField) => void;
};

function Archived({ fields, readOnly, onRestore, onDelete }: ArchivedProps) {
  const [opened, setOpened] = useState(false);
  return (
    <div style={{ marginTop: 16 }}>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        {m.field.archived} ({fields.length})
      </Button>
      <Collapse expanded={opened}>
        <Text size="sm" c="dimmed" my={6}>
          {m.field.archivedHelp}
        </Text>
        <ul className={classes.rows} aria-label={m.field.archived}>
          {fields.map((field) => (
            <li key={field.id} className={classes.row} style={{ alignItems: 'center' }}>
              <Text size="sm" className={classes.grow}>
                {field.name}
              </Text>
              {!readOnly && (
                <>
                  <Button size="compact-sm" variant="default" onClick={() => onRestore(field)}>
                    {m.field.restore}
                  </Button>
                  <ActionIcon
                    color="red"
                    aria-label={`${m.field.delete}: ${field.name}`}
                    onClick={() => onDelete(field)}
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                </>
              )}
            </li>
          ))}
        </ul>
      </Collapse>
    </div>
  );
}

type Draft = {
  name: string;
  type: CustomFieldType;
  required: boolean;
  min: number | string;
  max: number | string;
  decimals: number | string;
  unit: string;
  choices: { key: string; id: ChoiceId | null; name: string; color: string | null }[];
};
type Commands = ReturnType<typeof useFieldCommands>;

const numberOf = (text: number | string) => (text === '' ? null : Number(text));
let made = 0;
const freshChoice = (place: number) => ({
  key: `new-${String(made++)}`,
  id: null,
  name: '',
  color: palette[place % palette.length]?.value ?? null,
});

function FieldForm({
  field,
  commands,
  onDone,
}: {
  field: CustomField | null;
  commands: Commands;
  onDone: () => void;
}) {
  const [draft, setDraft] = useState<Draft>({
    name: field?.name ?? '',
    type: field?.type ?? 'text',
    required: field?.required ?? false,
    min: field?.min ?? '',
    max: field?.max ?? '',
    decimals: field?.decimals ?? '',
    unit: field?.unit ?? '',
    choices: field?.choices.map(({ id, name, color }) => ({ key: id, id, name, color })) ?? [],
  });
  const { add, change } = commands;
  const errors = fieldErrors(field ? change.error : add.error);
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { type } = draft;
    const number = type === 'number';
    const settings = {
      name: draft.name.trim(),
      required: draft.required,
      min: number ? numberOf(draft.min) : null,
      max: number ? numberOf(draft.max) : null,
      decimals: number ? numberOf(draft.decimals) : null,
      unit: number ? draft.unit.trim() || null : null,
    };
    const choices =
      type === 'choice'
        ? draft.choices
            .filter(({ name }) => name.trim())
            .map(({ id, name, color }) => ({ id, name: name.trim(), color }))
        : null;
    if (field)
      change.mutate(
        { field, patch: { ...settings, ...(choices ? { choices } : {}) } },
        { onSuccess: onDone },
      );
    else add.mutate({ ...settings, type, choices }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={m.field.name}
          required
          data-autofocus
          maxLength={50}
          value={draft.name}
          error={errors['name']}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Select
          label={m.field.type}
          allowDeselect={false}
          disabled={field !== null}
          {...(field ? { description: m.field.typeStays } : {})}
          data={TYPES.map((value) => ({ value, label: m.field.types[value] }))}
          value={draft.type}
          onChange={(type) => {
            const next = (type ?? 'text') as CustomFieldType;
            set({
              type: next,
              choices:
                next === 'choice' && draft.choices.length === 0
                  ? [freshChoice(0), freshChoice(1)]
                  : draft.choices,
            });
          }}
        />
        {draft.type === 'number' && (
          <Group gap="sm" grow preventGrowOverflow={false} wrap="wrap">
            <NumberInput
              label={m.field.min}
              value={draft.min}
              error={errors['min']}
              hideControls
              miw={90}
              onChange={(min) => set({ min })}
            />
            <NumberInput
              label={m.field.max}
              value={draft.max}
              error={errors['max']}
              hideControls
              miw={90}
              onChange={(max) => set({ max })}
            />
            <NumberInput
              label={m.field.decimals}
              value={draft.decimals}
              error={errors['decimals']}
              min={0}
              max={6}
              allowDecimal={false}
              hideControls
              miw={80}
              onChange={(decimals) => set({ decimals })}
            />
            <TextInput
              label={m.field.unit}
              value={draft.unit}
              error={errors['unit']}
              maxLength={12}
              miw={70}
              onChange={(event) => set({ unit: event.currentTarget.value })}
            />
          </Group>
        )}
        {draft.type === 'choice' && (
          <Choices
            draft={draft}
            errors={errors}
            known={field !== null}
            onChange={(choices) => set({ choices })}
          />
        )}
        <Checkbox
          label={draft.type === 'checkbox' ? m.field.requiredCheckbox : m.field.required}
          checked={draft.required}
          onChange={(event) => set({ required: event.currentTarget.checked })}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {m.common.cancel}
          </Button>
          <Button type="submit" disabled={!draft.name.trim()} loading={add.isPending || change.isPending}>
            {field ? m.field.save : m.field.create}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type ChoicesProps = {
  draft: Draft;
  errors: Record<string, string>;
  known: boolean;
  onChange: (choices: Draft['choices']) => void;
};

function Choices({ draft: { choices }, errors, known, onChange }: ChoicesProps) {
  const put = (at: number, part: Partial<Draft['choices'][number]>) =>
    onChange(choices.map((choice, index) => (index === at ? { ...choice, ...part } : choice)));
  return (
    <Stack gap={6} role="group" aria-label={m.field.choices}>
      <Text size="sm" fw={500}>
        {m.field.choices}
      </Text>
      {choices.map((choice, index) => (
        <Group key={choice.key} gap={6} wrap="nowrap">
          <ColorButton
            label={m.field.choiceColor(index + 1)}
            value={choice.color}
            round
            onChange={(color) => put(index, { color })}
          />
          <TextInput
            style={{ flex: 1 }}
            aria-label={m.field.choiceName(index + 1)}
            value={choice.name}
            maxLength={50}
            error={errors[`choices[${String(index)}].name`]}
            onChange={(event) => put(index, { name: event.currentTarget.value })}
          />
          <ActionIcon
            aria-label={m.field.choiceUp(index + 1)}
            disabled={index === 0}
            onClick={() => onChange(choices.toSpliced(index, 1).toSpliced(index - 1, 0, choice))}
          >
            <IconArrowUp size={15} />
          </ActionIcon>
          <ActionIcon
            aria-label={m.field.choiceRemove(index + 1)}
            onClick={() => onChange(choices.toSpliced(index, 1))}
          >
            <IconX size={15} />
          </ActionIcon>
        </Group>
      ))}
      <Group justify="space-between">
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...choices, freshChoice(choices.length)])}
        >
          {m.field.addChoice}
        </Button>
      </Group>
      {(errors['choices'] ?? (known ? m.field.choicesGo : '')) && (
        <Text size="xs" c={errors['choices'] ? 'red' : 'dimmed'}>
          {errors['choices'] ?? m.field.choicesGo}
        </Text>
      )}
    </Stack>
  );
}
