import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decisionOfFinding, emptyDecision, offeredDecisions, problemsOf, TYPES } from './dmn';

const SERVER = join(
  import.meta.dirname,
  '../../../../../engine/src/main/java/io/taskloom/engine/bpm/model/ModelValues.java',
);
const drawn = emptyDecision('level', 'Level <of> "care"').replace(
  '<text></text>',
  '<text>order.amount</text>',
);

test('types are those that the server takes', () => {
  const types = /TYPES =\s*List\.of\(([^)]*)\)/.exec(readFileSync(SERVER, 'utf8'))?.[1];

  expect(types?.match(/\w+/g)).toEqual(TYPES);
});

test('a decision is offered by its name, with what its result is made of', () => {
  expect(offeredDecisions({ level: drawn })).toEqual([
    {
      id: 'level',
      name: 'Level <of> "care"',
      outputs: [{ name: 'result' }],
      problems: [],
    },
  ]);
  expect(offeredDecisions({ odd: '<x' })).toMatchObject([{ id: 'odd', outputs: [] }]);
});

test('what the server would refuse is told while drawing', () => {
  expect(problemsOf('level', emptyDecision('level', 'Level'))).toEqual([
    'Input 1 does not say what it looks at: double-click its head and write an expression.',
  ]);
  expect(problemsOf('other', drawn)).toEqual([expect.stringContaining('no decision with the id “other”')]);
  expect(problemsOf('level', drawn.replace('FIRST', 'PRIORITY'))).toEqual([
    'The hit policy “PRIORITY” is not available here.',
  ]);
  expect(problemsOf('level', drawn.replace('name="result"', 'name="result" typeRef="date"'))).toEqual([
    'There is no type “date”.',
  ]);
  const rule = /<rule[\s\S]*<\/rule>/.exec(drawn)?.[0] ?? '';
  expect(problemsOf('level', drawn.replace(rule, rule.repeat(2501)))).toEqual([
    'The table has more than 40 columns or 5000 cells. Split it.',
  ]);
  expect(problemsOf('level', '<definitions/>')).toEqual([
    'This is no decision: it is not written in DMN 1.3.',
  ]);
});

test('a finding leads to the decision it is about', () => {
  const finding = {
    elementId: null,
    rule: 'decision-type',
    message: 'The decision "level" (x): No.',
    remedy: '',
  };

  expect(decisionOfFinding(finding as never, { level: drawn })).toBe('level');
  expect(decisionOfFinding({ ...finding, rule: 'form' } as never, { level: drawn })).toBeUndefined();
});
