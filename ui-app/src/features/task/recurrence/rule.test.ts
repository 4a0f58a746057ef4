import { describe, expect, test } from 'vitest';
import { presets, read, usual, write } from './rule';
import { inWords } from './words';

describe('words', () => {
  test.each([
    ['FREQ=DAILY', 'Every day'],
    ['FREQ=DAILY;INTERVAL=3', 'Every 3 days'],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'Every weekday'],
    ['FREQ=WEEKLY;BYDAY=MO,FR', 'Every Monday and Friday'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20261231', 'Every second Tuesday until 31 Dec 2026'],
    ['FREQ=WEEKLY;INTERVAL=3;BYDAY=TU', 'Every 3 weeks on Tuesday'],
    ['FREQ=MONTHLY;BYMONTHDAY=24', 'Every month on day 24'],
    ['FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1', 'Every month on day 30 or the last'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', 'Every month on the last day'],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'Every month on the last weekday'],
    ['FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU;COUNT=4', 'Every 3 months on the second Tuesday, 4 times'],
    ['FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=24', 'Every year on 24 November'],
    ['FREQ=YEARLY;BYMONTH=11;BYDAY=-1FR', 'Every year on the last Friday of November'],
    ['FREQ=YEARLY;BYWEEKNO=20', 'By the rule FREQ=YEARLY;BYWEEKNO=20'],
    ['FREQ=MONTHLY;BYDAY=MO,TU', 'By the rule FREQ=MONTHLY;BYDAY=MO,TU'],
  ])('%s', (rule, words) => expect(inWords(rule)).toBe(words));

  test.each([
    ['FREQ=DAILY;INTERVAL=3', '3 days after it is done'],
    ['FREQ=MONTHLY', 'A month after it is done'],
    ['FREQ=WEEKLY;BYDAY=MO', 'Every Monday, from completion'],
  ])('from completion: %s', (rule, words) => expect(inWords(rule, 'completion')).toBe(words));
});

test('what is read is written again as it was', () => {
  for (const rule of [
    'FREQ=DAILY;INTERVAL=3;COUNT=5',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20261231',
    'FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1',
  ])
    expect(write(read(rule)!)).toBe(rule);
});

test('an end with a time is told by its day', () => {
  expect(inWords('FREQ=DAILY;UNTIL=20261231T170000Z')).toBe('Every day until 31 Dec 2026');
});

test('the usual ways follow from the due date', () => {
  const due = new Date(2026, 10, 24, 9);

  expect(presets(due).map(write)).toEqual([
    'FREQ=DAILY',
    'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    'FREQ=WEEKLY;BYDAY=TU',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
    'FREQ=MONTHLY;BYMONTHDAY=24',
    'FREQ=MONTHLY;BYDAY=4TU',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    'FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=24',
  ]);
  expect(write(usual(due))).toBe('FREQ=WEEKLY;BYDAY=TU');
});

test('the thirty-first is the last day, and the thirtieth the last of a February', () => {
  const rules = (date: Date) => presets(date).map(write);

  expect(rules(new Date(2026, 11, 31))).toContain('FREQ=MONTHLY;BYMONTHDAY=-1');
  expect(rules(new Date(2026, 11, 30))).toContain('FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1');
  expect(rules(new Date(2026, 11, 30))).toContain('FREQ=MONTHLY;BYDAY=-1WE');
});
