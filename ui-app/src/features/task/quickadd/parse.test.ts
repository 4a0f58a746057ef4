import { describe, expect, test } from 'vitest';
import type { Person, Project, Tag } from '@/lib/api/types';
import { keyOf, parse, sigilBefore } from './parse';

// A Saturday, ten in the morning, wherever the test runs.
const now = new Date(2026, 10, 21, 10, 0);
const person = (id: string, name: string) =>
  ({ id, name, email: `${name.split(' ')[0]?.toLowerCase()}@x.example`, pictureUrl: null }) as Person;
const bob = person('bob', 'Bob Builder');
const uma = person('uma', 'Uma User');
const ugo = person('ugo', 'Ugo Second');
const home = { id: 'home', name: 'home', color: '#123456', projectId: 'p' } as unknown as Tag;
const deep = { id: 'deep', name: 'Deep work', color: '#123456', projectId: 'p' } as unknown as Tag;
const project = (id: string, name: string) => ({ id, name, role: 'member' }) as unknown as Project;
const spring = project('s', 'Spring launch');
const everyday = project('e', 'Everyday');

const read = (text: string, ignored: string[] = []) => {
  const parsed = parse(text, {
    now,
    projects: [spring, everyday],
    people: [bob, uma, ugo],
    tags: [home, deep],
    me: uma,
    ignored: new Set(ignored),
  });
  const one = <Kind extends (typeof parsed.tokens)[number]['kind']>(kind: Kind) =>
    parsed.tokens.find((token) => token.kind === kind) as
      Extract<(typeof parsed.tokens)[number], { kind: Kind }> | undefined;
  return { ...parsed, one, due: one('due')?.due };
};
const at = (month: number, day: number, hour: number, minute = 0) =>
  new Date(2026, month - 1, day, hour, minute);

test('the whole of it in one line', () => {
  const { title, due, one } = read('Buy milk tomorrow 5pm !high #home @bob +Everyday');

  expect(title).toBe('Buy milk');
  expect(due).toEqual(at(11, 22, 17));
  expect(one('priority')?.priority).toBe('high');
  expect(one('tag')?.tag).toBe(home);
  expect(one('assignee')?.person).toBe(bob);
  expect(one('project')?.project).toBe(everyday);
});

test('every token says where it stands', () => {
  const text = '  Buy milk !high tomorrow at 5pm, then #home';
  for (const token of read(text).tokens) expect(text.slice(token.start, token.end)).toBe(token.text);
  expect(read(text).tokens.map((token) => token.text)).toEqual(['!high', 'tomorrow at 5pm', '#home']);
  expect(read(text).title).toBe('Buy milk, then');
});

test('what is taken back stays in the title', () => {
  const text = 'Prepare monday standup !high';
  expect(read(text).title).toBe('Prepare standup');
  expect(read(text, ['monday']).title).toBe('Prepare monday standup');
  expect(read(text, ['monday']).due).toBeUndefined();
  expect(keyOf({ text: '!High' })).toBe('!high');
});

describe('dates', () => {
  test.each([
    ['Pay rent on friday', at(11, 27, 9), 'Pay rent'],
    ['Pay rent by 1 December', at(12, 1, 9), 'Pay rent'],
    ['Call at 15:30', at(11, 21, 15, 30), 'Call'],
    // Eight is over for today.
    ['Call at 8am', at(11, 22, 8), 'Call'],
    ['Look again in 2 hours', at(11, 21, 12), 'Look again'],
    ['Send it today', at(11, 21, 17), 'Send it'],
    ['Plan next week', at(11, 28, 9), 'Plan'],
    ['Water plants tomorrow morning', at(11, 22, 6), 'Water plants'],
    ['Report due 2026-12-24', at(12, 24, 9), 'Report'],
    ['tomorrow 9:15 stand-up', at(11, 22, 9, 15), 'stand-up'],
  ])('%s', (text, due, title) => {
    expect(read(text).due).toEqual(due);
    expect(read(text).title).toBe(title);
  });

  test('are never in the past where no year is said', () => {
    expect(read('Taxes on 3 March').due).toEqual(new Date(2027, 2, 3, 9));
    expect(read('Meet on saturday').due!.getTime()).toBeGreaterThan(now.getTime());
  });

  test('from one to another set the start as well', () => {
    const { title, one } = read('Workshop tomorrow from 2pm to 4pm');
    expect(title).toBe('Workshop');
    expect(one('due')).toMatchObject({ from: at(11, 22, 14), due: at(11, 22, 16) });
  });

  test.each([
    'Buy sun cream',
    'March with them',
    'May I help',
    'Order 12 screws',
    'Fix issue 404',
    'Second attempt',
  ])('are not seen in “%s”', (text) => {
    expect(read(text).tokens).toEqual([]);
    expect(read(text).title).toBe(text);
  });

  test('but an abbreviation at the end is one', () => {
    expect(read('Call mum sun').due).toEqual(at(11, 22, 9));
  });
});

