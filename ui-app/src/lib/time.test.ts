import { expect, test } from 'vitest';
import { daysAway, duePresets, formatDuration, formatWhen, fromInputValue, toInputValue } from './time';

test('days are counted by the calendar, not by 24 hours', () => {
  const lateEvening = new Date(2026, 4, 4, 23, 50);
  expect(daysAway(new Date(2026, 4, 5, 0, 10).toISOString(), lateEvening)).toBe(1);
  expect(formatWhen(new Date(2026, 4, 5, 0, 10).toISOString(), lateEvening)).toMatch(/^Tomorrow /);
});

test('what is written into the date field is what is read from it', () => {
  expect(toInputValue(fromInputValue('2031-05-04T17:30'))).toBe('2031-05-04T17:30');
  expect(fromInputValue('')).toBeNull();
});

test('next week is the coming Monday, also on a Monday and on a Sunday', () => {
  expect(duePresets(new Date(2026, 4, 4)).nextWeek).toEqual(new Date(2026, 4, 11, 9));
  expect(duePresets(new Date(2026, 4, 10)).nextWeek).toEqual(new Date(2026, 4, 11, 9));
});

test('durations are told in the unit a person would use', () => {
  const start = '2026-01-01T00:00:00Z';
  expect(formatDuration(start, '2026-01-01T00:00:00.250Z')).toBe('250 ms');
  expect(formatDuration(start, '2026-01-01T00:00:02.500Z')).toBe('2.5 s');
  expect(formatDuration(start, '2026-01-01T02:05:00Z')).toBe('2 h 5 min');
});
