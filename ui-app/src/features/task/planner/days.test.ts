import { describe, expect, test } from 'vitest';
import { localOf } from '@/lib/zoned';
import {
  dayNumber,
  endMoved,
  firstWeekday,
  moved,
  placeOf,
  plusMonths,
  scheduled,
  shifted,
  startMoved,
  startOfWeek,
  textOf,
} from './days';

const berlin = (iso: string | null) => {
  const { date, time } = localOf(new Date(iso ?? 0), 'Europe/Berlin');
  return `${date} ${time}`;
};
const task = (startAt: string | null, dueAt: string | null, timeZone: string | null = 'Europe/Berlin') => ({
  startAt,
  dueAt,
  timeZone,
});

describe('dates that move by days', () => {
  test.each([
    // Clocks go forward on 29 March, back on 25 October 2026.
    ['2026-03-28T08:00:00Z', 1, '2026-03-29 09:00'],
    ['2026-03-27T08:00:00Z', 7, '2026-04-03 09:00'],
    ['2026-10-24T07:00:00Z', 1, '2026-10-25 09:00'],
    ['2026-10-26T08:00:00Z', -7, '2026-10-19 09:00'],
    ['2026-03-28T22:59:00Z', 1, '2026-03-29 23:59'],
    ['2026-10-24T22:00:00Z', 1, '2026-10-26 00:00'],
    // A time that the change leaves out comes an hour later.
    ['2026-03-28T01:30:00Z', 1, '2026-03-29 03:30'],
  ])('%s and %i days keep their time of day', (from, days, to) => {
    expect(berlin(shifted(from, days, 'Europe/Berlin'))).toBe(to);
  });

  test('a whole span keeps both of its times', () => {
    const { startAt, dueAt } = moved(task('2026-03-27T08:00:00Z', '2026-03-28T16:30:00Z'), 2);
    expect([berlin(startAt), berlin(dueAt)]).toEqual(['2026-03-29 09:00', '2026-03-30 17:30']);
  });

  test('an end moves alone, but never before the beginning', () => {
    const span = task('2026-03-27T08:00:00Z', '2026-03-28T16:30:00Z');
    expect(endMoved(span, 3).startAt).toBe(span.startAt);
    expect(berlin(endMoved(span, 3).dueAt)).toBe('2026-03-31 17:30');
    expect(berlin(endMoved(span, -9).dueAt)).toBe('2026-03-27 17:30');
    const evening = task('2026-03-27T20:00:00Z', '2026-03-28T08:00:00Z');
    expect(endMoved(evening, -9).dueAt).toBe(evening.startAt);
  });

  test('a beginning moves alone, and what has none gets one', () => {
    const span = task('2026-03-27T08:00:00Z', '2026-03-28T16:30:00Z');
    expect(berlin(startMoved(span, -2).startAt)).toBe('2026-03-25 09:00');
    expect(berlin(startMoved(span, 9).startAt)).toBe('2026-03-28 09:00');
    const point = task(null, '2026-03-28T16:30:00Z');
    expect(berlin(startMoved(point, -2).startAt)).toBe('2026-03-26 17:30');
    expect(endMoved(point, 2).startAt).toBe(point.dueAt);
  });

  test('what is scheduled is due by the end of the working day, and begins no later', () => {
    const day = dayNumber('2026-03-29');
    expect(scheduled(task(null, null), day)).toMatchObject({ startAt: null });
    const { startAt, dueAt } = scheduled(task('2030-01-01T08:00:00Z', null), day);
    expect(startAt).toBe(dueAt);
    expect(placeOf({ startAt, dueAt })).toEqual({ first: day, last: day });
  });
});

describe('days of the calendar', () => {
  test('weeks begin where one lives', () => {
    const wednesday = dayNumber('2026-11-18');
    expect(textOf(startOfWeek(wednesday, 1))).toBe('2026-11-16');
    expect(textOf(startOfWeek(wednesday, 0))).toBe('2026-11-15');
    expect(textOf(startOfWeek(wednesday, 6))).toBe('2026-11-14');
    expect([0, 1, 6]).toContain(firstWeekday('en-US'));
    expect(firstWeekday('no language!')).toBe(1);
  });

  test('a month later is never the month after that', () => {
    expect(textOf(plusMonths(dayNumber('2026-01-31'), 1))).toBe('2026-02-28');
    expect(textOf(plusMonths(dayNumber('2026-03-31'), -1))).toBe('2026-02-28');
    expect(textOf(plusMonths(dayNumber('2026-12-05'), 1))).toBe('2027-01-05');
  });
});
