/** Everything is shown in the browser's own time zone and locale; the API gets an offset and the zone's name. */
const DAY = 86_400_000;

export const localTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

const time = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'short', hour: 'numeric', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const dayAndYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
const weekdayAndDay = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });
const age = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto', style: 'narrow' });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

export const formatFull = (iso: string) => full.format(new Date(iso));

/** "17:00". */
export const formatTime = (iso: string) => time.format(new Date(iso));

/** "Monday 16 November"; "3 Dec 2024" in another year. */
export function formatDay(iso: string, now = new Date()): string {
  const then = new Date(iso);
  return (then.getFullYear() === now.getFullYear() ? weekdayAndDay : dayAndYear).format(then);
}

function midnight(of: Date) {
  return new Date(of.getFullYear(), of.getMonth(), of.getDate()).getTime();
}

/** Days from now to then by the calendar, not by 24 hours. */
export function daysAway(iso: string, now = new Date()) {
  return Math.round((midnight(new Date(iso)) - midnight(now)) / DAY);
}

/** "Today 17:00", "Tomorrow 9:00", "Fri 10:00", "3 Dec 14:00", "3 Dec 2031". */
export function formatWhen(iso: string, now = new Date()): string {
  const then = new Date(iso);
  const days = daysAway(iso, now);
  if (Math.abs(days) <= 1) {
    const word = relative.format(days, 'day');
    return `${word.charAt(0).toUpperCase()}${word.slice(1)} ${time.format(then)}`;
  }
  if (days > 1 && days < 7) return weekday.format(then);
  return then.getFullYear() === now.getFullYear() ? day.format(then) : dayAndYear.format(then);
}

/** "2 minutes ago", "in 3 hours". */
export const formatRelative = (iso: string, now = Date.now()) => ago(relative, iso, now);

/** "2 min ago": where there is little room. */
export const formatAge = (iso: string, now = Date.now()) => ago(age, iso, now);

function ago(words: Intl.RelativeTimeFormat, iso: string, now: number): string {
  const seconds = Math.round((new Date(iso).getTime() - now) / 1000);
  const steps = [
    [60, 'second', 1],
    [3600, 'minute', 60],
    [86_400, 'hour', 3600],
    [2_592_000, 'day', 86_400],
    [31_536_000, 'month', 2_592_000],
  ] as const;
  const step = steps.find(([below]) => Math.abs(seconds) < below);
  if (!step) return words.format(Math.round(seconds / 31_536_000), 'year');
  if (step[1] === 'second' && Math.abs(seconds) < 10) return words.format(0, 'second');
  return words.format(Math.round(seconds / step[2]), step[1]);
}

export const formatDuration = (fromIso: string, toIso: string | null) =>
  formatMillis(Math.max(0, (toIso ? new Date(toIso).getTime() : Date.now()) - new Date(fromIso).getTime()));

/** "85 ms", "1.2 s", "3 min 5 s", "2 h 10 min", "3 d 4 h". */
export function formatMillis(ms: number): string {
  if (ms < 1000) return `${ms} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 60) return `${minutes} min ${Math.floor((ms % 60_000) / 1000)} s`;
  if (minutes < 1440) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return `${Math.floor(minutes / 1440)} d ${Math.floor((minutes % 1440) / 60)} h`;
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** "2 days", "1 day 3 hours": the two largest parts. */
export function formatSpan(milliseconds: number): string {
  let rest = milliseconds;
  const parts = units.flatMap(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count
      ? [new Intl.NumberFormat(undefined, { style: 'unit', unit, unitDisplay: 'long' }).format(count)]
      : [];
  });
  return parts.slice(0, 2).join(' ');
}

/** Value of an `<input type="datetime-local">`; minutes are its resolution. */
export function toInputValue(iso: string | null): string {
  if (!iso) return '';
  const local = new Date(iso);
  local.setMinutes(local.getMinutes() - local.getTimezoneOffset());
  return local.toISOString().slice(0, 16);
}

export function fromInputValue(value: string): string | null {
  return value ? toOffset(new Date(value)) : null;
}

/** RFC 3339 with the local offset, so that the stored text still tells what the person meant. */
export function toOffset(date: Date): string {
  const minutes = -date.getTimezoneOffset();
  const pad = (value: number) => String(Math.floor(Math.abs(value))).padStart(2, '0');
  const shifted = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  return `${shifted}${minutes < 0 ? '-' : '+'}${pad(minutes / 60)}:${pad(minutes % 60)}`;
}

/** The choices offered for a due date. */
export function duePresets(now = new Date()) {
  const at = (days: number, hour: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);
  return {
    inAnHour: new Date(now.getTime() + 3_600_000),
    ...(now.getHours() < 17 ? { today: at(0, 17) } : {}),
    tomorrow: at(1, 9),
    nextWeek: at((8 - now.getDay()) % 7 || 7, 9),
  };
}
