import type { TriggerType, Variable } from '@taskloom/modeler';
import type { TriggerType as Described } from '@/lib/api/types';

/** What can start an automation, as the modeler offers it. */
export function offered(described: Described[]): TriggerType[] {
  const event: Variable = { name: 'event', entries: ['id', 'type', 'time'].map((name) => ({ name })) };
  return described.map(({ type, title, description, sample }) => ({
    type,
    label: title,
    description,
    variables: [...Object.entries(sample).map(([name, value]) => variable(name, value)), event],
  }));
}

function variable(name: string, example: unknown): Variable {
  const isList = Array.isArray(example);
  const inside: unknown = isList ? example[0] : example;
  if (typeof inside !== 'object' || inside === null) return { name, isList };
  return { name, isList, entries: Object.entries(inside).map(([key, value]) => variable(key, value)) };
}
