const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const dayOfMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' });
const NTH: Record<number, string> = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', [-1]: 'last' };
const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** Tasks that repeat. */
export const recurrence = {
  name: 'Repeat',
  none: 'Does not repeat',
  repeats: 'Repeats',
  failed: 'The repetition was not changed',
  custom: 'Custom…',
  change: 'Change…',
  stop: 'Stop repeating',
  skip: 'Skip this date',
  skipped: 'Moved to its next date',
  skipFailed: 'The date was not skipped',
  title: 'Repeat this task',
  every: 'Every',
  unit: 'Unit',
  units: {
    day: (count: number) => (count === 1 ? 'day' : 'days'),
    week: (count: number) => (count === 1 ? 'week' : 'weeks'),
    month: (count: number) => (count === 1 ? 'month' : 'months'),
    year: (count: number) => (count === 1 ? 'year' : 'years'),
  },
  byRule: 'by a rule',
  rule: 'Rule (RFC 5545)',
  days: {
    MO: 'Monday',
    TU: 'Tuesday',
    WE: 'Wednesday',
    TH: 'Thursday',
    FR: 'Friday',
    SA: 'Saturday',
    SU: 'Sunday',
  },
  shortDays: { MO: 'Mon', TU: 'Tue', WE: 'Wed', TH: 'Thu', FR: 'Fri', SA: 'Sat', SU: 'Sun' },
  onDays: 'On',
  which: 'Which day',
  ends: 'Ends',
  endKinds: { never: 'Never', on: 'On a day', after: 'After' },
  endDay: 'Last day',
  times: 'How many times',
  basis: 'Next date counts from',
  bases: { due_date: 'the due date', completion: 'completion' },
  basisHints: {
    due_date: 'Dates stay fixed. Those that pass while a task is late are left out.',
    completion: 'The next date counts from the day on which the task is done.',
  },
  upcoming: 'Next dates',
  upcomingAt: (time: string) => `Next dates, at ${time}`,
  noUpcoming: 'This was the last one.',
  waiting: 'The next one is there already.',
  openNext: 'Open it',
  openPrevious: 'The one before',
  makesNext: (when: string) => `makes the next one, due ${when}`,
  makesNone: 'it is the last of its series',
  madeBy: 'Completing this one made it:',
  number: (number: number, count: number | null) => (count ? `${number} of ${count}` : `No. ${number}`),
  firstDue: (when: string) => `It has no due date yet: the first is ${when}.`,

  /** Words for a rule. */
  words: {
    day: (interval: number) => (interval === 1 ? 'Every day' : `Every ${interval} days`),
    week: (interval: number) => (interval === 1 ? 'Every week' : `Every ${interval} weeks`),
    month: (interval: number) => (interval === 1 ? 'Every month' : `Every ${interval} months`),
    year: (interval: number) => (interval === 1 ? 'Every year' : `Every ${interval} years`),
    after: {
      day: (interval: number) => (interval === 1 ? 'A day' : `${interval} days`),
      week: (interval: number) => (interval === 1 ? 'A week' : `${interval} weeks`),
      month: (interval: number) => (interval === 1 ? 'A month' : `${interval} months`),
      year: (interval: number) => (interval === 1 ? 'A year' : `${interval} years`),
    },
    afterDone: (time: string) => `${time} after it is done`,
    fromDone: (words: string) => `${words}, from completion`,
    weekdays: 'Every weekday',
    onDays: (interval: number, days: string[]) => {
      const names = list.format(days);
      if (interval === 1) return `Every ${names}`;
      return interval === 2 ? `Every second ${names}` : `Every ${interval} weeks on ${names}`;
    },
    on: (every: string, when: string) => `${every} on ${when}`,
    dayNumber: (number: number) => `day ${number}`,
    orLast: (number: number) => `day ${number} or the last`,
    lastDay: 'the last day',
    lastWeekday: 'the last weekday',
    nth: (nth: number, name: string) => `the ${NTH[nth] ?? `${nth}.`} ${name}`,
    inYear: (month: number, number: number) => dayOfMonth.format(new Date(2024, month - 1, number)),
    ofMonth: (when: string, month: number) =>
      `${when} of ${new Intl.DateTimeFormat('en-GB', { month: 'long' }).format(new Date(2024, month - 1, 1))}`,
    until: (words: string, iso: string) => `${words} until ${day.format(new Date(`${iso}T12:00`))}`,
    times: (words: string, times: number) => `${words}, ${times} times`,
    rule: (rule: string) => `By the rule ${rule}`,
  },
};
