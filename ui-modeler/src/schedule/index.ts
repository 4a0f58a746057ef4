/** Schedules that a form can show, read from cron and written as cron. Everything else stays cron. */

/** The trigger that is the time; the server calls it so. */
export const SCHEDULE = 'Schedule';

export const weekdays = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const;
export type Weekday = (typeof weekdays)[number];

/** Which day of a month: `1` to `31`, `L` the last, `LW` its last from Monday to Friday, `TUE#2` the second Tuesday, `TUEL` the last. */
export type MonthDay = string;

export type Plan = (
  | { readonly kind: 'daily' }
  | { readonly kind: 'weekly'; readonly days: readonly Weekday[] }
  | { readonly kind: 'monthly'; readonly day: MonthDay }
) & {
  /** `09:00`, the earliest first, at least one. */
  readonly times: readonly string[];
};

const monthDay = /^(?:([1-9]|[12]\d|3[01])|L|LW)$/;
const nthWeekday = /^(MON|TUE|WED|THU|FRI|SAT|SUN)(?:#[1-4]|L)$/;

/** The parts of a schedule, each with its fields one blank apart. */
export const expressions = (text: string): string[] =>
  text
    .split(';')
    .map((part) => part.trim().replaceAll(/\s+/g, ' '))
    .filter(Boolean);

/** Null for what the form cannot show. */
export function readPlan(text: string): Plan | null {
  const parts = expressions(text).map((part) => part.toUpperCase().split(' '));
  if (parts.length === 0 || parts.some((fields) => fields.length !== 5)) return null;
  const days = new Set(parts.map(([, , ...rest]) => rest.join(' ')));
  if (days.size !== 1) return null;
  const [day = '', month, weekday = ''] = parts[0]?.slice(2) ?? [];
  if (month !== '*') return null;
  const times: string[] = [];
  for (const [minute = '', hours = ''] of parts) {
    if (!/^\d{1,2}$/.test(minute) || Number(minute) > 59) return null;
    for (const hour of hours.split(',')) {
      if (!/^\d{1,2}$/.test(hour) || Number(hour) > 23) return null;
      times.push(`${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`);
    }
  }
  const common = { times: [...new Set(times)].sort() };
  if (day === '*' && weekday === '*') return { kind: 'daily', ...common };
  if (day === '*' && nthWeekday.test(weekday)) return { kind: 'monthly', day: weekday, ...common };
  if (weekday === '*' && monthDay.test(day)) return { kind: 'monthly', day, ...common };
  const week = day === '*' ? weekdaysOf(weekday) : null;
  return week && { kind: 'weekly', days: week, ...common };
}

function weekdaysOf(field: string): Weekday[] | null {
  const found = new Set<Weekday>();
  for (const part of field.split(',')) {
    const [from, to = from, ...more] = part.split('-').map(indexOf);
    if (from === undefined || to === undefined || from < 0 || to < from || more.length > 0) return null;
    for (const day of weekdays.slice(from, to + 1)) found.add(day);
  }
  return weekdays.filter((day) => found.has(day));
}

/** From Monday, 0; cron counts from Sunday, which is 0 and 7. */
function indexOf(text: string): number {
  return /^[0-7]$/.test(text) ? (Number(text) + 6) % 7 : weekdays.indexOf(text as Weekday);
}

/** As cron: times of the same minute share an expression. */
export function writePlan(plan: Plan): string {
  const days =
    plan.kind === 'daily'
      ? '* * *'
      : plan.kind === 'weekly'
        ? `* * ${plan.days.join(',')}`
        : nthWeekday.test(plan.day)
          ? `* * ${plan.day}`
          : `${plan.day} * *`;
  const hours = new Map<number, number[]>();
  for (const time of plan.times) {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    hours.set(minute, [...(hours.get(minute) ?? []), hour]);
  }
  return [...hours].map(([minute, at]) => `${String(minute)} ${at.join(',')} ${days}`).join('; ');
}

/** Times as people write them, "9, 14:30"; null if one of them is none. */
export function readTimes(text: string): string[] | null {
  const times: string[] = [];
  for (const part of text.split(/[,;\s]+/).filter(Boolean)) {
    const [, hour, minute = '00'] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(part) ?? [];
    if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
    times.push(`${hour.padStart(2, '0')}:${minute}`);
  }
  return times.length === 0 ? null : [...new Set(times)].sort();
}

/** What is wrong with a schedule at first sight, or null; the server reads it to the end. */
export function cronViolation(text: string): string | null {
  const parts = expressions(text);
  if (parts.length === 0) return 'The schedule does not say when.';
  const wrong = parts.find((part) => part.split(' ').length !== 5);
  return wrong === undefined ? null : `“${wrong}” is no cron expression of five fields.`;
}

/** Whether the browser knows a time zone of that name. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat(undefined, { timeZone: name }));
  } catch {
    return false;
  }
}
