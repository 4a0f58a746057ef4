import { expect, test } from 'vitest';
import { formatClock, formatHours, formatLength, isoOf, readLength, secondsOf } from './duration';

test.each([
  ['1h 30m', 5_400],
  ['1h30m', 5_400],
  ['1h30', 5_400],
  ['1 hour 30 minutes', 5_400],
  ['90m', 5_400],
  ['90 min', 5_400],
  ['1:30', 5_400],
  ['1.5', 5_400],
  ['1,5h', 5_400],
  ['45', 2_700],
  ['2h', 7_200],
  ['0:00:30', 30],
  ['30s', 30],
])('%s is %d seconds', (text, seconds) => {
  expect(readLength(text)).toBe(seconds);
});

test.each(['', 'soon', '-1h', '1x', '1:75', 'h', '1.5.5'])('%s is no length of time', (text) => {
  expect(readLength(text) ?? 0).toBe(0);
});

test('lengths go to the wire and back', () => {
  for (const seconds of [0, 59, 60, 5_400, 86_400, 90_061]) expect(secondsOf(isoOf(seconds))).toBe(seconds);
  expect(secondsOf('P1DT2H')).toBe(93_600);
  expect(secondsOf('PT0.5S')).toBe(0);
  expect(secondsOf(null)).toBe(0);
});

test('lengths are said briefly', () => {
  expect(formatLength(5_400)).toBe('1h 30m');
  expect(formatLength(30)).toBe('30s');
  expect(formatLength(0)).toBe('0m');
  expect(formatClock(3_909)).toBe('1:05:09');
  expect(formatHours(27_000)).toBe('7:30');
});
