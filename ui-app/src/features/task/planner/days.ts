import type { PlannedTask } from '@/lib/api/types';
import { localTimeZone, toOffset } from '@/lib/time';
import { localOf, momentOf, plusDays } from '@/lib/zoned';

const DAY = 86_400_000;

/** A day of the calendar by its number, so that days can be counted: they are not all 24 hours long. */
export type DayNumber = number;

/** The day, in the browser's time zone, as everything is shown. */
export const dayOf = (iso: string): DayNumber => numberOf(new Date(iso));
export const numberOf = (date: Date): DayNumber =>
  Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY);
export const today = () => numberOf(new Date());

/** "2026-11-16". */
export const textOf = (day: DayNumber) => new Date(day * DAY).toISOString().slice(0, 10);
export const dayNumber = (text: string): DayNumber => Date.parse(`${text}T00:00:00Z`) / DAY;
/** Its beginning, by the browser's clock. */
export function dateOf(day: DayNumber, hour = 0) {
  const utc = new Date(day * DAY);
  return new Date(utc.getUTCFullYear(), utc.getUTCMonth(), utc.getUTCDate(), hour);
}

/** 0 for Sunday. */
export const weekdayOf = (day: DayNumber) => (((day + 4) % 7) + 7) % 7;
export const startOfWeek = (day: DayNumber, first: number): DayNumber =>
  day - ((weekdayOf(day) - first + 7) % 7);
export const startOfMonth = (day: DayNumber): DayNumber => {
  const date = new Date(day * DAY);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / DAY;
};
/** The same day of another month, or its last. */
export function plusMonths(day: DayNumber, months: number): DayNumber {
  const date = new Date(day * DAY);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) / DAY;
}

/** With which weekday weeks begin where the browser's language is spoken; Monday where it does not tell. */
export function firstWeekday(language = navigator.language): number {
  try {
    const locale = new Intl.Locale(language) as Intl.Locale & {
      getWeekInfo?: () => { firstDay: number };
      weekInfo?: { firstDay: number };
    };
    return ((locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1) % 7;
  } catch {
    return 1;
  }
}

export type Dated = Pick<PlannedTask, 'startAt' | 'dueAt'>;
/** From the first to the last day, both included. */
export type Place = { first: DayNumber; last: DayNumber };

/** Where a task stands in a calendar: what is not due stands nowhere. */
export function placeOf({ startAt, dueAt }: Dated): Place | null {
  if (!dueAt) return null;
  const last = dayOf(dueAt);
  return { first: startAt ? Math.min(dayOf(startAt), last) : last, last };
}

/** Its bar in a timeline, which shows what only begins as well. */
export function barOf(task: Dated): Place | null {
  if (task.dueAt || !task.startAt) return placeOf(task);
  const day = dayOf(task.startAt);
  return { first: day, last: day };
}

/** So many days later at the same time of the day, where the task's dates were meant. */
export function shifted(iso: string, days: number, zone: string | null): string {
  if (days === 0) return iso;
  const moment = new Date(iso);
  const where = zone ?? localTimeZone();
  const { date, time, seconds } = localOf(moment, where);
  const there = momentOf(plusDays(date, days), `${time}:${seconds}`, where);
  return toOffset(new Date(there.getTime() + moment.getMilliseconds()));
}

export type Dates = { startAt: string | null; dueAt: string | null };
type Movable = Dated & Pick<PlannedTask, 'timeZone'>;

/** The whole task, so many days later. */
export const moved = ({ startAt, dueAt, timeZone }: Movable, days: number): Dates => ({
  startAt: startAt && shifted(startAt, days, timeZone),
  dueAt: dueAt && shifted(dueAt, days, timeZone),
});

/** Its end alone; what had no beginning begins where it was due. Never before it begins. */
export function endMoved({ startAt, dueAt, timeZone }: Movable, days: number): Dates {
  const end = dueAt ?? startAt;
  if (!end) return { startAt, dueAt };
  const start = startAt ?? end;
  const due = shifted(end, Math.max(days, dayOf(start) - dayOf(end)), timeZone);
  const late = Date.parse(due) < Date.parse(start);
  if (!startAt && dayOf(due) === dayOf(end)) return { startAt, dueAt: due };
  return { startAt: start, dueAt: late ? start : due };
}

/** Its beginning alone; what had none gets one. Never after it is due. */
export function startMoved({ startAt, dueAt, timeZone }: Movable, days: number): Dates {
  const start = startAt ?? dueAt;
  if (!start) return { startAt, dueAt };
  const end = dueAt ?? start;
  const from = shifted(start, Math.min(days, dayOf(end) - dayOf(start)), timeZone);
  return { startAt: Date.parse(from) > Date.parse(end) ? end : from, dueAt };
}

const DUE_HOUR = 17;

/** For a task that has no due date: the end of the working day; if it has a beginning later than that, it begins then. */
export function scheduled({ startAt }: Movable, day: DayNumber): Dates {
  const dueAt = toOffset(dateOf(day, DUE_HOUR));
  return { startAt: startAt && Date.parse(startAt) > Date.parse(dueAt) ? dueAt : startAt, dueAt };
}

const longDay = new Intl.DateTimeFormat(undefined, {
  timeZone: 'UTC',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const shortDay = new Intl.DateTimeFormat(undefined, { timeZone: 'UTC', day: 'numeric', month: 'short' });
const monthName = new Intl.DateTimeFormat(undefined, { timeZone: 'UTC', month: 'long', year: 'numeric' });
const monthShort = new Intl.DateTimeFormat(undefined, { timeZone: 'UTC', month: 'short' });
const weekdayName = new Intl.DateTimeFormat(undefined, { timeZone: 'UTC', weekday: 'short' });
const weekdayNarrow = new Intl.DateTimeFormat(undefined, { timeZone: 'UTC', weekday: 'narrow' });
const weekdayLong = new Intl.DateTimeFormat(undefined, { timeZone: 'UTC', weekday: 'long' });
const at = (day: DayNumber) => new Date(day * DAY);

/** "Monday, 16 November 2026". */
export const sayDay = (day: DayNumber) => longDay.format(at(day));
/** "16 Nov". */
export const sayShort = (day: DayNumber) => shortDay.format(at(day));
/** "November 2026". */
export const sayMonth = (day: DayNumber) => monthName.format(at(day));
export const sayMonthShort = (day: DayNumber) => monthShort.format(at(day));
export const sayWeekday = (day: DayNumber) => weekdayName.format(at(day));
export const sayWeekdayNarrow = (day: DayNumber) => weekdayNarrow.format(at(day));
export const sayWeekdayLong = (day: DayNumber) => weekdayLong.format(at(day));
/** "16 – 22 Nov 2026". */
export const sayRange = (first: DayNumber, last: DayNumber) =>
  new Intl.DateTimeFormat(undefined, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).formatRange(at(first), at(last));
export const sayPlace = ({ first, last }: Place) =>
  first === last ? sayDay(first) : `${sayShort(first)} – ${sayShort(last)}`;
export const dayInMonth = (day: DayNumber) => at(day).getUTCDate();
export const monthOf = (day: DayNumber) => at(day).getUTCMonth();
