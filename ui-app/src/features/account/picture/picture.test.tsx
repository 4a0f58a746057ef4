import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { aTask, page, problem, uma, visit } from '@/test/harness';

const OWN = '/api/v1/people/uma/picture/pic-1';
const jpeg = () => new Response('points', { headers: { 'Content-Type': 'image/jpeg' } });
const me = (pictureUrl: string | null) => () => ({
  ...uma,
  pictureUrl,
  locale: 'en',
  timeZone: 'UTC',
  roles: ['user'],
  workspaces: [{ id: 'w1', name: 'Demo team', role: 'member' }],
});
const photo = (type = 'image/png', size = 4) => new File(['x'.repeat(size)], 'me.png', { type });

beforeEach(() => {
  Object.assign(URL, { createObjectURL: () => 'blob:preview', revokeObjectURL: vi.fn() });
});

test('a picture is looked at before it is sent, and stands where initials were', async () => {
  let url: string | null = null;
  const { calls, user } = visit('/settings', {
    'GET /me': () => me(url)(),
    'PUT /me/picture': () => ({ pictureUrl: (url = OWN) }),
    'GET /people/uma/picture/pic-1': jpeg,
  });

  await user.upload(await screen.findByLabelText('Add a picture', { selector: 'input' }), photo());
  const dialog = await screen.findByRole('dialog', { name: 'Your picture' });
  expect(await within(dialog).findByAltText('How your picture will look')).toHaveAttribute(
    'src',
    'blob:preview',
  );
  expect(calls.some(({ method }) => method === 'PUT')).toBe(false);
  await user.click(within(dialog).getByRole('button', { name: 'Use this picture' }));

  expect(await screen.findByText('Your picture is changed.')).toBeVisible();
  expect(calls.find(({ method }) => method === 'PUT')?.headers.get('Content-Type')).toBe('image/png');
  expect(await screen.findByRole('button', { name: 'Remove picture' })).toBeVisible();
  // Fetched with the token, which an image does not bring; once, wherever it is shown.
  await vi.waitFor(() =>
    expect(document.querySelectorAll('img[src^="data:image/jpeg;base64,"]').length).toBeGreaterThan(1),
  );
  const fetched = calls.filter(({ path }) => path === '/people/uma/picture/pic-1');
  expect(fetched).toHaveLength(1);
  expect(fetched[0]?.headers.get('Authorization')).toBe('Bearer token');
});

test('what the engine would refuse is not sent', async () => {
  const { calls, user } = visit('/settings', { 'GET /me': me(null) });
  const input = await screen.findByLabelText('Add a picture', { selector: 'input' });

  await user.upload(input, photo('image/png', 10 * 1024 * 1024 + 1));

  const dialog = await screen.findByRole('dialog', { name: 'Your picture' });
  expect(within(dialog).getByRole('alert')).toHaveTextContent('at most 10 MB');
  expect(within(dialog).getByRole('button', { name: 'Use this picture' })).toBeDisabled();
  expect(calls.some(({ method }) => method === 'PUT')).toBe(false);
});

test('what the engine refuses is said, and another one can be chosen', async () => {
  const { user } = visit('/settings', {
    'GET /me': me(null),
    'PUT /me/picture': () => problem(415, 'This is no picture that can be read. PNG and JPEG are taken.'),
  });
  await user.upload(await screen.findByLabelText('Add a picture', { selector: 'input' }), photo());
  const dialog = await screen.findByRole('dialog', { name: 'Your picture' });

  await user.click(within(dialog).getByRole('button', { name: 'Use this picture' }));

  expect(await within(dialog).findByRole('alert')).toHaveTextContent('no picture that can be read');
  expect(within(dialog).getByRole('button', { name: 'Choose another' })).toBeEnabled();
});

test('a picture of one’s own is removed; one that another site tells of can not be', async () => {
  let url: string | null = OWN;
  const { calls, user } = visit('/settings', {
    'GET /me': () => me(url)(),
    'GET /people/uma/picture/pic-1': jpeg,
    'DELETE /me/picture': () => {
      url = 'https://elsewhere.example/uma.png';
    },
  });

  await user.click(await screen.findByRole('button', { name: 'Remove picture' }));

  expect(await screen.findByText('Your picture is removed.')).toBeVisible();
  expect(calls.some(({ method, path }) => method === 'DELETE' && path === '/me/picture')).toBe(true);
  expect(screen.queryByRole('button', { name: 'Remove picture' })).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Change picture' })).toBeVisible();
});

test('whose picture is gone has initials again', async () => {
  const gone = { ...uma, pictureUrl: OWN };
  visit('/projects/p1', {
    'GET /projects/*/tasks': () => page([aTask({ assignees: [gone] })]),
    'GET /people/uma/picture/pic-1': () => problem(404, 'There is no picture.'),
  });

  await screen.findByText('Buy milk');
  expect(document.querySelector('[data-initials="UU"]')).toBeInTheDocument();
});
