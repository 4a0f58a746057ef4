import { describe, expect, test } from 'vitest';
import type { FilterLanguage } from '@/lib/api/types';
import { addClause, hasClause, removeClause } from './clauses';
import { completeLocally } from './complete';

describe('conditions', () => {
  test('are found whatever their case and spaces', () => {
    expect(hasClause('status = todo AND  Assignee =  me', 'assignee = me')).toBe(true);
    expect(hasClause('not assignee = me', 'assignee = me')).toBe(false);
    expect(hasClause('title ~ "x and assignee = me"', 'assignee = me')).toBe(false);
    expect(hasClause('assignee = me or overdue', 'assignee = me')).toBe(false);
  });

  test('in parentheses count as one', () => {
    const week = '(dueAt >= startOfWeek and dueAt <= endOfWeek)';
    expect(hasClause(`overdue and ${week}`, week)).toBe(true);
    expect(removeClause(`overdue and ${week}`, week)).toBe('overdue');
  });

  test('are added with "and", behind parentheses where there is an "or"', () => {
    expect(addClause('', 'overdue')).toBe('overdue');
    expect(addClause('status = todo', 'overdue')).toBe('status = todo and overdue');
    expect(addClause('a = 1 or b = 2', 'overdue')).toBe('(a = 1 or b = 2) and overdue');
    expect(addClause('title ~ "this or that"', 'overdue')).toBe('title ~ "this or that" and overdue');
  });

  test('added and removed again leave what was there', () => {
    for (const text of ['', 'status = todo', 'status in (todo, done) and title ~ "a and b"', '(a or b)'])
      expect(removeClause(addClause(text, 'overdue'), 'overdue')).toBe(text);
  });
});

describe('completion', () => {
  const language: FilterLanguage = {
    fields: [
      {
        name: 'status',
        written: 'status',
        type: 'choice',
        operators: ['=', '!=', 'in', 'not in'],
        values: [
          { value: 'todo', label: 'To do' },
          { value: 'done', label: 'Done' },
        ],
      },
      { name: 'dueAt', written: 'dueAt', type: 'date', operators: ['<', '>', 'is empty'], values: null },
      { name: 'overdue', written: 'overdue', type: 'flag', operators: ['=', '!='], values: null },
      { name: 'assignee', written: 'assignee', type: 'person', operators: ['=', '!='], values: null },
      {
        name: 'Fix phase',
        written: '"Fix phase"',
        type: 'name',
        operators: ['=', 'in', 'is empty'],
        values: [
          { value: 'Design', label: 'Design' },
          { value: '"Build it"', label: 'Build it' },
        ],
      },
    ],
    functions: ['now', 'startOfWeek'],
    keywords: ['and', 'or', 'not'],
  };
  const offers = (text: string) =>
    completeLocally(language, text, text.length).items.map(({ insert }) => insert);

  test.each([
    ['', ['status', 'dueAt', 'overdue', 'assignee', '"Fix phase"', 'not']],
    ['st', ['status']],
    ['status ', ['=', '!=', 'in', 'not in']],
    ['status = ', ['todo', 'done']],
    ['status = d', ['done']],
    ['status in (', ['todo', 'done']],
    ['status in (todo, d', ['done']],
    ['status not in (todo, ', ['todo', 'done']],
    ['status in (todo) ', ['and', 'or']],
    ['dueAt < ', ['now', 'startOfWeek']],
    ['status = todo and ', ['status', 'dueAt', 'overdue', 'assignee', '"Fix phase"', 'not']],
    ['status = todo and not ', ['status', 'dueAt', 'overdue', 'assignee', '"Fix phase"', 'not']],
    ['(', ['status', 'dueAt', 'overdue', 'assignee', '"Fix phase"', 'not']],
    ['dueAt is ', ['empty', 'not empty']],
    ['dueAt is empty ', ['and', 'or']],
    ['overdue ', ['=', '!=', 'and', 'or']],
    ['assignee = ', ['me']],
    ['fi', ['"Fix phase"']],
    ['overdue and "fix p', ['"Fix phase"']],
    ['"Fix phase" ', ['=', 'in', 'is empty']],
    ["'fix phase' = ", ['Design', '"Build it"']],
    ['"Fix phase" = bu', ['"Build it"']],
    ['"Fix phase" = "bu', ['"Build it"']],
    ['"Fix phase" in (Design, ', ['Design', '"Build it"']],
    ['"Fix phase" = "Build it" ', ['and', 'or']],
  ])('after “%s”', (text, expected) => {
    expect(offers(text)).toEqual(expected);
  });

  test('replaces the word that the caret stands in', () => {
    expect(completeLocally(language, 'sta and x', 2)).toMatchObject({ from: 0, to: 3 });
  });
});
