import { screen, waitFor } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import type { Task } from '@/lib/api/types';
import { aTask, loadPanel, visit } from '@/test/harness';
import { meaningOf } from '../board/model';

// What is loaded on demand is loaded before, so that a busy machine is not taken for a failure.
beforeAll(loadPanel, 60_000);

const inDoing = (more: object = {}) =>
  aTask({ id: 't1', status: 'in_progress', step: { id: 'doing', name: 'Doing', waits: true }, ...more });
const review = { id: 'review', name: 'Review', status: 'in_progress', end: false };

test('the panel offers the columns that the work flow allows, and no completing before its end', async () => {
  let task: Task = inDoing();
  const { calls, user } = visit('/my-tasks?task=t1', {
    'GET /tasks/*': () => task,
    'GET /tasks/t1/moves': () => ({ step: task.step, moves: [review] }),
    'GET /tasks/t1/approval': () => ({
      needed: 0,
      fourEyes: false,
      votes: [],
      mayDecide: false,
      because: null,
    }),
    'POST /tasks/t1/step': ({ body }) => {
      task = inDoing({ version: 2, step: { id: (body as { to: string }).to, name: 'Review', waits: true } });
      return task;
    },
  });

  const step = await screen.findByRole('combobox', { name: 'Step' });
  expect(step).toHaveValue('Doing');
  expect(screen.queryByRole('button', { name: 'Complete' })).toBeNull();
  await user.click(step);
  await user.click(await screen.findByRole('option', { name: 'Review' }));

  await waitFor(() =>
    expect(calls.some(({ method, path }) => method === 'POST' && path.endsWith('/step'))).toBe(true),
  );
  await waitFor(() => expect(screen.getByRole('combobox', { name: 'Step' })).toHaveValue('Review'));
});

test('on the board a card goes along the work flow, is closed, but never comes back by itself', () => {
  const to = (task: Task, column: string) =>
    meaningOf('step', task, ' ', { column, lane: 'none', before: null }, 'none');

  expect(to(inDoing(), 'review')).toEqual({ patch: {}, step: 'review' });
  expect(to(inDoing(), 'done')).toEqual({ patch: { status: 'done' } });
  expect(to(inDoing(), 'others')).toBeUndefined();
  expect(to(inDoing({ status: 'done', step: null }), 'review')).toBeUndefined();
});
