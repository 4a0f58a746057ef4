import { expect, test } from 'vitest';
import { localOf, momentOf, mondayOf, plusDays } from './zoned';

test.each([
  ['2026-11-16', '09:00', 'Europe/Berlin', '2026-11-16T08:00:00.000Z'],
  ['2026-07-16', '09:00', 'Europe/Berlin', '2026-07-16T07:00:00.000Z'],
  ['2026-11-16', '20:00', 'America/New_York', '2026-11-17T01:00:00.000Z'],
  ['2026-03-29', '03:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['2026-03-29', '01:30', 'Europe/Berlin', '2026-03-29T00:30:00.000Z'],
  ['2026-10-25', '12:00', 'Europe/Berlin', '2026-10-25T11:00:00.000Z'],
  ['2026-10-25', '01:30', 'Europe/Berlin', '2026-10-24T23:30:00.000Z'],
])('%s %s in %s is one moment', (date, time, zone, moment) => {
  expect(momentOf(date, time, zone).toISOString()).toBe(moment);
});

test('a moment has a day and a time in each zone', () => {
  const moment = new Date('2026-11-16T23:30:00Z');
  expect(localOf(moment, 'Europe/Berlin')).toMatchObject({ date: '2026-11-17', time: '00:30' });
  expect(localOf(moment, 'America/New_York')).toMatchObject({ date: '2026-11-16', time: '18:30' });
});

test('weeks begin on Monday', () => {
  expect(mondayOf('2026-11-22')).toBe('2026-11-16');
  expect(mondayOf('2026-11-16')).toBe('2026-11-16');
  expect(plusDays('2026-02-28', 1)).toBe('2026-03-01');
});
