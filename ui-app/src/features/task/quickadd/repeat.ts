import { DAYS, WEEKDAYS, write, type Day, type Unit } from '../recurrence/rule';

const NAMES =
  'mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?';
const EVERY = new RegExp(
  `(?<=^|\\s)every\\s+(?:(other|second|2nd|\\d{1,2})\\s+)?` +
    `(days?|weekdays?|weeks?|months?|years?|(?:${NAMES})(?:(?:\\s*,\\s*|\\s+and\\s+|\\s*&\\s*)(?:${NAMES}))*)(?=$|[\\s,.;:!?)])`,
  'gi',
);
const NINE = 9;

type Found = { rule: string; start: number; end: number; text: string };
export type RepeatWords = {
  token: Found;
  /** The first date from now on, at that time or at nine. */
  first: (now: Date, time: Date | null) => Date;
};

/** "every monday and thursday", "every 3 days", "every other week", "every weekday". */
export function repeatIn(text: string, taken: (text: string) => boolean): RepeatWords | null {
  for (const match of text.matchAll(EVERY)) {
    const [words, often, what] = match as unknown as [string, string | undefined, string];
    const interval = !often ? 1 : /^\d+$/.test(often) ? Number(often) : 2;
    const { unit, days } = meaning(what.toLowerCase());
    // "Every 3 weekdays" is nothing that a rule can say.
    if (!taken(words) || interval < 1 || (interval > 1 && days === WEEKDAYS)) continue;
    const rule = write({ unit, interval, days, on: null, month: null, end: { kind: 'never' } });
    const start = match.index;
    return {
      token: { rule, start, end: start + words.length, text: words },
      first: (now, time) => first(now, time, days),
    };
  }
  return null;
}

function meaning(what: string): { unit: Unit; days: readonly Day[] } {
  const unit = /^(day|week|month|year)s?$/.exec(what)?.[1];
  if (unit) return { unit: unit as Unit, days: [] };
  if (what.startsWith('weekday')) return { unit: 'week', days: WEEKDAYS };
  const named = what.split(/\s*(?:,|&|\band\b)\s*/).map((name) => name.slice(0, 2).toUpperCase());
  return { unit: 'week', days: DAYS.filter((day) => named.includes(day)) };
}

function first(now: Date, time: Date | null, days: readonly Day[]) {
  for (let ahead = 0; ; ahead++) {
    const date = new Date(now.getFullYear(), now.getMonth(), now.getDate() + ahead);
    date.setHours(time?.getHours() ?? NINE, time?.getMinutes() ?? 0, 0, 0);
    const fits = days.length === 0 || days.includes(DAYS[(date.getDay() + 6) % 7]!);
    if (fits && date > now) return date;
  }
}
