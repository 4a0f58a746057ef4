import type { ElementTemplate } from '@taskloom/modeler';
import type {
  Rule,
  RuleComparison,
  RuleConditions,
  RuleStep,
  TriggerType,
  TriggerVariable,
} from '@/lib/api/types';
import { m } from '@/lib/messages';

export type Operator = RuleComparison['operator'];
export type Kind = 'text' | 'number' | 'boolean' | 'time' | 'list' | 'context';
export type Field = { path: string; label: string; kind: Kind };

/** The same as the engine's: it refuses what is not here. */
const operators: Record<Kind, readonly Operator[]> = {
  text: ['is', 'is-not', 'one-of', 'contains', 'starts-with', 'ends-with', 'empty', 'not-empty'],
  number: ['is', 'is-not', 'less-than', 'at-most', 'more-than', 'at-least', 'one-of', 'empty', 'not-empty'],
  boolean: ['is', 'empty', 'not-empty'],
  time: ['before', 'after', 'within', 'empty', 'not-empty'],
  list: ['includes', 'includes-not', 'empty', 'not-empty'],
  context: ['empty', 'not-empty'],
};
export const operatorsOf = (kind: Kind) => operators[kind];
export const takesValue = (operator: Operator) => operator !== 'empty' && operator !== 'not-empty';

/** Fields that hold one of a few words, by the last part of their path. */
export const choicesOf = (path: string): { value: string; label: string }[] | undefined =>
  path.endsWith('.priority')
    ? Object.entries(m.task.priorities).map(([value, label]) => ({ value, label }))
    : path.endsWith('.status')
      ? Object.entries(m.task.statuses).map(([value, label]) => ({ value, label }))
      : undefined;

export function fieldsOf(type: TriggerType | undefined): Field[] {
  return (type?.variables ?? [])
    .filter(({ path }) => !path.includes('[') && !path.startsWith('event.') && path !== 'task')
    .map(({ path, kind }) => ({ path, label: labelOf(path), kind: kindOf(path, kind) }))
    .filter(({ kind, path }) => kind !== 'context' || path.includes('.'));
}

/** What can stand in a step's texts: single values, not lists. */
export const insertable = (type: TriggerType | undefined): TriggerVariable[] =>
  (type?.variables ?? []).filter(({ kind }) => kind !== 'list' && kind !== 'context');

const kindOf = (path: string, kind: string): Kind =>
  kind === 'text' && path.endsWith('At') ? 'time' : (kind as Kind);

export function labelOf(path: string): string {
  const known = m.rule.fields[path];
  if (known) return known;
  const parts = path.startsWith('task.') ? path.slice(5).split('.') : path.split('.');
  const words = parts.map((part) =>
    part
      .replace(/\[1\]$/, '')
      .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
      .toLowerCase(),
  );
  const label = words.join(': ');
  return label.charAt(0).toUpperCase() + label.slice(1);
}

export type StepInput = {
  name: string;
  label: string;
  description: string;
  long: boolean;
  choices: { value: string; label: string }[] | undefined;
  preset: string;
  required: boolean;
};
export type StepForm = { topic: string; title: string; action: boolean; inputs: StepInput[] };

/** What a step takes, from the element template that the modeler shows for it. */
export function stepForms(templates: readonly ElementTemplate[] | undefined): StepForm[] {
  return (templates ?? []).flatMap(({ name, properties }) => {
    const topic = properties.find(
      ({ binding }) => 'name' in binding && binding.name === 'camunda:topic',
    )?.value;
    if (typeof topic !== 'string') return [];
    const inputs = properties.flatMap((property) =>
      property.binding.type === 'camunda:inputParameter'
        ? [
            {
              name: property.binding.name,
              label: property.label ?? property.binding.name,
              description: property.description ?? '',
              long: property.type === 'Text',
              choices: property.choices?.map((choice) => ({
                value: choice.value,
                label: choice.name.charAt(0) + choice.name.slice(1).toLowerCase().replaceAll('_', ' '),
              })),
              preset: typeof property.value === 'string' ? property.value : '',
              required: property.constraints?.notEmpty === true,
            },
          ]
        : [],
    );
    return [{ topic, title: name, action: topic.startsWith('taskloom:'), inputs }];
  });
}

const noConditions: RuleConditions = { join: 'all', comparisons: [], groups: null, feel: null };

export const newRule = (): Rule => ({
  format: 1,
  when: { event: 'TaskCreated', schedule: null },
  if: noConditions,
  then: [newStep('taskloom:create-task')],
});
export const newStep = (step: string): RuleStep => ({ step, name: null, inputs: {}, result: null });
export const newComparison = (fields: readonly Field[]): RuleComparison => {
  const field = fields.find(({ path }) => path === 'task.priority') ?? fields[0];
  return { field: field?.path ?? '', operator: operators[field?.kind ?? 'text'][0] ?? 'is', value: null };
};

export const conditionsOf = (rule: Rule): RuleConditions => rule.if ?? noConditions;

/** Of a step whose action was changed, what its new form knows as well stays. */
export function withAction(step: RuleStep, form: StepForm): RuleStep {
  const kept = Object.entries(step.inputs).filter(([name]) =>
    form.inputs.some((input) => input.name === name),
  );
  const about = form.inputs.some(({ name }) => name === 'taskId') && !step.inputs['taskId'];
  return {
    ...step,
    step: form.topic,
    inputs: { ...Object.fromEntries(kept), ...(about ? { taskId: '=task.id' } : {}) },
  };
}
