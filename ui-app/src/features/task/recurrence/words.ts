import type { Basis } from './types';
import { m } from '@/lib/messages';
import { read, WEEKDAYS, type InMonth, type Repeat } from './rule';

const words = m.recurrence.words;

/** A rule as one would say it: "Every second Tuesday until 31 Dec 2026". */
export function inWords(rule: string, basis: Basis = 'due_date'): string {
  const repeat = read(rule);
  return repeat ? sayRepeat(repeat, basis) : words.rule(rule);
}

export function sayRepeat(repeat: Repeat, basis: Basis = 'due_date'): string {
  const said = begin(repeat, basis);
  switch (repeat.end.kind) {
    case 'never':
      return said;
    case 'on':
      return repeat.end.day ? words.until(said, repeat.end.day) : said;
    case 'after':
      return words.times(said, repeat.end.times);
  }
}

function begin(repeat: Repeat, basis: Basis): string {
  const { unit, interval, days, on } = repeat;
  if (basis === 'completion' && days.length === 0 && !on) return words.afterDone(words.after[unit](interval));
  const said = often(repeat);
  return basis === 'completion' ? words.fromDone(said) : said;
}

function often({ unit, interval, days, on, month }: Repeat): string {
  const every = words[unit](interval);
  if (unit === 'week' && days.length > 0) {
    return interval === 1 && days.join() === WEEKDAYS.join()
      ? words.weekdays
      : words.onDays(
          interval,
          days.map((day) => m.recurrence.days[day]),
        );
  }
  if (!on) return every;
  if (unit === 'year' && month) {
    return words.on(
      every,
      on.kind === 'day' ? words.inYear(month, on.day) : words.ofMonth(sayDay(on), month),
    );
  }
  return words.on(every, sayDay(on));
}

export function sayDay(on: InMonth): string {
  switch (on.kind) {
    case 'day':
      return on.day <= 28 ? words.dayNumber(on.day) : words.orLast(on.day);
    case 'lastDay':
      return words.lastDay;
    case 'nth':
      return words.nth(on.nth, m.recurrence.days[on.day]);
    case 'lastWeekday':
      return words.lastWeekday;
  }
}
