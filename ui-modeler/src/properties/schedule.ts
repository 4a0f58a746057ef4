import { property } from '../bpmn';
import { extend, type FormContext } from './context';
import { checks, select, textField, type Entry } from './entries';
import {
  cronViolation,
  isZone,
  readPlan,
  readTimes,
  SCHEDULE,
  weekdays,
  writePlan,
  type Plan,
  type Weekday,
} from '../schedule';
import { upcoming } from './upcoming';

const names = ['schedule', 'scheduleZone', 'scheduleDays', 'scheduleMissed'] as const;
const dayNames: Record<Weekday, string> = {
  MON: 'Monday',
  TUE: 'Tuesday',
  WED: 'Wednesday',
  THU: 'Thursday',
  FRI: 'Friday',
  SAT: 'Saturday',
  SUN: 'Sunday',
};
const ordinals = [
  ['#1', 'first'],
  ['#2', 'second'],
  ['#3', 'third'],
  ['#4', 'fourth'],
  ['L', 'last'],
] as const;
const monthDays = [
  ...Array.from({ length: 31 }, (_, day) => ({ value: String(day + 1), label: `Day ${String(day + 1)}` })),
  { value: 'L', label: 'The last day' },
  { value: 'LW', label: 'The last day from Monday to Friday' },
  ...ordinals.flatMap(([mark, word]) =>
    weekdays.map((day) => ({ value: day + mark, label: `The ${word} ${dayNames[day]}` })),
  ),
];
const nine = ['09:00'];

const localZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Makes the time the trigger, at nine every day where the person is, or takes what it says away. */
export function chooseTrigger(context: FormContext, type: string): void {
  extend(context, (draft) => {
    draft.property('trigger', type || undefined);
    if (!type || type === SCHEDULE) draft.property('condition', undefined);
    if (type !== SCHEDULE) return names.reduce((changed, name) => changed.property(name, undefined), draft);
    return property(context.element, 'schedule') === undefined
      ? draft
          .property('schedule', writePlan({ kind: 'daily', times: nine }))
          .property('scheduleZone', localZone())
      : draft;
  });
}

/** When a schedule comes: in fields where it is simple, always as cron, and what comes of it. */
export function scheduleEntries(context: FormContext): Entry[] {
  const read = (name: (typeof names)[number]) => property(context.element, name) ?? '';
  const write = (name: (typeof names)[number]) => (value: string | undefined) =>
    extend(context, (draft) => draft.property(name, value || undefined));
  const cron = read('schedule');
  const plan = readPlan(cron);
  const change = (next: Plan) => write('schedule')(writePlan(next));
  const zone = read('scheduleZone');
  const zones = Intl.supportedValuesOf('timeZone');
  return [
    select({
      id: 'schedule-kind',
      label: 'How often',
      options: [
        { value: 'daily', label: 'Every day' },
        { value: 'weekly', label: 'Every week' },
        { value: 'monthly', label: 'Every month' },
        ...(plan ? [] : [{ value: 'cron', label: 'As the cron expression says' }]),
      ],
      get: () => plan?.kind ?? 'cron',
      set: (kind) => {
        const times = plan?.times ?? nine;
        if (kind === 'daily') change({ kind, times });
        if (kind === 'weekly') change({ kind, days: ['MON'], times });
        if (kind === 'monthly') change({ kind, day: '1', times });
      },
    }),
    ...(plan?.kind === 'weekly'
      ? [
          checks({
            id: 'schedule-weekdays',
            label: 'On',
            options: weekdays.map((day) => ({
              value: day,
              label: dayNames[day],
              short: dayNames[day].slice(0, 2),
            })),
            get: () => plan.days,
            set: (days) => {
              // One is left: without any it would never come.
              if (days.length > 0) change({ ...plan, days: weekdays.filter((day) => days.includes(day)) });
            },
          }),
        ]
      : []),
    ...(plan?.kind === 'monthly'
      ? [
          select({
            id: 'schedule-month-day',
            label: 'On',
            options: monthDays,
            get: () => plan.day,
            set: (day) => change({ ...plan, day: day ?? '1' }),
          }),
        ]
      : []),
    ...(plan
      ? [
          textField({
            id: 'schedule-times',
            label: 'At',
            description: 'One time or several: 09:00, 14:30',
            get: () => plan.times.join(', '),
            set: (text) => {
              const times = readTimes(text ?? '');
              if (times) change({ ...plan, times });
            },
            validate: (text) => (readTimes(text ?? '') ? null : 'Not a time: write 09:00, 14:30.'),
          }),
        ]
      : []),
    select({
      id: 'schedule-zone',
      label: 'Time zone',
      options: [...new Set([...(zone ? [zone] : ['']), localZone(), 'UTC', ...zones])].map((value) => ({
        value,
        label: value === '' ? 'Choose one' : isZone(value) ? value : `${value} (not known here)`,
      })),
      get: () => zone,
      set: write('scheduleZone'),
    }),
    select({
      id: 'schedule-days',
      label: 'Days without work',
      description: 'As your workspace’s working hours and holidays say.',
      options: [
        { value: '', label: 'Count like all others' },
        { value: 'working', label: 'Are left out' },
        { value: 'next-working', label: 'Move it to the next working day' },
      ],
      get: () => read('scheduleDays').replace(/^all$/, ''),
      set: write('scheduleDays'),
    }),
    select({
      id: 'schedule-missed',
      label: 'Times missed during a downtime',
      options: [
        { value: '', label: 'Start once for all of them' },
        { value: 'all', label: 'Start for each (100 at most)' },
        { value: 'skip', label: 'Are skipped' },
      ],
      get: () => read('scheduleMissed').replace(/^once$/, ''),
      set: write('scheduleMissed'),
    }),
    textField({
      id: 'schedule-cron',
      label: 'As cron',
      description: 'Minute, hour, day, month, day of the week; several separated by ;',
      placeholder: '0 9 * * MON-FRI',
      get: () => cron,
      set: write('schedule'),
      validate: (text) => cronViolation(text ?? ''),
    }),
    ...(context.upcoming
      ? [
          upcoming({
            id: 'schedule-upcoming',
            schedule: { cron, timeZone: zone, days: read('scheduleDays') || null },
            ask: context.upcoming,
          }),
        ]
      : []),
  ];
}
