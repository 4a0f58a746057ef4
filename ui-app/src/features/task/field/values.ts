import type { CustomField, Person, TaskFieldValue } from '@/lib/api/types';
import { m } from '@/lib/messages';

/** A value as the server takes it; null for none. */
export type Value = string | number | boolean | null;

export const valueOf = (values: TaskFieldValue[], { id }: CustomField): Value =>
  (values.find((each) => each.id === id)?.value as Value | undefined) ?? null;

export function formatNumber(value: number, { decimals, unit }: Pick<CustomField, 'decimals' | 'unit'>) {
  const text = value.toLocaleString(undefined, {
    ...(decimals === null ? {} : { minimumFractionDigits: decimals }),
    maximumFractionDigits: decimals ?? 6,
  });
  return unit ? `${text} ${unit}` : text;
}

/** A day of the calendar, the same for everybody. */
export function formatDay(day: string) {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date).toLocaleDateString(undefined, { dateStyle: 'medium' });
}

/** A value as people read it; empty where there is none. */
export function sayValue(field: CustomField, value: Value, people: Person[], label?: string | null): string {
  if (value === null) return '';
  switch (field.type) {
    case 'number':
      return formatNumber(Number(value), field);
    case 'date':
      return formatDay(String(value));
    case 'checkbox':
      return value ? m.field.yes : m.field.no;
    case 'choice':
      return field.choices.find(({ id }) => id === value)?.name ?? label ?? '';
    case 'person':
      return people.find(({ id }) => id === value)?.name ?? label ?? m.field.unknownPerson;
    case 'text':
    case 'url':
      return String(value);
  }
}
