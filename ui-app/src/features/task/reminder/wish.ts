import type { NewReminder } from '@/lib/api/types';
import type { PersonId } from '@/lib/ids';
import { fromInputValue, localTimeZone } from '@/lib/time';

export type Unit = 'minutes' | 'hours' | 'days' | 'weeks';
export type When = 'due' | 'start' | 'at';
export type Whom = 'me' | 'assignees' | 'person';
export type Often = 'none' | 'hours' | 'days' | 'weeks' | 'rule';
export type Channel = 'inbox' | 'email';
export type Missed = 'project' | 'once' | 'all' | 'skip';

/** What the dialog holds while somebody chooses. */
export type Draft = {
  when: When;
  length: number;
  unit: Unit;
  at: string;
  whom: Whom;
  person: PersonId | null;
  channels: Channel[];
  often: Often;
  interval: number;
  rule: string;
  times: number | null;
  until: string;
  missed: Missed;
  working: boolean;
  inHours: boolean;
};

const lengths: Record<Unit, (length: number) => string> = {
  minutes: (n) => `PT${n}M`,
  hours: (n) => `PT${n}H`,
  days: (n) => `P${n}D`,
  weeks: (n) => `P${n * 7}D`,
};

const everies = {
  hours: (n: number) => `PT${n}H`,
  days: (n: number) => `P${n}D`,
  weeks: (n: number) => `P${n}W`,
};

/** @returns null while something is still to be said */
export function wishOf(draft: Draft): NewReminder | null {
  const { when, whom, person, channels, often, missed } = draft;
  const at = when === 'at' ? fromInputValue(draft.at) : null;
  if ((when === 'at' && !at) || (whom === 'person' && !person) || channels.length === 0) return null;
  if (often === 'rule' && !draft.rule.trim()) return null;
  return {
    ...(when === 'at' ? { at: at! } : { before: lengths[draft.unit](draft.length), relativeTo: when }),
    ...(when !== 'at' && draft.working && draft.unit !== 'minutes' ? { working: true } : {}),
    ...(draft.inHours ? { inHours: true } : {}),
    audience: whom,
    ...(whom === 'person' ? { personId: person! } : {}),
    channels,
    ...(often === 'none'
      ? {}
      : {
          repeat: {
            ...(often === 'rule' ? { rule: draft.rule } : { every: everies[often](draft.interval) }),
            ...(draft.times ? { times: draft.times } : {}),
            ...(draft.until ? { until: fromInputValue(`${draft.until}T23:59`)! } : {}),
          },
          ...(missed === 'project' ? {} : { missed }),
          timeZone: localTimeZone(),
        }),
  };
}
