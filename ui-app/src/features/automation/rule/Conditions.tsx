import { ActionIcon, Button, Group, Select, Textarea } from '@mantine/core';
import type { RuleComparison, RuleConditions, RuleGroup } from '@/lib/api/types';
import type { WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { IconCode, IconPlus, IconX } from '@/ui/icons';
import { newComparison, operatorsOf, takesValue, type Field, type Operator } from './model';
import classes from './rule.module.css';
import { ValueInput } from './ValueInput';

/** What is wrong at a place of the rule; undefined for nothing. */
export type Wrong = (place: string) => string | undefined;

type Props = {
  workspace: WorkspaceId;
  fields: readonly Field[];
  conditions: RuleConditions;
  wrong: Wrong;
  onChange: (conditions: RuleConditions) => void;
};

const joins = [
  { value: 'all', label: m.rule.all },
  { value: 'any', label: m.rule.any },
];

export function Conditions({ workspace, fields, conditions, wrong, onChange }: Props) {
  const groups = conditions.groups ?? [];
  const parts = conditions.comparisons.length + groups.length;
  const setGroup = (at: number, group: RuleGroup | null) =>
    onChange({
      ...conditions,
      groups: groups.flatMap((each, index) => (index !== at ? [each] : group ? [group] : [])),
    });
  return (
    <div className={classes.rows}>
      {parts > 1 && <Join value={conditions.join} onChange={(join) => onChange({ ...conditions, join })} />}
      <Comparisons
        workspace={workspace}
        fields={fields}
        place="if"
        comparisons={conditions.comparisons}
        wrong={wrong}
        onChange={(comparisons) => onChange({ ...conditions, comparisons })}
      />
      {groups.map((group, index) => (
        <fieldset key={index} className={classes.group}>
          <legend className="tl-visually-hidden">{m.rule.group(index + 1)}</legend>
          <Group gap={6} mb={8} wrap="nowrap">
            <Join value={group.join} onChange={(join) => setGroup(index, { ...group, join })} />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={m.rule.removeGroup}
              onClick={() => setGroup(index, null)}
            >
              <IconX size={16} />
            </ActionIcon>
          </Group>
          <Comparisons
            workspace={workspace}
            fields={fields}
            place={`if.groups[${index}]`}
            comparisons={group.comparisons}
            wrong={wrong}
            onChange={(comparisons) => setGroup(index, comparisons.length ? { ...group, comparisons } : null)}
          />
          <Button
            mt={8}
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPlus size={13} />}
            onClick={() =>
              setGroup(index, { ...group, comparisons: [...group.comparisons, newComparison(fields)] })
            }
          >
            {m.rule.addCondition}
          </Button>
        </fieldset>
      ))}
      {conditions.feel !== undefined && conditions.feel !== null && (
        <Textarea
          label={m.rule.feel}
          description={m.rule.feelHelp}
          value={conditions.feel}
          onChange={(event) => onChange({ ...conditions, feel: event.currentTarget.value })}
          error={wrong('if.feel') ?? null}
          autosize
          minRows={1}
          maxLength={2000}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
        />
      )}
      <Group gap={6}>
        <Button
          size="xs"
          variant="light"
          leftSection={<IconPlus size={14} />}
          onClick={() =>
            onChange({ ...conditions, comparisons: [...conditions.comparisons, newComparison(fields)] })
          }
          disabled={conditions.comparisons.length >= 20}
        >
          {m.rule.addCondition}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          onClick={() =>
            onChange({
              ...conditions,
              groups: [...groups, { join: 'any', comparisons: [newComparison(fields)] }],
            })
          }
          disabled={groups.length >= 5}
        >
          {m.rule.addGroup}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconCode size={14} />}
          aria-pressed={typeof conditions.feel === 'string'}
          onClick={() => onChange({ ...conditions, feel: typeof conditions.feel === 'string' ? null : '' })}
        >
          {m.rule.addFeel}
        </Button>
      </Group>
    </div>
  );
}

function Join({ value, onChange }: { value: 'all' | 'any'; onChange: (join: 'all' | 'any') => void }) {
  return (
    <Select
      aria-label={m.rule.join}
      size="xs"
      data={joins}
      value={value}
      allowDeselect={false}
      onChange={(join) => onChange(join === 'any' ? 'any' : 'all')}
      w={200}
    />
  );
}

type ComparisonsProps = {
  workspace: WorkspaceId;
  fields: readonly Field[];
  place: string;
  comparisons: RuleComparison[];
  wrong: Wrong;
  onChange: (comparisons: RuleComparison[]) => void;
};

function Comparisons({ workspace, fields, place, comparisons, wrong, onChange }: ComparisonsProps) {
  const set = (at: number, next: RuleComparison | null) =>
    onChange(comparisons.flatMap((each, index) => (index !== at ? [each] : next ? [next] : [])));
  if (comparisons.length === 0) return null;
  return (
    <div className={classes.rows}>
      {comparisons.map((comparison, index) => {
        const field = fields.find(({ path }) => path === comparison.field);
        const kind = field?.kind ?? 'text';
        const at = `${place}.comparisons[${index}]`;
        const name = m.rule.condition(index + 1);
        return (
          <div key={index} className={classes.comparison} role="group" aria-label={name}>
            <Select
              aria-label={m.rule.field}
              searchable
              allowDeselect={false}
              data={fields.map(({ path, label }) => ({ value: path, label }))}
              value={comparison.field}
              error={wrong(`${at}.field`) ?? null}
              onChange={(path) => {
                const chosen = fields.find((each) => each.path === path);
                if (chosen)
                  set(index, {
                    field: chosen.path,
                    operator: operatorsOf(chosen.kind)[0] ?? 'is',
                    value: null,
                  });
              }}
            />
            <Select
              aria-label={m.rule.operator}
              allowDeselect={false}
              data={operatorsOf(kind).map((each) => ({ value: each, label: m.rule.operators[each] }))}
              value={comparison.operator}
              error={wrong(`${at}.operator`) ?? null}
              onChange={(next) => {
                const operator = next as Operator;
                const same =
                  (operator === 'one-of') === (comparison.operator === 'one-of') &&
                  (operator === 'within') === (comparison.operator === 'within');
                set(index, {
                  ...comparison,
                  operator,
                  value: takesValue(operator) && same ? (comparison.value ?? null) : null,
                });
              }}
            />
            {takesValue(comparison.operator) ? (
              <ValueInput
                workspace={workspace}
                comparison={comparison}
                kind={kind}
                label={field?.label ?? comparison.field}
                error={wrong(`${at}.value`)}
                onChange={(value) => set(index, { ...comparison, value })}
              />
            ) : (
              <span />
            )}
            <ActionIcon
              variant="subtle"
              color="gray"
              mt={4}
              aria-label={m.rule.remove(name)}
              onClick={() => set(index, null)}
            >
              <IconX size={16} />
            </ActionIcon>
          </div>
        );
      })}
    </div>
  );
}
