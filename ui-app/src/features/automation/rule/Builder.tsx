import { Select, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { triggerTypes, useElementTemplates } from '@/lib/api/catalog';
import type { Finding, Rule } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { localTimeZone } from '@/lib/time';
import { Conditions } from './Conditions';
import { conditionsOf, fieldsOf, insertable, stepForms } from './model';
import classes from './rule.module.css';
import { Steps } from './Steps';

type Props = {
  workspace: WorkspaceId;
  rule: Rule;
  /** At their place in the rule: `then[0].inputs.title`. */
  findings: readonly Finding[];
  onChange: (rule: Rule) => void;
};

const SCHEDULE = 'Schedule';
const newSchedule = () => ({ cron: '0 9 * * MON', timeZone: localTimeZone(), days: null, missed: null });

/** When, if and then, each in fields. What is wrong is told where it is wrong. */
export function Builder({ workspace, rule, findings, onChange }: Props) {
  const types = useQuery(triggerTypes(useApi())).data ?? [];
  const forms = stepForms(useElementTemplates().data);
  const schedule = rule.when.schedule ?? null;
  const event = schedule ? SCHEDULE : (rule.when.event ?? '');
  const type = types.find((each) => each.type === event);
  const wrong = (place: string) =>
    findings.find(({ elementId }) => elementId === place || elementId === place.replace(/\.step$/, ''))
      ?.message;
  const choose = (next: string) =>
    onChange(
      next === SCHEDULE
        ? { ...rule, when: { event: null, schedule: newSchedule() }, if: null }
        : {
            ...rule,
            when: { event: next, schedule: null },
            if: fits(rule, next) ? conditionsOf(rule) : null,
          },
    );
  const fits = (of: Rule, next: string) => {
    const known = new Set(fieldsOf(types.find((each) => each.type === next)).map(({ path }) => path));
    const { comparisons, groups } = conditionsOf(of);
    return [...comparisons, ...(groups ?? []).flatMap((group) => group.comparisons)].every(({ field }) =>
      known.has(field),
    );
  };
  return (
    <div className={classes.builder}>
      <section className={classes.part} aria-labelledby="rule-when">
        <div className={classes.head}>
          <h2 className={classes.word} id="rule-when">
            {m.rule.when}
          </h2>
        </div>
        <Select
          aria-label={m.rule.whenEvent}
          searchable
          allowDeselect={false}
          data={types.map(({ type: value, title }) => ({ value, label: title }))}
          value={event}
          error={wrong('when.event') ?? null}
          onChange={(next) => next && choose(next)}
        />
        {type && (
          <Text size="xs" c="dimmed" mt={6}>
            {type.description}
          </Text>
        )}
        {schedule && (
          <div className={classes.inputs}>
            <TextInput
              label={m.rule.cron}
              description={m.rule.cronHelp}
              value={schedule.cron}
              maxLength={500}
              error={wrong('when') ?? null}
              onChange={(change) =>
                onChange({
                  ...rule,
                  when: { event: null, schedule: { ...schedule, cron: change.currentTarget.value } },
                })
              }
            />
            <Select
              label={m.rule.zone}
              searchable
              allowDeselect={false}
              data={[...new Set([schedule.timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])]}
              value={schedule.timeZone}
              onChange={(timeZone) =>
                timeZone && onChange({ ...rule, when: { event: null, schedule: { ...schedule, timeZone } } })
              }
            />
          </div>
        )}
      </section>
      {!schedule && (
        <section className={classes.part} aria-labelledby="rule-if">
          <div className={classes.head}>
            <h2 className={classes.word} id="rule-if">
              {m.rule.if}
            </h2>
            {conditionsOf(rule).comparisons.length === 0 && (
              <Text size="xs" c="dimmed">
                {m.rule.ifHelp}
              </Text>
            )}
          </div>
          <Conditions
            workspace={workspace}
            fields={fieldsOf(type)}
            conditions={conditionsOf(rule)}
            wrong={wrong}
            onChange={(conditions) => onChange({ ...rule, if: conditions })}
          />
        </section>
      )}
      <section className={classes.part} aria-labelledby="rule-then">
        <div className={classes.head}>
          <h2 className={classes.word} id="rule-then">
            {m.rule.then}
          </h2>
        </div>
        <Steps
          steps={rule.then}
          forms={forms}
          variables={insertable(type)}
          wrong={wrong}
          onChange={(then) => onChange({ ...rule, then })}
        />
      </section>
    </div>
  );
}
