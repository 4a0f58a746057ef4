import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { page, visit } from '@/test/harness';
import { asked, runSearch } from './search';

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
  const day = asked({ from: '2026-11-20', to: '2026-11-20' });
  expect(Date.parse(day.to!) - Date.parse(day.from!)).toBe(86_400_000);
});

test('a failed run shows its steps with what went in and why they failed, and can be retried', async () => {
  const { calls, user } = visit('/runs/r1', {
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

test('a run that is over begins again, and the new one says of which it is another attempt', async () => {
  const over = { ...failed, endedAt: '2026-01-01T10:00:02Z', state: 'cancelled' };
  const { user, router } = visit('/runs/r1', {
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
