import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { designer, page, uma, visit } from '@/test/harness';
import { asked, runSearch, workspaceRunSearch } from './search';

// It draws SVG, which jsdom cannot lay out; it is tested where it lives, and in the browser.
vi.mock('@taskloom/modeler/viewer', () => ({
  createViewer: () => ({ ready: Promise.resolve(), setTheme() {}, showRun() {}, destroy() {} }),
}));

const failed = {
  id: 'r1',
  automationId: 'a1',
  automationName: 'Chase urgent tasks',
  version: 3,
  workspaceId: 'w1',
  state: 'failed',
  trigger: { type: 'TaskCreated', eventId: 'e1', subject: { kind: 'task', id: 't1' } },
  startedAt: '2026-01-01T10:00:00Z',
  endedAt: null,
  error: 'Call the webhook: 503',
};
const step = {
  id: 's1',
  elementId: 'call',
  elementName: 'Call the webhook',
  elementType: 'serviceTask',
  state: 'failed',
  attempts: 3,
  input: { url: 'https://example.org' },
  output: null,
  error: 'answered 503',
  startedAt: '2026-01-01T10:00:00Z',
  endedAt: '2026-01-01T10:00:02Z',
};

test('runs are narrowed by their states, which stand in the address', async () => {
  const { calls, user, router } = visit('/workspaces/w1/runs', {
    'GET /workspaces/w1/automations': () => page([]),
    'GET /workspaces/w1/runs': ({ query }) => page(query.get('state') === 'waiting' ? [] : [failed]),
  });
  expect(await screen.findByText('Chase urgent tasks')).toBeVisible();
  expect(screen.getByText('Call the webhook: 503')).toBeVisible();

  await user.click(screen.getByRole('checkbox', { name: 'Waiting' }));

  expect(await screen.findByText('No such runs')).toBeVisible();
  expect(router.state.location.search).toEqual({ state: ['waiting'] });

  await user.click(screen.getByRole('checkbox', { name: 'Failed' }));

  expect(await screen.findByText('Chase urgent tasks')).toBeVisible();
  expect(calls.some((call) => call.query.getAll('state').join() === 'waiting,failed')).toBe(true);

  await user.click(screen.getByRole('button', { name: 'Show all runs' }));
  expect(router.state.location.search).toEqual({});
});

test('what is typed is searched for once the typing pauses', async () => {
  const { calls, user, router } = visit('/workspaces/w1/runs?step=call', {
    'GET /workspaces/w1/automations': () => page([{ id: 'a1', name: 'Chase urgent tasks' }]),
    'GET /workspaces/w1/runs': () => page([failed]),
  });

  await user.type(await screen.findByRole('textbox', { name: 'Search' }), '503');

  await waitFor(() => expect(router.state.location.search).toEqual({ q: '503', step: 'call' }));
  await waitFor(() => expect(calls.at(-1)?.query.get('q')).toBe('503'));
  expect(calls.filter((call) => call.query.has('q'))).toHaveLength(1);
  expect(screen.getByRole('textbox', { name: 'At the step' })).toHaveValue('call');
});

test('days of an address are asked for from their beginning to their end', () => {
  expect(runSearch({ from: '2026-11-20', to: 'soon', version: '2', state: 'failed,asleep', q: 7 })).toEqual({
    from: '2026-11-20',
    version: 2,
    state: ['failed'],
    q: '7',
  });
  expect(workspaceRunSearch({ version: 2, q: 'x' })).toEqual({ q: 'x' });
  expect(workspaceRunSearch({ version: 2, automation: 'a1' })).toEqual({ version: 2, automation: 'a1' });
  const day = asked({ from: '2026-11-20', to: '2026-11-20' });
  expect(Date.parse(day.to!) - Date.parse(day.from!)).toBe(86_400_000);
});

