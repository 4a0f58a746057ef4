import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import type { CustomField, TaskFieldValue } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { aTask, everyday, loadPanel, page, problem, ugo, uma, visit } from '@/test/harness';

const field = (id: string, name: string, type: CustomField['type'], more: Partial<CustomField> = {}) =>
  ({
    id,
    projectId: 'p1',
    name,
    type,
    position: id,
    required: false,
    min: null,
    max: null,
    decimals: null,
    unit: null,
    choices: [],
    archivedAt: null,
    version: 1,
    ...more,
  }) as CustomField;
const cost = field('f1', 'Cost', 'number', { unit: '€', required: true });
const phase = field('f2', 'Phase', 'choice', {
  choices: [
    { id: 'c1', name: 'Design', color: '#112233' },
    { id: 'c2', name: 'Build', color: '#445566' },
  ] as CustomField['choices'],
});
const link = field('f3', 'Link', 'url');
const all = [cost, phase, link];
const value = (of: CustomField, what: string | number | boolean, label: string | null = null) =>
  ({ id: of.id, name: of.name, type: of.type, value: what, label }) as TaskFieldValue;
const task = aTask({ id: 't1', title: 'Plan', fields: [value(cost, 12.5), value(phase, 'c1', 'Design')] });
const bare = aTask({ id: 't2', title: 'Bare' });

const routes = {
  'GET /projects/p1/fields': () => page(all),
  'GET /projects/p1/tasks': () => page([task, bare]),
  'GET /projects/p1/tasks/totals': () => ({
    count: 2,
    fields: [{ id: 'f1', filled: 1, checked: null, sum: 1200.5, average: 1200.5, min: 1200.5, max: 1200.5 }],
  }),
  'GET /tasks/t1': () => task,
  'GET /tasks/t2': () => bare,
};

beforeAll(async () => {
  await Promise.all([loadPanel(), import('../table/TableView')]);
}, 60_000);

test('an owner makes a choice with its words', async () => {
  const { calls, user } = visit('/projects/p1/settings?tab=fields', {
    'GET /projects/p1': () => ({ ...everyday, role: 'owner' }),
    'GET /projects/p1/fields': () => page([cost]),
    'POST /projects/p1/fields': ({ body }) => ({ ...phase, ...(body as object) }),
  });

  await user.click(await screen.findByRole('button', { name: m.field.add }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByRole('textbox', { name: m.field.name }), 'Phase');
  await user.click(dialog.getByRole('combobox', { name: m.field.type }));
  await user.click(await screen.findByRole('option', { name: m.field.types.choice }));
  await user.type(dialog.getByRole('textbox', { name: m.field.choiceName(1) }), 'Design');
  await user.click(dialog.getByRole('button', { name: m.field.create }));

  await waitFor(() =>
    expect(calls.find(({ method }) => method === 'POST')?.body).toMatchObject({
      name: 'Phase',
      type: 'choice',
      required: false,
      choices: [{ id: null, name: 'Design' }],
    }),
  );
});

test('who does not own the project looks on', async () => {
  visit('/projects/p1/settings?tab=fields', routes);

  expect(await screen.findByText(m.field.ownersOnly)).toBeInTheDocument();
  expect(await screen.findByText('Cost')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: m.field.add })).not.toBeInTheDocument();
});

test('a value is changed in the task, and taken off', async () => {
  const { calls, user } = visit('/projects/p1?task=t1', {
    ...routes,
    'PATCH /tasks/t1': () => ({ ...task, version: 2 }),
  });
  const panel = within(await screen.findByRole('region', { name: m.field.title }));
  const input = panel.getByRole('textbox', { name: 'Cost' });
  expect(input).toHaveValue('12.5 €');

  await user.clear(input);
  await user.type(input, '7{Enter}');
  await waitFor(() =>
    expect(calls.find(({ method }) => method === 'PATCH')?.body).toEqual({ fields: { f1: 7 } }),
  );
});