describe('names', () => {
  test('may have spaces, and the longest one counts', () => {
    const { title, one } = read('Write +Spring launch plan #deep work @Bob Builder now');
    expect(one('project')?.project).toBe(spring);
    expect(one('tag')?.tag).toBe(deep);
    expect(one('assignee')?.person).toBe(bob);
    expect(title).toBe('Write plan');
  });

  test('in quotes are taken as they are', () => {
    expect(read('x +"spring launch"').one('project')?.project).toBe(spring);
    expect(read('x #"two words"').one('newTag')?.name).toBe('two words');
  });

  test('a person is meant by any of their names, and only if nobody else can be', () => {
    expect(read('x @builder').one('assignee')?.person).toBe(bob);
    expect(read('x @um').one('assignee')?.person).toBe(uma);
    expect(read('x @u').tokens).toEqual([]);
    expect(read('x @me').one('assignee')?.person).toBe(uma);
    expect(read('Write to ann@x.example').tokens).toEqual([]);
  });

  test('several people and tags, but one priority and one project', () => {
    const { tokens, title } = read('x @bob @uma #home #deep work !high !low +Every +Spring');
    expect(tokens.map(({ kind }) => kind)).toEqual([
      'assignee',
      'assignee',
      'tag',
      'tag',
      'priority',
      'project',
    ]);
    expect(title).toBe('x !low +Spring');
  });

  test('an unknown tag is a new one; a number is none', () => {
    expect(read('x #garden').one('newTag')?.name).toBe('garden');
    expect(read('Fix #42').tokens).toEqual([]);
    expect(read('C# and a#b').tokens).toEqual([]);
  });

  test('an unknown project or person is text', () => {
    expect(read('1 +2 @nobody').title).toBe('1 +2 @nobody');
  });
});

test.each([
  ['!urgent', 'urgent'],
  ['!1', 'urgent'],
  ['!H', 'high'],
  ['!m', 'medium'],
  ['!low.', 'low'],
])('%s is a priority', (text, priority) => {
  expect(read(`x ${text}`).one('priority')?.priority).toBe(priority);
});
test.each(['!', 'wow!high', '!highest', '!!'])('%s is none', (text) => {
  expect(read(`x ${text}`).tokens).toEqual([]);
});

test('a hostile text is read quickly', () => {
  const started = performance.now();
  for (const piece of ['!', '#a', '@b ', '+', 'tomorrow ', '1/', '\u0000'])
    read(piece.repeat(500).slice(0, 500));
  expect(performance.now() - started).toBeLessThan(2_000);
});

test('what is being named is what stands before the caret', () => {
  expect(sigilBefore('Buy #ho', 7)).toEqual({ sigil: '#', query: 'ho', from: 4 });
  expect(sigilBefore('Buy @', 5)).toEqual({ sigil: '@', query: '', from: 4 });
  expect(sigilBefore('a@b', 3)).toBeNull();
  expect(sigilBefore('Buy #home now', 13)).toBeNull();
});

describe('what repeats', () => {
  const repeat = (text: string, ignored: string[] = []) => {
    const { one, due, title } = read(text, ignored);
    return { rule: one('repeat')?.rule, due: due ?? one('repeat')?.first, title };
  };

  // Now it is Saturday, ten o'clock.
  test.each([
    ['Water the plants every monday', 'FREQ=WEEKLY;BYDAY=MO', at(11, 23, 9)],
    ['Water the plants every monday 7:30', 'FREQ=WEEKLY;BYDAY=MO', at(11, 23, 7, 30)],
    ['Water the plants every mon and thu at 5pm', 'FREQ=WEEKLY;BYDAY=MO,TH', at(11, 23, 17)],
    ['Water the plants every other friday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', at(11, 27, 9)],
    ['Water the plants every weekday at 8am', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', at(11, 23, 8)],
    ['every 3 days Water the plants', 'FREQ=DAILY;INTERVAL=3', at(11, 22, 9)],
    ['Water the plants every day at 11:00', 'FREQ=DAILY', at(11, 21, 11)],
    ['Water the plants every month 1 December', 'FREQ=MONTHLY', at(12, 1, 9)],
    ['Water the plants every saturday', 'FREQ=WEEKLY;BYDAY=SA', at(11, 28, 9)],
  ])('%s', (text, rule, due) => {
    expect(repeat(text)).toEqual({ rule, due, title: 'Water the plants' });
  });

  test.each(['Check every box', 'Every monday meeting note', 'every 0 days', 'Tell everyone on monday'])(
    'not without being meant: %s',
    (text) => {
      const { rule } = repeat(text, ['every monday']);
      expect(rule).toBeUndefined();
    },
  );
});
