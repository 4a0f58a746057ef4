/** Rules of RFC 5545, as far as the editor knows them; anything else stays the text that it is. */
export const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Day = (typeof DAYS)[number];
export const WEEKDAYS: readonly Day[] = ['MO', 'TU', 'WE', 'TH', 'FR'];
export type Unit = 'day' | 'week' | 'month' | 'year';
export type End = { kind: 'never' } | { kind: 'on'; day: string } | { kind: 'after'; times: number };

/** Which day of a month, or of a year's month. */
export type InMonth =
  | { kind: 'day'; day: number }
  | { kind: 'lastDay' }
  | { kind: 'nth'; nth: number; day: Day }
  | { kind: 'lastWeekday' };

export type Repeat = {
  unit: Unit;
  interval: number;
  /** Of a week; none for whichever day it is. */
  days: readonly Day[];
  /** Of a month or year; null for whichever day it is. */
  on: InMonth | null;
  /** Of a year, from 1. */
  month: number | null;
  end: End;
};

const FREQUENCY = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY', year: 'YEARLY' } as const;
const NEVER: End = { kind: 'never' };

export function write({ unit, interval, days, on, month, end }: Repeat): string {
  const parts: [string, string | number][] = [['FREQ', FREQUENCY[unit]]];
  if (interval > 1) parts.push(['INTERVAL', interval]);
  if (unit === 'week' && days.length) parts.push(['BYDAY', inOrder(days).join(',')]);
  if (unit === 'year' && on) parts.push(['BYMONTH', month ?? 1]);
  if ((unit === 'month' || unit === 'year') && on) parts.push(...written(on));
  if (end.kind === 'on' && end.day) parts.push(['UNTIL', end.day.replaceAll('-', '')]);
  if (end.kind === 'after') parts.push(['COUNT', end.times]);
  return parts.map(([name, value]) => `${name}=${value}`).join(';');
}

function written(on: InMonth): [string, string | number][] {
  switch (on.kind) {
    case 'day':
      // Shorter months have no such day: then it is their last.
      return on.day <= 28
        ? [['BYMONTHDAY', on.day]]
        : [
            ['BYMONTHDAY', upTo(on.day)],
            ['BYSETPOS', -1],
          ];
    case 'lastDay':
      return [['BYMONTHDAY', -1]];
    case 'nth':
      return [['BYDAY', `${on.nth}${on.day}`]];
    case 'lastWeekday':
      return [
        ['BYDAY', WEEKDAYS.join(',')],
        ['BYSETPOS', -1],
      ];
  }
}

const upTo = (day: number) => [28, 29, 30, 31].filter((each) => each <= day).join(',');
const inOrder = (days: readonly Day[]) => DAYS.filter((day) => days.includes(day));

/** @returns null for a rule that the editor has no words for */
export function read(rule: string): Repeat | null {
  const parts = new Map(rule.split(';').map((part) => part.split('=') as [string, string]));
  const known = ['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTH', 'BYMONTHDAY', 'BYSETPOS', 'COUNT', 'UNTIL'];
  const unit = (Object.keys(FREQUENCY) as Unit[]).find((each) => FREQUENCY[each] === parts.get('FREQ'));
  if (!unit || [...parts.keys()].some((name) => !known.includes(name))) return null;
  const until = parts.get('UNTIL');
  const count = parts.get('COUNT');
  const repeat: Repeat = {
    unit,
    interval: Number(parts.get('INTERVAL') ?? 1),
    days: [],
    on: null,
    month: null,
    end: until
      ? { kind: 'on', day: `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}` }
      : count
        ? { kind: 'after', times: Number(count) }
        : NEVER,
  };
  if (unit === 'week') repeat.days = (parts.get('BYDAY')?.split(',') ?? []) as Day[];
  if (unit === 'month' || unit === 'year') repeat.on = inMonth(parts);
  if (unit === 'year' && repeat.on) repeat.month = Number(parts.get('BYMONTH'));
  return equal(write(repeat), rule) ? repeat : null;
}

function inMonth(parts: Map<string, string>): InMonth | null {
  const days = parts.get('BYDAY');
  const dates = parts.get('BYMONTHDAY');
  if (dates === '-1') return { kind: 'lastDay' };
  if (dates) return { kind: 'day', day: Number(dates.split(',').at(-1)) };
  if (days === WEEKDAYS.join(',')) return { kind: 'lastWeekday' };
  const nth = /^(-?\d)([A-Z]{2})$/.exec(days ?? '');
  return nth ? { kind: 'nth', nth: Number(nth[1]), day: nth[2] as Day } : null;
}

const sorted = (rule: string) => rule.split(';').sort().join(';');
/** The end is told by its day, whatever time of it is meant. */
const equal = (one: string, other: string) =>
  sorted(one) === sorted(other.replace(/(UNTIL=\d{8})T\d{6}Z?/, '$1'));

const dayOf = (date: Date) => DAYS[(date.getDay() + 6) % 7]!;

/** Which one of its weekday in its month: the fifth is told as the last. */
const nthOf = (date: Date) => {
  const nth = Math.ceil(date.getDate() / 7);
  return nth > 4 ? -1 : nth;
};

const isLastDay = (date: Date) =>
  new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getDate() === 1;

/** What a task that is due then most probably repeats by. */
export function presets(due: Date): Repeat[] {
  const every = (unit: Unit, more: Partial<Repeat> = {}): Repeat => ({
    unit,
    interval: 1,
    days: [],
    on: null,
    month: null,
    end: NEVER,
    ...more,
  });
  return [
    every('day'),
    every('week', { days: WEEKDAYS }),
    every('week', { days: [dayOf(due)] }),
    every('week', { days: [dayOf(due)], interval: 2 }),
    ...inMonthOf(due).map((on) => every('month', { on })),
    every('year', { on: { kind: 'day', day: due.getDate() }, month: due.getMonth() + 1 }),
  ];
}

/** The days of a month that such a date can stand for. */
export function inMonthOf(due: Date): InMonth[] {
  return [
    isLastDay(due) ? { kind: 'lastDay' } : { kind: 'day', day: due.getDate() },
    { kind: 'nth', nth: nthOf(due), day: dayOf(due) },
    { kind: 'lastWeekday' },
  ];
}

/** To begin with, where nothing is said: every week on the day it is due. */
export const usual = (due: Date): Repeat => presets(due)[2]!;