test('what the project asks for is asked for, and completes the task in one change', async () => {
  const { calls, user } = visit('/projects/p1?view=table', {
    ...routes,
    'GET /projects/p1/members': () => page([{ person: uma }, { person: ugo }]),
    'PATCH /tasks/t2': ({ body }) =>
      'fields' in (body as object)
        ? { ...bare, status: 'done', version: 2 }
        : problem(409, 'Before it is done, it needs: Cost.', {
            type: 'https://taskloom.io/problems/required-fields-missing',
            task: 't2',
            fields: [{ id: 'f1', name: 'Cost', type: 'number' }],
          }),
  });
  await user.click(await screen.findByRole('button', { name: m.field.editCell(m.task.status, 'Bare') }));
  await user.click(await screen.findByRole('menuitemradio', { name: m.task.statuses.done }));

  const dialog = within(await screen.findByRole('dialog', { name: m.field.requiredTitle }));
  const complete = await dialog.findByRole('button', { name: m.field.complete });
  await user.click(complete);
  expect(await dialog.findByRole('alert')).toHaveTextContent(m.field.stillEmpty);
  await user.type(dialog.getByRole('textbox', { name: 'Cost' }), '5');
  await user.tab();
  await user.click(complete);

  await waitFor(() =>
    expect(calls.filter(({ method }) => method === 'PATCH').at(-1)?.body).toEqual({
      fields: { f1: 5 },
      status: 'done',
    }),
  );
});

test('assignees and due date are changed in the table, and a search has totals of what it finds', async () => {
  const { calls, user } = visit('/projects/p1?view=table&q=plan', {
    ...routes,
    'GET /projects/p1/members': () => page([{ person: uma }, { person: ugo }]),
    'PATCH /tasks/t1': () => ({ ...task, version: 2 }),
  });
  const table = within(await screen.findByRole('table'));
  expect(await table.findByText(m.field.tasks(2))).toBeInTheDocument();
  expect(calls.find(({ path }) => path.endsWith('/totals'))?.query.get('q')).toBe('plan');

  await user.click(table.getByRole('button', { name: m.field.editCell(m.task.assignees, 'Plan') }));
  await user.click(await screen.findByRole('option', { name: ugo.name }));
  await user.keyboard('{Escape}');
  const due = table.getByRole('button', { name: m.field.editCell(m.task.due, 'Plan') });
  await user.click(due);
  await user.click(await screen.findByRole('button', { name: m.task.presets.tomorrow }));

  await waitFor(() => expect(calls.filter(({ method }) => method === 'PATCH')).toHaveLength(2));
  const [people, date] = calls.filter(({ method }) => method === 'PATCH').map((call) => call.body);
  expect(people).toEqual({ assignees: [ugo.id] });
  expect(date).toHaveProperty('dueAt', expect.stringMatching(/^\d{4}-/));
});

test('the table has the totals of the whole list, sorts by a field and is changed in its cells', async () => {
  const { calls, user, router } = visit('/projects/p1?view=table', {
    ...routes,
    'PATCH /tasks/t1': () => ({ ...task, version: 2 }),
  });
  const table = within(await screen.findByRole('table'));
  expect(await table.findByText(m.field.tasks(2))).toBeInTheDocument();
  expect(table.getByText('1,200.5 €')).toBeInTheDocument();

  await user.click(table.getByRole('button', { name: m.field.sortBy('Cost') }));
  await waitFor(() => expect(router.state.location.search).toMatchObject({ sort: '"Cost"' }));
  await waitFor(() => expect(calls.some(({ query }) => query.get('sort')?.startsWith('"Cost"'))).toBe(true));
  await user.click(await screen.findByRole('button', { name: m.field.editCell('Cost', 'Plan') }));
  const input = await screen.findByRole('textbox', { name: m.field.editCell('Cost', 'Plan') });
  await user.clear(input);
  await user.type(input, '9{Enter}');
  await waitFor(() =>
    expect(calls.find(({ method }) => method === 'PATCH')?.body).toEqual({ fields: { f1: 9 } }),
  );
});
