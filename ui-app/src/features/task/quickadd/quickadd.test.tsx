import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aTask, everyday, page, problem, ugo, visit } from '@/test/harness';

const home = { id: 'home', projectId: 'p1', name: 'home', color: '#2b7a45' };
const spring = { ...everyday, id: 'p2', name: 'Spring launch' };
const routes = {
  'GET /workspaces/w1/projects': () => page([everyday, spring]),
  'GET /projects/*/tags': () => page([home]),
  'GET /projects/*/members': () => page([{ person: ugo, role: 'member' }]),
  'GET /projects/p1/tasks': () => page([]),
  'POST /projects/*/tasks': ({ body }: { body: unknown }) => aTask(body as object),
};

test('a sentence becomes a task; what is understood is marked, named, and taken back', async () => {
  const { user, calls } = visit('/projects/p1', routes);
  const line = await screen.findByRole('textbox', { name: 'New task' });
  await waitFor(() => expect(calls.some(({ path }) => path === '/projects/p1/tags')).toBe(true));
  await user.type(line, 'Buy milk monday !high #home @ugo ');

  const understood = await screen.findByRole('list', { name: 'Understood' });
  expect(within(understood).getAllByRole('listitem')).toHaveLength(4);
  expect([...document.querySelectorAll('mark')].map(({ textContent }) => textContent)).toEqual([
    'monday',
    '!high',
    '#home',
    '@ugo',
  ]);
  await user.click(screen.getByRole('button', { name: 'Take “monday” as plain text' }));
  await user.type(line, '{Enter}');

  await waitFor(() =>
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
      title: 'Buy milk monday',
      priority: 'high',
      assignees: ['ugo'],
      tags: ['home'],
    }),
  );
});

test('names are offered after a sign and taken by Enter; a new tag is made first; it goes to the project named', async () => {
  const { user, calls } = visit('/my-tasks', {
    ...routes,
    'POST /projects/*/tags': ({ body }) => ({
      id: 'new',
      projectId: 'p2',
      color: '#000000',
      ...(body as object),
    }),
  });
  const line = await screen.findByRole('textbox', { name: 'New task' });
  await screen.findByRole('link', { name: 'Spring launch' });
  await user.type(line, 'Write +sp');
  await screen.findByRole('option', { name: 'Spring launch' });
  await user.keyboard('{Enter}');
  expect(line).toHaveValue('Write +Spring launch ');
  await user.type(line, '#fresh tomorrow 5pm{Enter}');

  expect(await screen.findByText('Added to Spring launch')).toBeVisible();
  const [tag, task] = calls.filter(({ method }) => method === 'POST');
  expect(tag).toMatchObject({ path: '/projects/p2/tags', body: { name: 'fresh' } });
  expect(task).toMatchObject({
    path: '/projects/p2/tasks',
    body: { title: 'Write', tags: ['new'], assignees: ['uma'] },
  });
  expect((task?.body as { dueAt: string }).dueAt).toMatch(/T17:00:00[+-]/);
});

test('a refused tag gives the whole line back', async () => {
  const { user } = visit('/projects/p1', {
    ...routes,
    'POST /projects/*/tags': () => problem(409, 'There are 500 tags already.'),
  });
  const line = await screen.findByRole('textbox', { name: 'New task' });
  await user.type(line, 'Write #fresh {Enter}');
  expect(await screen.findByText('The task was not added')).toBeVisible();
  expect(line).toHaveValue('Write #fresh ');
});

test('c opens it on pages without one', async () => {
  const { user, calls } = visit('/settings', routes);
  await screen.findByRole('heading', { name: 'Settings' });
  await screen.findByRole('link', { name: 'Everyday' });
  await user.keyboard('c');
  const dialog = await screen.findByRole('dialog', { name: 'New task' });
  await user.type(within(dialog).getByRole('textbox', { name: 'New task' }), 'From afar{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(calls.find(({ method }) => method === 'POST')?.body).toMatchObject({ title: 'From afar' });
});
