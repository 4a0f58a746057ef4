import { Button, Group, Select, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useFields, useMembers, useSections, useTags } from '@/lib/api/shared';
import type { Import, ImportUnfit, Project } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { useImportCommands } from './api';
import classes from './import.module.css';

const REFUSE = '';
const LEAVE_OUT = '\u0000';

const keyOf = ({ field, value }: Pick<ImportUnfit, 'field' | 'value'>) => `${field}\n${value}`;

/** Values that nothing here is called: whom, what or when they mean is said once for all lines. */
export function Unfit({ one, project }: { one: Import; project: Project }) {
  const { map } = useImportCommands(one);
  const [said, setSaid] = useState<ReadonlyMap<string, string>>(new Map());
  const optionsOf = useOptions(project);
  const again = () => {
    const values = one.unfit
      .map((each) => ({ each, to: said.get(keyOf(each)) }))
      .filter(({ to }) => to)
      .map(({ each, to }) => ({
        field: each.field,
        value: each.value,
        to: to === LEAVE_OUT ? null : (to ?? null),
      }));
    map.mutate({
      mapping: { ...one.mapping, values: [...one.mapping.values, ...values] },
      then: 'dry-run',
    });
  };
  return (
    <section>
      <Title order={2} size="h4">
        {m.imports.unfit}
      </Title>
      <Text size="sm" c="dimmed">
        {m.imports.unfitText}
      </Text>
      <ul className={classes.columns}>
        {one.unfit.map((each) => (
          <li key={keyOf(each)} className={classes.column}>
            <div style={{ minWidth: 0 }}>
              <Text size="sm" fw={550} style={{ overflowWrap: 'anywhere' }}>
                {each.value}
              </Text>
              <Text size="xs" c="dimmed">
                {optionsOf(each.field).name}, {m.imports.times(each.lines)}
              </Text>
            </div>
            <Select
              aria-label={m.imports.meansOf(each.value)}
              data={[
                { value: REFUSE, label: m.imports.refuseLine },
                { value: LEAVE_OUT, label: m.imports.leaveOut },
                ...optionsOf(each.field).items,
              ]}
              value={said.get(keyOf(each)) ?? REFUSE}
              searchable={optionsOf(each.field).items.length > 8}
              allowDeselect={false}
              onChange={(to) => setSaid((before) => new Map(before).set(keyOf(each), to ?? REFUSE))}
            />
          </li>
        ))}
      </ul>
      <Group justify="flex-end" mt="sm">
        <Button
          variant="light"
          loading={map.isPending}
          disabled={![...said.values()].some(Boolean)}
          onClick={again}
        >
          {m.imports.tryAgain}
        </Button>
      </Group>
    </section>
  );
}

type Option = { value: string; label: string };

/** What a value of a field can mean in this project. */
function useOptions(project: Project) {
  const people = useMembers(project.id).data ?? [];
  const sections = useSections(project.id).data ?? [];
  const tags = useTags(project.id).data ?? [];
  const fields = useFields(project.id).data ?? [];
  const persons = people.map(({ person }) => ({ value: person.id as string, label: person.name }));
  const named = (items: { name: string }[]) => items.map(({ name }) => ({ value: name, label: name }));
  return (field: string): { name: string; items: Option[] } => {
    switch (field) {
      case 'assignees':
        return { name: m.imports.targets.assignees, items: persons };
      case 'section':
        return { name: m.imports.targets.section, items: named(sections) };
      case 'tags':
        return { name: m.imports.targets.tags, items: named(tags) };
      case 'priority':
        return { name: m.imports.targets.priority, items: words(m.task.priorities) };
      case 'status':
        return { name: m.imports.targets.status, items: words(m.task.statuses) };
    }
    const own = fields.find(({ id }) => field === `field:${id}`);
    if (own) return { name: own.name, items: own.type === 'person' ? persons : named(own.choices) };
    return { name: m.imports.targets[field as keyof typeof m.imports.targets] ?? field, items: [] };
  };
}

const words = (texts: Record<string, string>): Option[] =>
  Object.entries(texts).map(([value, label]) => ({ value, label }));
