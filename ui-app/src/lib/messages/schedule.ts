const weekdays: Record<string, string> = {
  MON: 'Monday',
  TUE: 'Tuesday',
  WED: 'Wednesday',
  THU: 'Thursday',
  FRI: 'Friday',
  SAT: 'Saturday',
  SUN: 'Sunday',
};
const ordinals: Record<string, string> = {
  '#1': 'first',
  '#2': 'second',
  '#3': 'third',
  '#4': 'fourth',
  L: 'last',
};

export const schedule = {
  every: {
    daily: () => 'every day',
    weekly: (days: readonly string[]) => `every ${days.map((day) => weekdays[day] ?? day).join(', ')}`,
    /** `1` to `31`, `L` the last, `LW` its last from Monday to Friday, `TUE#2` the second Tuesday. */
    monthly: (day: string) =>
      day === 'L'
        ? 'on the last day of each month'
        : day === 'LW'
          ? 'on each month’s last day from Monday to Friday'
          : /^\d/.test(day)
            ? `on day ${day} of each month`
            : `on the ${ordinals[day.slice(3)] ?? ''} ${weekdays[day.slice(0, 3)] ?? ''} of each month`,
  },
  at: (days: string, times: readonly string[]) => `${days} at ${times.join(', ')}`,
  next: (when: string) => `Starts next ${when}`,
  never: 'Its schedule never comes again',
  all: 'When it starts next',
  startsIn: (zone: string) => `In ${zone}`,
  here: (when: string) => `${when} here`,
  told: (when: string, zone: string) => `(${when}, ${zone})`,
  because: (when: string) => `a schedule was due ${when}`,
};
