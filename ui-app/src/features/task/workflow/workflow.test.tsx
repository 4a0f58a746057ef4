import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import type { Task } from '@/lib/api/types';
import { aTask, loadPanel, problem, ugo, uma, visit } from '@/test/harness';
import { meaningOf } from '../board/model';

// What is loaded on demand is loaded before, so that a busy machine is not taken for a failure.
beforeAll(loadPanel, 60_000);

const inDoing = (more: object = {}) =>
  aTask({ id: 't1', status: 'in_progress', step: { id: 'doing', name: 'Doing', waits: true }, ...more });
const anApproval = (more: object = {}) => ({
  needed: 1,
  all: false,
  agreed: 0,
  fourEyes: false,
  approvers: [],
  more: 0,
  mayDecide: false,
  because: null,
  insteadOf: null,
  mayHandOn: false,
  handedTo: null,
  ...more,
});
const vote = (person: object, more: object = {}) => ({
  person,
  insteadOf: null,
  absent: false,
  decision: null,
  comment: null,
  at: null,
  ...more,
});
const mona = { id: 'mona', name: 'Mona Manager', email: null, pictureUrl: null };
const dan = { id: 'dan', name: 'Dan Designer', email: null, pictureUrl: null };
const review = { id: 'review', name: 'Review', status: 'in_progress', end: false };

test('the panel offers the columns that the work flow allows, and no completing before its end', async () => {
  let task: Task = inDoing();
  const { calls, user } = visit('/my-tasks?task=t1', {
    'GET /tasks/*': () => task,
    'GET /tasks/t1/moves': () => ({ step: task.step, moves: [review] }),
    'GET /tasks/t1/approval': () => anApproval({ needed: 0 }),
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

test('the panel says who has decided, who is missing and who decides for whom, and hands a vote on', async () => {
  let handed = false;
  const { calls, user } = visit('/my-tasks?task=t1', {
    'GET /tasks/*': () => aTask({ id: 't1', status: 'in_progress', step: { ...review, waits: true } }),
    'GET /projects/p1/members': () => ({
      items: [
        { person: uma, role: 'member' },
        { person: ugo, role: 'member' },
        { person: mona, role: 'member' },
        { person: { ...dan, id: 'v', name: 'Vera Viewer' }, role: 'viewer' },
      ],
      next: null,
    }),
    'GET /tasks/t1/approval': () =>
      anApproval({
        needed: 3,
        all: true,
        agreed: 1,
        mayDecide: !handed,
        because: handed ? 'handed-on' : null,
        handedTo: handed ? ugo : null,
        mayHandOn: !handed,
        approvers: [
          vote(mona, { decision: 'approved', comment: 'Fine', at: '2026-11-21T10:00:00Z' }),
          handed ? vote(ugo, { insteadOf: uma }) : vote(uma),
          vote({ ...dan, id: 'd2', name: 'Dora Deputy' }, { insteadOf: dan, absent: true }),
        ],
      }),
    'PUT /tasks/t1/approval/delegation': () => {
      handed = true;
      return anApproval();
    },
    'DELETE /tasks/t1/approval/delegation': () => {
      handed = false;
      return anApproval();
    },
  });

  const region = await screen.findByRole('region', { name: 'Waits for everybody who is asked: 1 of 3' });
  const lines = within(within(region).getByRole('list', { name: 'Who decides' })).getAllByRole('listitem');
  expect(lines[0]).toHaveTextContent('Mona Manager“Fine”Approved');
  expect(lines[1]).toHaveTextContent('Uma UserNot yet');
  expect(lines[2]).toHaveTextContent('Dora Deputy, for Dan Designer, who is awayNot yet');

  await user.click(within(region).getByRole('button', { name: 'Let somebody else decide' }));
  await user.click(within(region).getByRole('combobox', { name: 'Who decides instead' }));
  expect(await screen.findAllByRole('option')).toHaveLength(1);
  await user.click(screen.getByRole('option', { name: 'Ugo Second' }));

  expect(await within(region).findByText('Ugo Second decides for you.')).toBeVisible();
  expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({ to: 'ugo' });
  expect(within(region).getByText('Ugo Second, for Uma User')).toBeVisible();

  await user.click(within(region).getByRole('button', { name: 'Decide myself' }));
  expect(await within(region).findByRole('button', { name: 'Approve' })).toBeVisible();
});

test('a step that is an approval is decided, and neither completed nor taken', async () => {
  const { calls, user } = visit('/my-tasks?task=t1', {
    'GET /tasks/*': () => aTask({ id: 't1', kind: 'step', assignees: [], formKey: null }),
    'GET /tasks/t1/form': () => problem(404, 'No form'),
    'GET /tasks/t1/approval': () => anApproval({ mayDecide: true, approvers: [vote(uma)] }),
    'POST /tasks/t1/approval': () => aTask({ id: 't1', kind: 'step', status: 'done' }),
  });

  await user.click(await screen.findByRole('button', { name: 'Reject' }));

  expect(screen.queryByRole('button', { name: 'Complete' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Claim' })).toBeNull();
  await waitFor(() =>
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
      decision: 'rejected',
      comment: null,
    }),
  );
});