test('a failed run shows its steps with what went in and why they failed, and can be retried', async () => {
  const { calls, user } = visit('/runs/r1', {
    ...designer,
    'GET /runs/r1': () => failed,
    'GET /runs/r1/steps': () => page([step]),
    'POST /runs/r1/retry': () => Response.json({ ...failed, state: 'running' }, { status: 202 }),
  });

  await user.click(await screen.findByRole('button', { name: /Call the webhook/ }));
  expect(
    within(await screen.findByRole('region', { name: 'Input' })).getByText('"https://example.org"'),
  ).toBeVisible();
  expect(screen.getByText('answered 503')).toBeVisible();
  expect(screen.getByText(/3 attempts/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Retry' }));

  expect(await screen.findByText('The failed step is tried again')).toBeVisible();
  expect(calls.some((call) => call.method === 'POST' && call.path === '/runs/r1/retry')).toBe(true);
});

test('a failed run is retried with other data: only what was changed is sent', async () => {
  const corrections = [{ at: '2026-01-01T10:05:00Z', by: uma, names: ['url'] }];
  const { calls, user } = visit('/runs/r1', {
    ...designer,
    'GET /runs/r1': () => ({ ...failed, corrections }),
    'GET /runs/r1/steps': () =>
      page([{ ...step, input: { url: 'https://example.org', tries: 3, body: {} } }]),
    'POST /runs/r1/retry': () => Response.json({ ...failed, state: 'running' }),
  });
  expect(await screen.findByText(/Data corrected by Uma User .*: url/)).toBeVisible();
  await screen.findByRole('button', { name: /Call the webhook/ });

  await user.click(screen.getByRole('button', { name: 'Retry with other data…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Retry with other data' }));
  const url = dialog.getByRole('textbox', { name: 'url' });
  await user.clear(url);
  await user.type(url, 'https://example.com');
  const tries = dialog.getByRole('textbox', { name: 'tries' });
  await user.clear(tries);
  expect(dialog.getByText('This is no JSON.')).toBeVisible();
  expect(dialog.getByRole('button', { name: 'Retry' })).toBeDisabled();
  await user.type(tries, '4');
  await user.click(dialog.getByRole('textbox', { name: 'Variables of the run' }));
  await user.paste('{"who": "Eve"}');
  await user.click(dialog.getByRole('button', { name: 'Retry' }));

  expect(await screen.findByText('The failed step is tried again')).toBeVisible();
  expect(calls.find((call) => call.path === '/runs/r1/retry')?.body).toEqual({
    variables: { url: 'https://example.com', tries: 4, who: 'Eve' },
  });
});

test('a failed step is skipped with what it shall have brought, and says who did', async () => {
  let skipped = false;
  const { calls, user } = visit('/runs/r1', {
    ...designer,
    'GET /runs/r1': () => (skipped ? { ...failed, state: 'completed', error: null } : failed),
    'GET /runs/r1/steps': () => page([skipped ? { ...step, state: 'skipped', skippedBy: uma } : step]),
    'POST /runs/r1/skip': () => {
      skipped = true;
      return Response.json({ ...failed, state: 'running' });
    },
  });

  await user.click(await screen.findByRole('button', { name: /Call the webhook/ }));
  await user.click(await screen.findByRole('button', { name: 'Skip this step' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Skip “Call the webhook”?' }));
  await user.click(dialog.getByRole('textbox', { name: 'What it brought' }));
  await user.paste('[1]');
  expect(dialog.getByText('This is no object of names and values.')).toBeVisible();
  await user.clear(dialog.getByRole('textbox', { name: 'What it brought' }));
  await user.paste('{"status": 200}');
  await user.click(dialog.getByRole('button', { name: 'Skip this step' }));

  expect(await screen.findByText(/skipped by Uma User/)).toBeVisible();
  expect(calls.find((call) => call.path === '/runs/r1/skip')?.body).toEqual({
    stepId: 's1',
    output: { status: 200 },
  });
});

test('who may not repair a run sees why it failed, and is offered nothing', async () => {
  const { user } = visit('/runs/r1', {
    'GET /runs/r1': () => failed,
    'GET /runs/r1/steps': () => page([step]),
  });

  await user.click(await screen.findByRole('button', { name: /Call the webhook/ }));

  expect(await screen.findByText('answered 503')).toBeVisible();
  for (const name of ['Retry', 'Retry with other data…', 'Cancel run', 'Skip this step'])
    expect(screen.queryByRole('button', { name })).toBeNull();
});

test('chosen runs are retried at once, and those that were refused are told of', async () => {
  const { calls, user } = visit('/workspaces/w1/runs', {
    'GET /workspaces/w1/automations': () => page([]),
    'GET /workspaces/w1/runs': () =>
      page([
        failed,
        { ...failed, id: 'r2', automationName: 'Other' },
        { ...failed, id: 'r3', state: 'completed', error: null, endedAt: '2026-01-01T10:00:02Z' },
      ]),
    'POST /workspaces/w1/runs/bulk': () => ({
      items: [
        { runId: 'r1', status: 200, problem: null },
        { runId: 'r2', status: 409, problem: { detail: 'It moved on.' } },
      ],
      more: false,
    }),
  });

  await user.click(await screen.findByRole('checkbox', { name: 'Choose all shown' }));
  await user.click(screen.getByRole('button', { name: 'Retry 2' }));

  expect(await screen.findByText('One run is tried again')).toBeVisible();
  expect(await screen.findByText('One run was refused')).toBeVisible();
  expect(screen.getByText('It moved on.')).toBeVisible();
  expect(calls.find((call) => call.path.endsWith('/bulk'))?.body).toEqual({
    action: 'retry',
    runs: ['r1', 'r2'],
  });
});

test('before all that match are retried it is said how many they are', async () => {
  const { calls, user } = visit('/workspaces/w1/runs?q=503', {
    'GET /workspaces/w1/automations': () => page([]),
    'GET /workspaces/w1/runs': () => page([failed]),
    'GET /workspaces/w1/runs/count': () => ({ runs: 37, more: false }),
    'POST /workspaces/w1/runs/bulk': () => ({ items: [], more: true }),
  });

  await user.click(await screen.findByRole('button', { name: 'Retry all that match…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Retry 37 failed runs?' }));
  await user.click(dialog.getByRole('button', { name: 'Retry 37' }));

  expect(await screen.findByText('There are others still.')).toBeVisible();
  expect(calls.find((call) => call.path.endsWith('/count'))?.query.get('state')).toBe('failed');
  expect(calls.find((call) => call.path.endsWith('/bulk'))?.body).toEqual({
    action: 'retry',
    filter: { q: '503', state: ['failed'], ended: false },
  });
});

test('a run that is over begins again, and the new one says of which it is another attempt', async () => {
  const over = { ...failed, endedAt: '2026-01-01T10:00:02Z', state: 'cancelled' };
  const { user, router } = visit('/runs/r1', {
    ...designer,
    'GET /runs/r1': () => over,
    'GET /runs/r1/steps': () => page([]),
    'GET /runs/r2': () => ({ ...over, id: 'r2', replayOf: 'r1' }),
    'GET /runs/r2/steps': () => page([]),
    'POST /runs/r1/replay': () => Response.json({ ...over, id: 'r2', replayOf: 'r1' }, { status: 202 }),
  });

  await user.click(await screen.findByRole('button', { name: 'Run again' }));

  expect(await screen.findByRole('link', { name: 'Show the run it repeats' })).toHaveAttribute(
    'href',
    '/runs/r1',
  );
  expect(router.state.location.pathname).toBe('/runs/r2');
});

test('a step shows what it is made from, a start no empty boxes', async () => {
  const bpmn = `<bpmn:definitions xmlns:bpmn="b" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
    <bpmn:serviceTask id="call" camunda:modelerTemplate="webhook.call" /></bpmn:definitions>`;
  const begun = { ...step, id: 's0', elementId: 'start', elementName: null, elementType: 'startEvent' };
  const template = { id: 'webhook.call', name: 'Call a webhook', icon: { contents: 'data:image/svg+xml,x' } };
  const { user } = visit('/runs/r1', {
    ...designer,
    'GET /runs/r1': () => ({ ...failed, bpmn }),
    'GET /runs/r1/steps': () => page([{ ...begun, state: 'completed', input: null, error: null }, step]),
    'GET /connectors': () => page([{ name: 'webhook' }]),
    'GET /connectors/webhook/element-template': () => [template],
  });

  const made = await screen.findByRole('button', { name: /Call a webhook/ });
  expect(made.querySelector('img')).toHaveAttribute('src', template.icon.contents);
  await user.click(screen.getByRole('button', { name: /Start/ }));

  expect(await screen.findByText('No values went in or came out.')).toBeVisible();
  expect(screen.queryByRole('region', { name: 'Input' })).toBeNull();
});

test('a failed run leads to the run that its failure has started, and that one back', async () => {
  const helper = {
    ...failed,
    id: 'r2',
    automationName: 'Tell the owner',
    state: 'completed',
    error: null,
    trigger: { type: 'RunFailed', eventId: 'e2', subject: { kind: 'run', id: 'r1' } },
  };
  const { user, router } = visit('/runs/r1', {
    ...designer,
    'GET /runs/r1': () => ({ ...failed, errorRuns: ['r2'] }),
    'GET /runs/r1/steps': () => page([step]),
    'GET /runs/r2': () => ({ ...helper, errorRuns: [] }),
    'GET /runs/r2/steps': () => page([]),
  });

  await user.click(await screen.findByRole('link', { name: 'Show the run that its failure has started' }));
  expect(router.state.location.pathname).toBe('/runs/r2');
  expect(await screen.findByText(/because another run failed/)).toBeVisible();

  await user.click(screen.getByRole('link', { name: 'Show the run that failed' }));
  expect(router.state.location.pathname).toBe('/runs/r1');
});
