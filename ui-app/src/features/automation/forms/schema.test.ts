import { FormFields } from '@bpmn-io/form-js-viewer';
import { readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kinds, ofForm } from './limits';
import { emptySchema, formOfFinding, freeId, offeredForms, problemsOf } from './schema';

const LIST = join(
  import.meta.dirname,
  '../../../../../engine/src/main/resources/io/taskloom/engine/bpm/form/form-list.txt',
);

/** The server's list, with its names for lines written out. */
function serversList() {
  const lines = readFileSync(LIST, 'utf8')
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'))
    .map((line) => line.split('|').map((part) => part.trim().split(/\s+/).filter(Boolean)));
  const named = new Map(lines.map(([[name = ''] = [], ...rest]) => [name, rest]));
  const spelt = (words: readonly string[], column: number): string[] =>
    words.flatMap((word) => (word.startsWith('*') ? spelt(named.get(word)?.[column] ?? [], column) : [word]));
  return [...named]
    .filter(([name]) => !name.startsWith('*'))
    .map(([name, [properties = [], rules = []]]) => ({
      name,
      properties: spelt(properties, 0).sort(),
      rules: spelt(rules, 1).sort(),
    }));
}

test('a form may hold here what it may hold on the server', () => {
  const list = serversList();

  expect(list.filter(({ name }) => name !== 'form')).toEqual(
    Object.entries(kinds).map(([name, { properties, rules = [] }]) => ({
      name,
      properties: [...properties].sort(),
      rules: [...rules].sort(),
    })),
  );
  expect(list.find(({ name }) => name === 'form')?.properties).toEqual([...ofForm].sort());
});

test('what the palette makes is permitted as it is', () => {
  const fields = new FormFields() as unknown as {
    get(type: string): { config: { create: (options: object, fresh: boolean) => object } };
  };
  const components = Object.keys(kinds).map((type) => ({
    ...fields.get(type).config.create({}, true),
    type,
    id: type,
    ...(kinds[type]?.rules ? { key: type } : {}),
  }));

  expect(problemsOf({ type: 'default', id: 'all', components })).toEqual([]);
});

test('editor and viewer of forms share one preact, and are of one version', () => {
  const here = createRequire(import.meta.url);
  const editor = createRequire(realpathSync(here.resolve('@bpmn-io/form-js-editor')));
  const viewer = createRequire(editor.resolve('@bpmn-io/form-js-viewer'));
  const versionOf = (from: NodeJS.Require) =>
    (from('@bpmn-io/form-js-viewer/package.json') as { version: string }).version;

  expect(viewer.resolve('preact')).toBe(editor.resolve('preact'));
  expect(versionOf(here)).toBe(versionOf(editor));
});

test('keys are plain, told apart, and none of Taskloom’s own', () => {
  const question = (key: string, more: object = {}) => ({
    type: 'textfield',
    id: key,
    label: key,
    key,
    ...more,
  });
  const components = [
    question('amount'),
    question('a.b'),
    question('taskloomState'),
    { type: 'group', id: 'g', components: [question('amount', { id: 'again' })] },
    question('fixed', { readonly: '=true' }),
    { type: 'html', id: 'h', content: '<b/>' },
    question('styled', { validate: { required: true, patternErrorMessage: 'No' } }),
  ];

  expect(problemsOf({ type: 'default', components }).map(({ id, message }) => [id, message])).toEqual([
    ['a.b', '“a.b” needs a key of letters, digits and _ that does not begin with “taskloom”.'],
    [
      'taskloomState',
      '“taskloomState” needs a key of letters, digits and _ that does not begin with “taskloom”.',
    ],
    ['again', 'Two questions have the key “amount”.'],
    ['fixed', '“fixed”: “readonly” must be yes or no, not an expression.'],
    ['h', '“h” is of a kind that is not available here. Take it out.'],
    ['styled', '“styled” has “patternErrorMessage”, which is not available here.'],
  ]);
  expect(problemsOf('nonsense')).toHaveLength(1);
  expect(problemsOf({ components: [{ type: 'text', id: 't', text: 'x'.repeat(70_000) }] })).toEqual([
    { message: 'The form is larger than 64 KB.' },
  ]);
});

test('a new form is called like its step, and like no other form', () => {
  expect(freeId('Approve the purchase!', {})).toBe('approve-the-purchase');
  expect(freeId('Überprüfen', { uberprufen: {} })).toBe('uberprufen-2');
  expect(freeId(null, { form: {}, 'form-2': {} })).toBe('form-3');
  expect(problemsOf(emptySchema('x'))).toEqual([]);
});

test('later steps know what was filled in', () => {
  const schema = {
    components: [
      { type: 'number', key: 'amount', label: 'Amount' },
      { type: 'group', components: [{ type: 'taglist', key: 'tags' }] },
      { type: 'text', text: 'Hello' },
    ],
  };

  expect(offeredForms({ purchase: schema })).toEqual([
    {
      id: 'purchase',
      variables: [
        { name: 'amount', detail: 'Amount', isList: false },
        { name: 'tags', isList: true },
      ],
      problems: [],
    },
  ]);
});

test('a finding about a form leads to it', () => {
  const finding = { elementId: 'ask', rule: 'form', message: 'The form "purchase": it has …', remedy: '' };

  expect(formOfFinding(finding, { purchase: {} })).toBe('purchase');
  expect(formOfFinding(finding, {})).toBeUndefined();
  expect(formOfFinding({ ...finding, rule: 'element' }, { purchase: {} })).toBeUndefined();
});
