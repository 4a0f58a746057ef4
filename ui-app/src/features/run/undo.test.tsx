import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { designer, page, uma, visit } from '@/test/harness';

// It draws SVG, which jsdom cannot lay out; it is tested where it lives, and in the browser.
vi.mock('@taskloom/modeler/viewer', () => ({
  createViewer: () => ({ ready: Promise.resolve(), setTheme() {}, showRun() {}, destroy() {} }),
}));

const over = {
  id: 'r1',
  automationId: 'a1',
  automationName: 'Chase urgent tasks',
  version: 3,
  workspaceId: 'w1',
  state: 'completed',
  trigger: { type: 'manual', eventId: null, subject: null },
  startedAt: '2026-01-01T10:00:00Z',
  endedAt: '2026-01-01T10:00:02Z',
  error: null,
  undo: null,
};
const step = { id: 's1', elementId: 'change', elementName: 'Raise it', reason: null, endedAt: null };
const mail = {
  ...step,
  id: 's2',
  elementId: 'mail',
  elementName: 'Tell them',
  state: 'left',
  effects: [],
  reason: '“Send an e-mail” can’t be undone.',
};
const changed = (state: string) => ({
  ...step,
  state,
  effects: [
    { what: 'priority', left: null },
    { what: 'title', left: 'It was changed since.' },
  ],
});
const undone = {
  state: 'partly',
  startedAt: '2026-01-01T11:00:00Z',
  endedAt: '2026-01-01T11:00:01Z',
  by: uma,
};

test('before a run is undone it is said what goes back and what stays, and afterwards what came of it', async () => {
  let asked = false;
  const { calls, user } = visit('/runs/r1', {
    ...designer,
    'GET /runs/r1': () => (asked ? { ...over, undo: undone } : over),
    'GET /runs/r1/steps': () => page([]),
    'GET /runs/r1/undo': () =>
      asked
        ? { undo: undone, steps: [changed('partly'), mail] }
        : { undo: null, steps: [changed('waiting'), mail] },
    'POST /runs/r1/undo': () => {
      asked = true;
      return Response.json({ undo: { ...undone, state: 'under_way' }, steps: [] }, { status: 202 });
    },
  });

  await user.click(await screen.findByRole('button', { name: 'Undo…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Undo this run?' }));
  const ahead = within(await dialog.findByRole('list', { name: 'What will be taken back' }));
  expect(ahead.getByText('priority as before')).toBeVisible();
  expect(ahead.getByText('title stays: It was changed since.')).toBeVisible();
  const stays = within(dialog.getByRole('list', { name: 'What stays as it is' }));
  expect(stays.getByText(/Send an e-mail/)).toBeVisible();
  await user.click(dialog.getByRole('button', { name: 'Undo it' }));

  const report = within(await screen.findByRole('region', { name: 'Undo' }));
  expect(await report.findByText(/by Uma User/)).toBeVisible();
  expect(await report.findByText('Raise it')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Undo…' })).toBeNull();
  expect(calls.filter((call) => call.method === 'POST' && call.path === '/runs/r1/undo')).toHaveLength(1);
});

test('nothing to take back is nothing to ask for, and who may not is not asked', async () => {
  const { user } = visit('/runs/r1', {
    ...designer,
    'GET /runs/r1': () => over,
    'GET /runs/r1/steps': () => page([]),
    'GET /runs/r1/undo': () => ({ undo: null, steps: [mail] }),
  });

  await user.click(await screen.findByRole('button', { name: 'Undo…' }));

  const dialog = within(await screen.findByRole('dialog', { name: 'Undo this run?' }));
  expect(await dialog.findByText('The run did nothing that can be taken back.')).toBeVisible();
  expect(dialog.getByRole('button', { name: 'Undo it' })).toBeDisabled();
});

test('what failed is tried again', async () => {
  const failed = { ...undone, state: 'failed' };
  const { calls, user } = visit('/runs/r1', {
    ...designer,
    'GET /runs/r1': () => ({ ...over, undo: failed }),
    'GET /runs/r1/steps': () => page([]),
    'GET /runs/r1/undo': () => ({
      undo: failed,
      steps: [{ ...mail, state: 'failed', reason: 'shop.example answered 503.' }],
    }),
    'POST /runs/r1/undo': () => Response.json({ undo: failed, steps: [] }, { status: 202 }),
  });

  const report = within(await screen.findByRole('region', { name: 'Undo' }));
  expect(await report.findByText('shop.example answered 503.')).toBeVisible();
  await user.click(report.getByRole('button', { name: 'Try again' }));

  expect(await screen.findByText('The run is being undone')).toBeVisible();
  expect(calls.some((call) => call.method === 'POST' && call.path === '/runs/r1/undo')).toBe(true);
});

test('chosen runs are undone at once, but for those that were', async () => {
  const { calls, user } = visit('/workspaces/w1/runs', {
    ...designer,
    'GET /workspaces/w1/automations': () => page([]),
    'GET /workspaces/w1/runs': () => page([over, { ...over, id: 'r2' }, { ...over, id: 'r3', undo: undone }]),
    'POST /workspaces/w1/runs/bulk': () => ({
      items: [
        { runId: 'r1', status: 200, problem: null },
        { runId: 'r2', status: 200, problem: null },
      ],
      more: false,
    }),
  });
  expect(await screen.findByText(/Partly undone · by Uma User/)).toBeVisible();

  await user.click(await screen.findByRole('checkbox', { name: 'Choose all shown' }));
  expect(screen.getByRole('button', { name: 'Cancel 0' })).toBeDisabled();
  await user.click(screen.getByRole('button', { name: 'Undo 2' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Undo 2 runs?' }));
  await user.click(dialog.getByRole('button', { name: 'Undo 2' }));

  expect(await screen.findByText('2 runs are being undone')).toBeVisible();
  expect(calls.find((call) => call.path.endsWith('/bulk'))?.body).toEqual({
    action: 'undo',
    runs: ['r1', 'r2'],
  });
});
