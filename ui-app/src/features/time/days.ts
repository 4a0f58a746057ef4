import { plusDays } from '@/lib/zoned';

export const daysOf = (monday: string) => [0, 1, 2, 3, 4, 5, 6].map((days) => plusDays(monday, days));

// Days of the calendar: no zone must move them.
const short = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const long = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'short', timeZone: 'UTC' });

const utc = (date: string) => new Date(`${date}T00:00:00Z`);

/** "16 Nov", with its year if one likes. */
export const shortDay = (date: string, year = false) => (year ? long : short).format(utc(date));

/** "Mon". */
export const weekdayOf = (date: string) => weekday.format(utc(date));

export const dayNumber = (date: string) => String(utc(date).getUTCDate());
