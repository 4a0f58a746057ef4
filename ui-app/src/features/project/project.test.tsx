import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Section, Tag } from '@/lib/api/types';
import { everyday, page, problem, ugo, uma, visit } from '@/test/harness';

const ours = { ...everyday, role: 'owner', description: 'What has to be done.' };
const asOwner = { 'GET /projects/p1': () => ours };
const aSection = (id: string, name: string, more: Partial<Section> = {}) =>
  ({ id, projectId: 'p1', name, color: null, position: id, wipLimit: null, version: 1, ...more }) as Section;
const aTag = (id: string, name: string) => ({ id, projectId: 'p1', name, color: '#16a34a' }) as Tag;
const mia = { id: 'mia', name: 'Mia Mate', email: 'mia@taskloom.example', pictureUrl: null };

test('the project’s menu leads to its settings', async () => {
  const { user, router } = visit('/projects/p1', {
    ...asOwner,
    'GET /projects/p1/tasks': () => page([]),
  });

  await user.click(await screen.findByRole('button', { name: 'Project menu' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Project settings' }));

  expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveValue('Everyday');
  expect(router.state.location.pathname).toBe('/projects/p1/settings');
});

test('only what was edited is sent, with the version that was seen', async () => {
  const { user, calls } = visit('/projects/p1/settings', {
    ...asOwner,
    'PATCH /projects/p1': ({ body }) => ({ ...ours, ...(body as object), version: 2 }),
  });
  const name = await screen.findByRole('textbox', { name: 'Name' });
  const save = screen.getByRole('button', { name: 'Save' });
  expect(save).toBeDisabled();

  await user.clear(name);
  await user.type(name, 'Every day');
  await user.click(screen.getByRole('radio', { name: 'Colour Green' }));
  await user.click(save);

  expect(await screen.findByText('Saved')).toBeVisible();
  const sent = calls.find(({ method }) => method === 'PATCH');
  expect(sent?.body).toEqual({ name: 'Every day', color: '#16a34a' });
  expect(sent?.headers.get('If-Match')).toBe('"v1"');
});

test('somebody else’s change of another field stands beside mine', async () => {
  let tries = 0;
  const theirs = { ...ours, description: 'Theirs', version: 2 };
  const { user, calls } = visit('/projects/p1/settings', {
    ...asOwner,
    'PATCH /projects/p1': ({ body }) =>
      tries++ === 0
        ? problem(412, 'Changed meanwhile.', { current: theirs })
        : { ...theirs, ...(body as object), version: 3 },
  });
  const name = await screen.findByRole('textbox', { name: 'Name' });
  await user.type(name, ' mine');
  await user.click(screen.getByRole('button', { name: 'Save' }));

  expect(await screen.findByText('Saved')).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'Description' })).toHaveValue('Theirs');
  expect(
    calls.filter(({ method }) => method === 'PATCH').map(({ headers }) => headers.get('If-Match')),
  ).toEqual(['"v1"', '"v2"']);
});

test('where both changed the same field one is asked which is to stand', async () => {
  const theirs = { ...ours, name: 'Theirs', version: 2 };
  let now = ours;
  const { user, calls } = visit('/projects/p1/settings', {
    'GET /projects/p1': () => now,
    'PATCH /projects/p1': ({ body, headers }) => {
      if (headers.get('If-Match') === '"v1"') {
        now = theirs;
        return problem(412, 'Changed meanwhile.', { current: theirs });
      }
      now = { ...theirs, ...(body as object), version: 3 };
      return now;
    },
  });
  const name = await screen.findByRole('textbox', { name: 'Name' });
  await user.clear(name);
  await user.type(name, 'Mine');
  await user.click(screen.getByRole('button', { name: 'Save' }));

  expect(await screen.findByText('Name is now “Theirs”')).toBeVisible();
  expect(name).toHaveValue('Mine');
  await user.click(screen.getByRole('button', { name: 'Keep mine' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));

  expect(await screen.findByText('Saved')).toBeVisible();
  expect(calls.at(-1)?.path).toBeDefined();
  expect(now.name).toBe('Mine');
});

test('who does not own it can read the settings, and that is said', async () => {
  visit('/projects/p1/settings');

  expect(await screen.findByText('Only owners of the project can change this.')).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'Name' })).toHaveAttribute('readonly');
  expect(screen.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument();
  expect(screen.queryByText('Danger zone')).not.toBeInTheDocument();
});

test('the project is deleted only after its name has been typed', async () => {
  const { user, calls, router } = visit('/projects/p1/settings', {
    ...asOwner,
    'DELETE /projects/p1': () => undefined,
  });
  await user.click(await screen.findByRole('button', { name: 'Delete project' }));
  const dialog = await screen.findByRole('dialog', { name: 'Delete this project for good?' });
  const confirm = within(dialog).getByRole('button', { name: 'Delete project' });
  await user.type(within(dialog).getByRole('textbox', { name: 'Type Everyday to confirm' }), 'Everyda');
  expect(confirm).toBeDisabled();
  await user.type(within(dialog).getByRole('textbox'), 'y');
  await user.click(confirm);

  await waitFor(() => expect(router.state.location.pathname).toBe('/my-tasks'));
  expect(calls.find(({ method }) => method === 'DELETE')?.headers.get('If-Match')).toBe('"v1"');
  expect(await screen.findByText('“Everyday” was deleted')).toBeVisible();
});

