import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { publicPage } from './publicPages';

const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

function open(...answers: Response[]) {
  const fetched = vi.spyOn(globalThis, 'fetch').mockReset();
  answers.forEach((answer) => fetched.mockResolvedValueOnce(answer));
  const leave = vi.fn();
  render(publicPage('/account-recovery/s3cret', leave, { baseUrl: 'http://localhost/api/v1', still: true }));
  return { fetched, leave, user: userEvent.setup() };
}

test('a mailed link restores nothing before the button is pressed', async () => {
  const { fetched, user, leave } = open(
    json(200, { eraseAt: '2030-01-31T10:00:00Z' }),
    new Response(null, { status: 204 }),
  );
  const button = await screen.findByRole('button', { name: 'Restore my account' });
  expect(fetched).toHaveBeenCalledTimes(1);

  await user.click(button);

  expect(await screen.findByText('Welcome back')).toBeVisible();
  expect(fetched).toHaveBeenCalledTimes(2);
  await user.click(screen.getByRole('button', { name: 'Go to the sign-in' }));
  expect(leave).toHaveBeenCalledWith('/');
});

test.each([
  ['erased', 'It is too late'],
  ['restored', 'This link is used up'],
])('a link of an account that is %s says so', async (state, title) => {
  open(json(410, { title: 'Recovery over', status: 410, state }));
  expect(await screen.findByText(title)).toBeVisible();
});

test('whoever is not signed in finds nothing else', () => {
  expect(publicPage('/my-tasks', vi.fn())).toBeNull();
});
