import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { designer, page, problem, visit } from '@/test/harness';

const automation = {
  id: 'a1',
  workspaceId: 'w1',
  projectId: null,
  name: 'Order something',
  description: null,
  published: 1,
  draftVersion: 1,
  hasUnpublishedChanges: false,
  triggers: [],
  draftTriggers: [],
  startForm: 'order',
  enabled: true,
  errorAutomationId: null,
  runsKeptDays: null,
  updatedAt: '2026-01-01T10:00:00Z',
  version: 1,
};
const schema = {
  type: 'default',
  components: [
    { type: 'textfield', key: 'what', label: 'What is needed', id: 'f1', validate: { required: true } },
    { type: 'number', key: 'amount', label: 'How many', id: 'f2' },
  ],
};
const served = {
  ...designer,
  'GET /automations/a1': () => automation,
  'GET /automations/a1/runs': () => page([]),
  'GET /automations/a1/start/form': () => ({ schema }),
};

test('what an automation asks for is filled in before it begins, and what is wrong is said', async () => {
  let refused = true;
  const { calls, user } = visit('/automations/a1?tab=runs', {
    ...served,
    'POST /automations/a1/start': () =>
      refused
        ? problem(400, 'Not valid.', {
            errors: [{ field: 'variables.amount', code: 'range', message: 'At most 5.' }],
          })
        : problem(409, 'It has been switched off.'),
  });
  const starts = () => calls.filter(({ path, method }) => method === 'POST' && path.endsWith('/start'));

  await user.click(await screen.findByRole('button', { name: 'Start by hand' }));
  const dialog = await screen.findByRole('dialog', { name: 'Start “Order something”' });
  const what = await within(dialog).findByLabelText(/What is needed/);
  await user.click(within(dialog).getByRole('button', { name: 'Start with these answers' }));

  expect(await within(dialog).findByText('Some answers are missing or not valid.')).toBeVisible();
  expect(within(dialog).getByText('Field is required.')).toBeVisible();
  expect(starts()).toEqual([]);

  await user.type(what, 'A fan');
  await user.type(within(dialog).getByLabelText(/How many/), '7');
  await user.click(within(dialog).getByRole('button', { name: 'Start with these answers' }));
  expect(await within(dialog).findByText('How many: At most 5.')).toBeVisible();
  expect(starts()[0]?.body).toEqual({ variables: { what: 'A fan', amount: 7 } });

  refused = false;
  await user.click(within(dialog).getByRole('button', { name: 'Start with these answers' }));
  expect(await within(dialog).findByText('It has been switched off.')).toBeVisible();
  expect(what).toHaveValue('A fan');

  await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
});

test('a form that can’t be read is asked for again', async () => {
  let there = false;
  const { user } = visit('/automations/a1?tab=runs', {
    ...served,
    'GET /automations/a1/start/form': () => (there ? { schema } : problem(409, 'It is switched off.')),
  });

  await user.click(await screen.findByRole('button', { name: 'Start by hand' }));
  expect(await screen.findByText(/It is switched off/)).toBeVisible();
  there = true;
  await user.click(screen.getByRole('button', { name: 'Try again' }));

  expect(await screen.findByLabelText(/What is needed/)).toBeVisible();
});

test('an automation that asks for nothing begins at once', async () => {
  const { calls, user } = visit('/automations/a1?tab=runs', {
    ...served,
    'GET /automations/a1': () => ({ ...automation, startForm: null }),
    'POST /automations/a1/start': () => problem(507, 'There is no room for more run data.'),
  });

  await user.click(await screen.findByRole('button', { name: 'Start by hand' }));

  expect(await screen.findByText(/no room for more run data/)).toBeVisible();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(calls.find(({ path, method }) => method === 'POST' && path.endsWith('/start'))?.body).toEqual({});
});
