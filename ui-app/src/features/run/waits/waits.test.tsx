import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { designer, page, visit } from '@/test/harness';

// It draws SVG, which jsdom cannot lay out; it is tested where it lives, and in the browser.
vi.mock('@taskloom/modeler/viewer', () => ({
  createViewer: () => ({ ready: Promise.resolve(), setTheme() {}, showRun() {}, destroy() {} }),
}));

const run = {
  id: 'r1',
  automationId: 'a1',
  automationName: 'Order',
  version: 1,
  workspaceId: 'w1',
  state: 'waiting',
  trigger: { type: 'manual', eventId: null, subject: null },
  startedAt: '2026-01-01T10:00:00Z',
  endedAt: null,
  error: null,
  undo: null,
};
const wait = {
  elementId: 'paid',
  waitsFor: 'TaskCompleted',
  condition: 'event.task.id = order',
  since: '2026-01-01T10:00:01Z',
  problem: 'The condition answers 3.',
};
const called = { ...wait, elementId: 'approval', waitsFor: 'Callback', condition: null, problem: null };
const address = 'https://taskloom.example/callbacks/abcdef';
const served = {
  ...designer,
  'GET /runs/r1': () => run,
  'GET /runs/r1/steps': () => page([]),
  'GET /trigger-types': () =>
    page([
      { type: 'TaskCompleted', title: 'A task is completed', description: '', variables: [], sample: {} },
    ]),
};

test('a run says for which event it waits, under which condition, and why the last one did not do', async () => {
  visit('/runs/r1', { ...served, 'GET /runs/r1/waits': () => ({ waits: [wait], callbacks: [] }) });

  const waits = await screen.findByRole('region', { name: 'Waits for' });

  expect(await within(waits).findByText(/The event “A task is completed”/)).toBeVisible();
  expect(within(waits).getByText('event.task.id = order')).toBeVisible();
  expect(within(waits).getByRole('note')).toHaveTextContent('The condition answers 3.');
});

test('who may repair a run copies the address at which it waits to be called', async () => {
  visit('/runs/r1', {
    ...served,
    'GET /runs/r1/waits': () => ({
      waits: [called],
      callbacks: [
        {
          elementId: 'approval',
          calledAt: '2026-01-01T10:00:00Z',
          takenAt: '2026-01-01T10:00:00Z',
        },
        { elementId: 'approval', url: address, calledAt: null, takenAt: null },
      ],
    }),
  });

  const waits = await screen.findByRole('region', { name: 'Waits for' });

  expect(within(waits).getByText(address)).toBeVisible();
  expect(within(waits).getByRole('button', { name: 'Copy' })).toBeVisible();
  expect(within(waits).getByText(/Called at “approval”/)).toBeVisible();
});

test('who may only look sees that it waits, without the address', async () => {
  visit('/runs/r1', {
    ...served,
    'GET /runs/r1/waits': () => ({
      waits: [called],
      callbacks: [{ elementId: 'approval', calledAt: null, takenAt: null }],
    }),
  });

  const waits = await screen.findByRole('region', { name: 'Waits for' });

  expect(within(waits).getByText(/A web call/)).toBeVisible();
  expect(within(waits).queryByRole('button', { name: 'Copy' })).not.toBeInTheDocument();
});
