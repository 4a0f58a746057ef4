/** Dates of the calendar, "2026-11-16", and moments in a zone that need not be the browser's. */

const DAY = 86_400_000;

const at = (date: string) => Date.parse(`${date}T00:00:00Z`);
const dateOf = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);

export const plusDays = (date: string, days: number) => dateOf(at(date) + days * DAY);

/** The Monday of its week. */
export const mondayOf = (date: string) => plusDays(date, -((new Date(at(date)).getUTCDay() + 6) % 7));

export const isDate = (text: unknown): text is string =>
  typeof text === 'string' && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at(text));

/** The day and the time of day, "09:30", of a moment in a zone. */
export function localOf(moment: Date, zone: string) {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string>;
  return {
    date: `${parts.year}-${parts.month}-${parts.day}`,
    time: `${parts.hour}:${parts.minute}`,
    seconds: parts.second,
  };
}

/** The moment of a day and time in a zone; of the two that there are when the clocks go back, the first. */
export function momentOf(date: string, time: string, zone: string): Date {
  const wanted = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}Z`);
  const offset = (moment: number) => {
    const local = localOf(new Date(moment), zone);
    return Date.parse(`${local.date}T${local.time}:${local.seconds}Z`) - moment;
  };
  for (const known of [offset(wanted - DAY), offset(wanted + DAY)]) {
    if (offset(wanted - known) === known) return new Date(wanted - known);
  }
  // In the hour that the clocks skip: as much later.
  return new Date(wanted - offset(wanted - DAY));
}
