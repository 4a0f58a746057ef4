import {
  Accordion,
  Alert,
  Button,
  Checkbox,
  Fieldset,
  Group,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  Table,
  Text,
  Title,
} from '@mantine/core';
import { useId, useState } from 'react';
import { useFields } from '@/lib/api/shared';
import type {
  CustomField,
  Import,
  ImportColumn,
  ImportMapping,
  ImportTarget,
  Project,
} from '@/lib/api/types';
import type { FieldId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { IconAlertCircle, IconArrowRight } from '@/ui/icons';
import { useImportCommands } from './api';
import classes from './import.module.css';

const ENCODINGS = [
  'UTF-8',
  'windows-1252',
  'ISO-8859-1',
  'ISO-8859-15',
  'windows-1250',
  'windows-1251',
  'UTF-16LE',
  'UTF-16BE',
  'Shift_JIS',
  'GB18030',
];
const TARGETS = Object.keys(m.imports.targets).filter((target) => target !== 'field') as ImportTarget[];
/** These may come from many columns. */
const MANY = new Set<ImportTarget>(['description', 'tags', 'assignees', 'comment']);

/** One value for a column's choice: `title`, or `field:` and the field's id; empty to leave it out. */
const valueOf = (column: ImportColumn | undefined) =>
  !column ? '' : column.fieldId ? `field:${column.fieldId}` : column.target;

function targetOf(column: number, value: string): ImportColumn {
  return value.startsWith('field:')
    ? { column, target: 'field', fieldId: value.slice('field:'.length) as FieldId }
    : { column, target: value as ImportTarget, fieldId: null };
}

type Props = { one: Import; project: Project; onTried: () => void };

export function MappingStep({ one, project, onTried }: Props) {
  const [mapping, setMapping] = useState<ImportMapping>(one.mapping);
  const { map } = useImportCommands(one);
  const fields = useFields(project.id);
  const change = (more: Partial<ImportMapping>) => setMapping((before) => ({ ...before, ...more }));
  const assign = (column: number, value: string) => {
    const others = mapping.columns.filter(
      (each) => each.column !== column && (valueOf(each) !== value || MANY.has(each.target)),
    );
    change({ columns: value ? [...others, targetOf(column, value)] : others });
  };
  const titled = mapping.columns.some(({ target }) => target === 'title');
  const archives = mapping.columns.some(({ target }) => target === 'archived');
  return (
    <Stack gap="lg">
      <section>
        <Title order={2} size="h4" mb={4}>
          {m.imports.columnsTitle}
        </Title>
        <ul className={classes.columns}>
          {one.columns.map(({ name, samples }, column) => (
            <Column
              key={column}
              name={name || m.imports.unnamed(column + 1)}
              samples={samples}
              value={valueOf(mapping.columns.find((each) => each.column === column))}
              fields={fields.data ?? []}
              onChange={(value) => assign(column, value)}
            />
          ))}
        </ul>
      </section>
      <Preview one={one} />
      <Accordion variant="separated" chevronPosition="left">
        <Accordion.Item value="reading">
          <Accordion.Control>{m.imports.reading}</Accordion.Control>
          <Accordion.Panel>
            <Reading one={one} mapping={mapping} onChange={change} />
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
      <Fieldset legend={m.imports.create}>
        <Group gap="lg">
          <Checkbox
            label={m.imports.createSections}
            checked={mapping.createSections}
            onChange={(event) => change({ createSections: event.currentTarget.checked })}
          />
          <Checkbox
            label={m.imports.createTags}
            checked={mapping.createTags}
            onChange={(event) => change({ createTags: event.currentTarget.checked })}
          />
          {mapping.columns.some(({ target }) => target === 'field') && (
            <Checkbox
              label={m.imports.createChoices}
              description={project.role === 'owner' ? undefined : m.imports.choicesOwner}
              disabled={project.role !== 'owner'}
              checked={mapping.createChoices}
              onChange={(event) => change({ createChoices: event.currentTarget.checked })}
            />
          )}
        </Group>
      </Fieldset>
      {archives && (
        <Switch
          label={m.imports.archived}
          checked={mapping.includeArchived}
          onChange={(event) => change({ includeArchived: event.currentTarget.checked })}
        />
      )}
      <Switch
        label={m.imports.automations}
        description={m.imports.automationsHelp}
        checked={mapping.automations}
        onChange={(event) => change({ automations: event.currentTarget.checked })}
      />
      {!titled && (
        <Alert color="orange" variant="light" icon={<IconAlertCircle />} role="alert">
          {m.imports.needsTitle}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button
          rightSection={<IconArrowRight size={16} />}
          loading={map.isPending}
          onClick={() => titled && map.mutate({ mapping, then: 'dry-run' }, { onSuccess: onTried })}
          aria-disabled={!titled || undefined}
        >
          {m.imports.tryIt}
        </Button>
      </Group>
    </Stack>
  );
}

type ColumnProps = {
  name: string;
  samples: string[];
  value: string;
  fields: CustomField[];
  onChange: (value: string) => void;
};

function Column({ name, samples, value, fields, onChange }: ColumnProps) {
  const inSight = fields.filter(({ archivedAt }) => !archivedAt);
  const data = [
    { value: '', label: m.imports.ignore },
    {
      group: m.imports.tasksGroup,
      items: TARGETS.map((target) => ({ value: target, label: m.imports.targets[target] })),
    },
    ...(inSight.length > 0
      ? [
          {
            group: m.imports.fieldsGroup,
            items: inSight.map((field) => ({ value: `field:${field.id}`, label: field.name })),
          },
        ]
      : []),
  ];
  return (
    <li className={classes.column}>
      <div style={{ minWidth: 0 }}>
        <Text size="sm" fw={550} style={{ overflowWrap: 'anywhere' }} c={value ? undefined : 'dimmed'}>
          {name}
        </Text>
        <div className={classes.samples}>{samples.join(' · ')}</div>
      </div>
      <Select
        aria-label={m.imports.becomesOf(name)}
        data={data}
        value={value}
        allowDeselect={false}
        maxDropdownHeight={320}
        onChange={(next) => onChange(String(next ?? ''))}
      />
    </li>
  );
}

function Preview({ one }: { one: Import }) {
  const title = useId();
  return (
    <section>
      <Title order={3} size="h5" mb={4} id={title}>
        {m.imports.preview}
      </Title>
      {/* Who has no mouse scrolls it by keys. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes.scroll} role="region" aria-labelledby={title} tabIndex={0}>
        <Table fz="xs" withTableBorder>
          <Table.Thead>
            <Table.Tr>
              {one.columns.map(({ name }, at) => (
                <Table.Th key={at}>{name || m.imports.unnamed(at + 1)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {one.rows.map((row, line) => (
              <Table.Tr key={line}>
                {row.map((cell, at) => (
                  <Table.Td key={at}>{cell}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
}

type ReadingProps = { one: Import; mapping: ImportMapping; onChange: (more: Partial<ImportMapping>) => void };

function Reading({ one, mapping, onChange }: ReadingProps) {
  const { map } = useImportCommands(one);
  // Another table is shown at once, so that its columns can be named.
  const anew = (more: Partial<ImportMapping>) => {
    onChange(more);
    map.mutate({ mapping: { ...mapping, ...more } });
  };
  const zones = Intl.supportedValuesOf('timeZone');
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {one.kind !== 'trello' && (
        <>
          <Select
            label={m.imports.encoding}
            data={ENCODINGS}
            value={mapping.encoding}
            allowDeselect={false}
            onChange={(encoding) => encoding && anew({ encoding })}
          />
          <Select
            label={m.imports.delimiter}
            data={Object.entries(m.imports.delimiters).map(([value, label]) => ({ value, label }))}
            value={mapping.delimiter}
            allowDeselect={false}
            onChange={(delimiter) => delimiter && anew({ delimiter })}
          />
        </>
      )}
      <Select
        label={m.imports.dateOrder}
        data={Object.entries(m.imports.dateOrders).map(([value, label]) => ({ value, label }))}
        value={mapping.dateOrder}
        allowDeselect={false}
        onChange={(order) => order && onChange({ dateOrder: order as ImportMapping['dateOrder'] })}
      />
      <Select
        label={m.imports.timeZone}
        data={[...new Set([mapping.timeZone, 'UTC', ...zones])]}
        value={mapping.timeZone}
        searchable
        limit={50}
        allowDeselect={false}
        onChange={(timeZone) => timeZone && onChange({ timeZone })}
      />
    </SimpleGrid>
  );
}