function withSections(...names: string[]) {
  let sections = names.map((name, index) => aSection(`s${index}`, name));
  return {
    now: () => sections,
    become: (next: Section[]) => (sections = next),
    routes: {
      ...asOwner,
      'GET /projects/p1/sections': () => page(sections),
      'POST /projects/p1/sections': ({ body }: { body: unknown }) => {
        const made = aSection(`s${sections.length}`, '', body as Section);
        sections = [...sections, made];
        return Response.json(made, { status: 201 });
      },
      'PATCH /projects/p1/sections/*': ({ body }: { body: unknown }, parts: string[]) => {
        sections = sections.map((each) =>
          each.id === parts[4] ? { ...each, ...(body as object), version: each.version + 1 } : each,
        );
        return sections.find((each) => each.id === parts[4]);
      },
      'POST /projects/p1/sections/*/move': ({ body }: { body: unknown }, parts: string[]) => {
        const { before, after } = body as { before?: string; after?: string };
        const moved = sections.find((each) => each.id === parts[4])!;
        const rest = sections.filter((each) => each !== moved);
        const at = rest.findIndex((each) => each.id === (after ?? before)) + (after ? 1 : 0);
        sections = rest.toSpliced(at, 0, moved);
        return moved;
      },
      'DELETE /projects/p1/sections/*': (_call: unknown, parts: string[]) => {
        sections = sections.filter((each) => each.id !== parts[4]);
        return undefined;
      },
    },
  };
}
const shownSections = () =>
  screen
    .getAllByRole('textbox', { name: /^Name of section/ })
    .map((field) => (field as HTMLInputElement).value);

test('a section is added, renamed, coloured and limited', async () => {
  const { routes, now } = withSections('To do');
  const { user } = visit('/projects/p1/settings?tab=sections', routes);
  await user.type(await screen.findByRole('textbox', { name: 'New section' }), 'Done{Enter}');
  const name = await screen.findByRole('textbox', { name: 'Name of section Done' });
  await user.clear(name);
  await user.type(name, 'Finished{Enter}');
  await user.type(await screen.findByRole('textbox', { name: 'Limit of section Finished' }), '5{Enter}');
  await waitFor(() => expect(now()[1]).toMatchObject({ name: 'Finished', wipLimit: 5 }));
  await user.click(screen.getByRole('button', { name: 'Colour of section Finished' }));
  await user.click(await screen.findByRole('radio', { name: 'Colour Teal' }));

  await waitFor(() => expect(now()[1]).toMatchObject({ color: '#0d9488' }));
});

test('arrow keys on its handle move a section, and say where to', async () => {
  const { routes, now } = withSections('To do', 'Doing', 'Done');
  const { user } = visit('/projects/p1/settings?tab=sections', routes);
  const handle = await screen.findByRole('button', { name: 'Move Done' });
  act(() => handle.focus());
  await user.keyboard('{ArrowUp}');

  expect(await screen.findByText('Done is now section 2 of 3')).toBeInTheDocument();
  expect(shownSections()).toEqual(['To do', 'Done', 'Doing']);
  await waitFor(() => expect(now().map(({ name }) => name)).toEqual(['To do', 'Done', 'Doing']));
  await waitFor(() => expect(screen.getByRole('button', { name: 'Move Done' })).toHaveFocus());
});

test('deleting a section explains what becomes of its tasks', async () => {
  const { routes } = withSections('To do', 'Doing');
  const { user } = visit('/projects/p1/settings?tab=sections', routes);
  await user.click(await screen.findByRole('button', { name: 'Section Doing: more actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete section' }));
  const dialog = await screen.findByRole('dialog', { name: 'Delete this section?' });
  expect(within(dialog).getByText(/Its tasks stay in the project/)).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Delete section' }));

  await waitFor(() => expect(shownSections()).toEqual(['To do']));
});

test('what another person does to the sections is seen at once', async () => {
  const { routes, become, now } = withSections('To do');
  const { live } = visit('/projects/p1/settings?tab=sections', routes);
  await screen.findByRole('textbox', { name: 'Name of section To do' });

  become([...now(), aSection('s9', 'Theirs')]);
  act(() => live.tell({ type: 'SectionChanged', subject: { kind: 'section', id: 's9' } }));

  expect(await screen.findByRole('textbox', { name: 'Name of section Theirs' })).toBeVisible();
  expect(live.watched).toContain('/topic/projects/p1');
});

