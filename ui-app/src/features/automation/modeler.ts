import type { TriggerType, Variable } from '@taskloom/modeler';
import type { TriggerType as Described } from '@/lib/api/types';
import { m } from '@/lib/messages';

/** What can start an automation, as the modeler offers it: the server's list, and starting by hand. */
export function triggerTypes(described: Described[]): TriggerType[] {
  const event: Variable = { name: 'event', entries: ['id', 'type', 'time'].map((name) => ({ name })) };
  return [
    ...described.map(({ type, title, description, sample }) => ({
      type,
      label: title,
      description,
      variables: [...Object.entries(sample).map(([name, value]) => variable(name, value)), event],
    })),
    { type: 'manual', label: m.automation.byHand },
  ];
}

function variable(name: string, example: unknown): Variable {
  const isList = Array.isArray(example);
  const inside: unknown = isList ? example[0] : example;
  if (typeof inside !== 'object' || inside === null) return { name, isList };
  return { name, isList, entries: Object.entries(inside).map(([key, value]) => variable(key, value)) };
}
