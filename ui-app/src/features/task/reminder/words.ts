import type { Reminder } from '@/lib/api/types';
import { secondsOf } from '@/lib/duration';
import { m } from '@/lib/messages';
import { formatSpan, formatWhen } from '@/lib/time';
import { inWords } from '../recurrence/words';

const words = m.reminder.words;

type When = Pick<Reminder, 'at' | 'before' | 'relativeTo'>;

/** "1 day before", "2 hours before the start", "Tomorrow 9:00". */
export function whenText({ at, before, relativeTo }: When): string {
  if (before === null) return formatWhen(at);
  const start = relativeTo === 'start';
  const seconds = secondsOf(before);
  if (!start) {
    const usual = m.task.before[before];
    if (usual) return usual;
  }
  if (seconds === 0) return start ? words.whenStart : words.whenDue;
  return words.before(formatSpan(seconds * 1000), start ? words.start : words.due);
}

const EVERY = /^P(?:(\d+)([DW])|T(\d+)H)$/;

/** "every 2 days", "Weekly on Monday". */
export function repeatText(repeat: NonNullable<Reminder['repeat']>): string {
  const often = repeat.every ? everyText(repeat.every) : inWords(repeat.rule ?? '');
  return repeat.times ? `${often}, ${words.atMost(repeat.times)}` : often;
}

export function everyText(every: string): string {
  const [, days, unit, hours] = EVERY.exec(every) ?? [];
  return hours
    ? words.every(Number(hours), 'hour')
    : words.every(Number(days ?? 1), unit === 'W' ? 'week' : 'day');
}

/** What is not as usual: for whom, by which way, how often, when next. */
export function detailText(reminder: Reminder, me: string | undefined): string[] {
  const { audience, person, channels, repeat, snoozed, state, at, before, sent } = reminder;
  const armed = state === 'armed';
  const [only] = channels.length === 1 ? channels : [];
  return [
    ...(audience === 'person' && person
      ? [person.id === me ? words.forMe : words.forPerson(person.name)]
      : []),
    ...(only ? [words.by[only]] : []),
    ...(reminder.working ? [words.working] : []),
    ...(reminder.inHours ? [words.inHours] : []),
    ...(repeat ? [repeatText(repeat)] : []),
    ...(armed && snoozed ? [words.snoozed(formatWhen(at))] : []),
    ...(armed && !snoozed && repeat && (before !== null || sent > 0) ? [words.next(formatWhen(at))] : []),
    ...(repeat && sent > 0 ? [words.sentTimes(sent)] : []),
  ];
}