test('a tag’s name that is taken is said at its field, and stays to be put right', async () => {
  let tags = [aTag('t1', 'home'), aTag('t2', 'work')];
  const taken = () => problem(409, 'The project has a tag of this name already.', { name: 'home' });
  const { user } = visit('/projects/p1/settings?tab=tags', {
    'GET /projects/p1/tags': () => page(tags),
    'POST /projects/p1/tags': taken,
    'PATCH /projects/p1/tags/*': ({ body }) => {
      const { name } = body as { name: string };
      if (name === 'home') return taken();
      tags = tags.map((tag) => (tag.id === 't2' ? { ...tag, name } : tag));
      return tags[1];
    },
  });
  const added = await screen.findByRole('textbox', { name: 'New tag' });
  await user.type(added, 'home{Enter}');
  expect(await screen.findByText('There is a tag of this name already.')).toBeVisible();
  expect(added).toBeInvalid();
  expect(added).toHaveValue('home');
  await user.clear(added);

  const work = screen.getByRole('textbox', { name: 'Name of tag work' });
  await user.clear(work);
  await user.type(work, 'home{Enter}');
  await waitFor(() => expect(work).toBeInvalid());
  await user.type(work, 'ly{Enter}');

  expect(await screen.findByRole('textbox', { name: 'Name of tag homely' })).toBeVisible();
});

test('a member’s role is changed; a refusal is said in the member’s row', async () => {
  const { user, calls } = visit('/projects/p1/settings?tab=members', {
    ...asOwner,
    'GET /projects/p1/members': () =>
      page([
        { person: uma, role: 'owner' },
        { person: ugo, role: 'member' },
      ]),
    'GET /projects/p1/invitations': () => page([]),
    'GET /workspaces/w1/members': () => page([{ person: uma, role: 'member' }]),
    'PUT /projects/p1/members/*': ({ body }, parts) =>
      parts[4] === 'uma'
        ? problem(409, 'A project with members needs an owner: make somebody else one first.')
        : { person: ugo, ...(body as object) },
  });
  await user.click(await screen.findByRole('combobox', { name: 'Role of Ugo Second' }));
  await user.click(await screen.findByRole('option', { name: /Viewer/ }));
  await waitFor(() => expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({ role: 'viewer' }));

  await user.click(screen.getByRole('combobox', { name: 'Role of Uma User' }));
  await user.click(await screen.findByRole('option', { name: /Member/ }));
  await user.click(await screen.findByRole('button', { name: 'Give it up' }));

  expect(await screen.findByRole('alert')).toHaveTextContent('make somebody else one first');
});

test('people of the workspace are added, others invited by e-mail, and invitations withdrawn', async () => {
  let invitations = [] as object[];
  const invitation = {
    id: 'i1',
    email: 'new@example.com',
    workspaceId: 'w1',
    projectRole: 'member',
    invitedBy: uma,
    expiresAt: new Date(Date.now() + 6 * 86_400_000).toISOString(),
    state: 'open',
    mail: 'sent',
  };
  const { user, calls } = visit('/projects/p1/settings?tab=members', {
    ...asOwner,
    'GET /workspaces/w1/members': () => page([uma, ugo, mia].map((person) => ({ person, role: 'member' }))),
    'GET /projects/p1/invitations': () => page(invitations),
    'PUT /projects/p1/members/*': () => ({ person: mia, role: 'viewer' }),
    'POST /projects/p1/invitations': ({ body }) => {
      if ((body as { email: string }).email === 'nonsense')
        return problem(400, 'Invalid.', {
          errors: [{ field: 'email', code: 'format', message: 'This is no e-mail address.' }],
        });
      invitations = [invitation];
      return Response.json(invitation, { status: 201 });
    },
    'DELETE /workspaces/w1/invitations/i1': () => {
      invitations = [];
      return undefined;
    },
  });
  await user.click(await screen.findByRole('combobox', { name: 'Find a person' }));
  expect(screen.queryByRole('option', { name: /Ugo/ })).not.toBeInTheDocument();
  await user.click(await screen.findByRole('option', { name: /Mia Mate/ }));
  await user.click(screen.getByRole('button', { name: 'Add' }));
  expect(await screen.findByText('Mia Mate is in the project now')).toBeVisible();
  expect(calls.find(({ method }) => method === 'PUT')?.path).toBe('/projects/p1/members/mia');

  const email = screen.getByRole('textbox', { name: 'E-mail address' });
  await user.type(email, 'nonsense{Enter}');
  expect(await screen.findByText('This is no e-mail address.')).toBeVisible();
  await user.clear(email);
  await user.type(email, 'new@example.com{Enter}');
  expect(await screen.findByText('An invitation is on its way to new@example.com')).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'Withdraw the invitation of new@example.com' }));

  await waitFor(() => expect(screen.queryByText('Open invitations')).not.toBeInTheDocument());
});

test('who leaves the project is taken home', async () => {
  const { user, router, calls } = visit('/projects/p1/settings?tab=members', {
    'DELETE /projects/p1/members/uma': () => undefined,
  });
  await user.click(await screen.findByRole('button', { name: 'Leave project' }));
  const dialog = await screen.findByRole('dialog', { name: 'Leave this project?' });
  await user.click(within(dialog).getByRole('button', { name: 'Leave project' }));

  await waitFor(() => expect(router.state.location.pathname).toBe('/my-tasks'));
  expect(calls.some(({ method, path }) => method === 'DELETE' && path.endsWith('/uma'))).toBe(true);
});
