import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { AutomationComment } from '@/lib/api/types';
import { designer, page, ugo, uma, visit } from '@/test/harness';
import { counts, grouped, threadsOf } from './threads';

type Options = {
  onComments: (element: string) => void;
  onSelectionChange: (selected: { id: string }[]) => void;
};

// The modeler draws SVG, which jsdom cannot lay out; its badges are tested where it lives.
const modeler = vi.hoisted(() => ({
  options: {} as Options,
  shown: [] as unknown[],
  selected: null as string | null,
  drawn: new Map([
    ['step', 'Approve'],
    ['mail', 'Send mail'],
  ]),
}));
vi.mock('@taskloom/modeler', () => ({
  createModeler: (options: Options) => {
    modeler.options = options;
    return {
      ready: Promise.resolve(),
      setTheme() {},
      destroy() {},
      showComments: (shown: unknown[]) => void (modeler.shown = shown),
      describe: (id: string) =>
        modeler.drawn.has(id) ? { id, type: 'bpmn:Task', name: modeler.drawn.get(id) ?? null } : null,
      focusElement: (id: string) => options.onSelectionChange([{ id }]),
      deselect: () => options.onSelectionChange([]),
    };
  },
}));

vi.mock('@taskloom/modeler/viewer', () => ({
  createViewer: (options: Options & { onElementClick: (element: string | null) => void }) => {
    modeler.options = {
      ...options,
      onSelectionChange: ([selected]) => options.onElementClick(selected?.id ?? null),
    };
    return {
      ready: Promise.resolve(),
      setTheme() {},
      destroy() {},
      showComments: (shown: unknown[]) => void (modeler.shown = shown),
      describe: (id: string) =>
        modeler.drawn.has(id) ? { id, type: 'bpmn:Task', name: modeler.drawn.get(id) ?? null } : null,
      select: (id: string | null) => void (modeler.selected = id),
    };
  },
}));

const aComment = (id: string, more: object = {}) =>
  ({
    id,
    automationId: 'a1',
    element: 'step',
    elementGone: false,
    draftVersion: 3,
    replyTo: null,
    author: ugo,
    text: `Text of ${id}`,
    mentions: [],
    createdAt: '2026-01-02T10:00:00Z',
    editedAt: null,
    deletedAt: null,
    resolvedBy: null,
    resolvedAt: null,
    canEdit: false,
    canDelete: false,
    version: 1,
    ...more,
  }) as unknown as AutomationComment;
const resolved = { resolvedAt: '2026-01-03T10:00:00Z', resolvedBy: uma };

const automation = {
  id: 'a1',
  workspaceId: 'w1',
  projectId: null,
  name: 'Chase',
  description: null,
  published: null,
  draftVersion: 3,
  hasUnpublishedChanges: true,
  triggers: [],
  draftTriggers: [],
  enabled: true,
  updatedAt: '2026-01-01T10:00:00Z',
  version: 1,
};

function editor(comments: AutomationComment[], more: object = {}, search = '') {
  return visit(`/automations/a1${search}`, {
    ...designer,
    'GET /automations/a1': () => automation,
    'GET /automations/a1/draft': () => Response.json({ bpmn: '<draft/>' }, { headers: { ETag: '"v3"' } }),
    'GET /automations/a1/comments': () => page(comments),
    'GET /workspaces/w1/members': () =>
      page([
        { person: uma, role: 'member' },
        { person: ugo, role: 'member' },
      ]),
    ...more,
  });
}
const looking = {
  'GET /me': () => ({ ...designer['GET /me'](), roles: ['user'] }),
};
const panel = () => screen.findByRole('complementary', { name: 'Comments' });

beforeAll(() => Promise.all([import('../Editor'), import('../Reader'), import('@/ui/Markdown')]));
beforeEach(() => localStorage.clear());

test('threads are told apart by element and state, and a comment somebody came for is always among them', () => {
  const threads = threadsOf([
    aComment('c1'),
    aComment('c2', { replyTo: 'c1' }),
    aComment('c3', { element: null }),
    aComment('c4', { element: 'lost' }),
    aComment('c5', { ...resolved, element: 'mail' }),
    aComment('c6', { element: 'mail' }),
  ]);
  const ids = (groups: ReturnType<typeof grouped>) =>
    Object.values(groups).map((group) => group.map(({ first }) => first.id));
  const isDrawn = (id: string) => modeler.drawn.has(id);

  expect(ids(grouped(threads, 'step', 'open', isDrawn))).toEqual([['c1'], ['c3', 'c6'], ['c4']]);
  expect(ids(grouped(threads, null, 'all', isDrawn))).toEqual([['c3'], ['c1', 'c5', 'c6'], ['c4']]);
  expect(ids(grouped(threads, null, 'open', isDrawn, 'c5'))).toEqual([['c3'], ['c1', 'c5', 'c6'], ['c4']]);
  expect(counts(threads)).toEqual([
    { elementId: 'step', open: 1 },
    { elementId: 'lost', open: 1 },
    { elementId: 'mail', open: 1 },
  ]);
});

test('a badge opens what is said of its element; the rest stands below, and what is gone last', async () => {
  const { user } = editor([
    aComment('c1', { text: 'Rename **this**' }),
    aComment('c2', { replyTo: 'c1', text: '<img src=x onerror=alert(1)>Yes' }),
    aComment('c3', { element: 'mail' }),
    aComment('c4', { element: 'lost', elementGone: true }),
  ]);
  await waitFor(() => expect(modeler.shown).toContainEqual({ elementId: 'step', open: 1 }), {
    timeout: 5000,
  });

  act(() => modeler.options.onComments('step'));

  const here = await within(await panel()).findByRole('region', { name: 'On the selected element' });
  expect(within(here).getByText('Approve')).toBeVisible();
  expect(await within(here).findByText('this')).toBeVisible();
  expect(here.querySelector('img')).toBeNull();
  expect(within(here).getAllByRole('listitem')).toHaveLength(2);
  const gone = screen.getByRole('region', { name: 'On elements that are gone' });
  expect(within(gone).getByText('lost')).toBeVisible();

  await user.click(screen.getByRole('button', { name: 'Send mail' }));
  expect(within(here).getByText('Send mail')).toBeVisible();
  expect(await within(here).findByText('Text of c3')).toBeVisible();
});

test('who may not change the automation only looks at it, and comments all the same', async () => {
  const { calls, user } = editor([aComment('c1')], {
    ...looking,
    'POST /automations/a1/comments': () => Response.json(aComment('c9'), { status: 201 }),
    'PATCH /automations/a1/comments/c1': () => aComment('c1', resolved),
  });
  await user.click(await screen.findByRole('button', { name: 'Comments, 1 open' }, { timeout: 5000 }));
  await panel();
  expect(screen.getByText('You can look and comment; designers change it.')).toBeVisible();
  expect(screen.queryByRole('toolbar', { name: 'Editor tools' })).not.toBeInTheDocument();

  await user.type(screen.getByRole('textbox', { name: 'Comment' }), 'All in all');
  await user.click(screen.getByRole('button', { name: 'Comment' }));
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Comment' })).toHaveValue(''));
  act(() => modeler.options.onSelectionChange([{ id: 'mail' }]));
  await user.type(screen.getByRole('textbox', { name: 'Comment' }), 'To whom?');
  await user.click(screen.getByRole('button', { name: 'Comment' }));
  expect(modeler.selected).toBe('mail');
  await user.click(screen.getByRole('button', { name: 'Reply' }));
  const elsewhere = screen.getByRole('region', { name: 'On other elements' });
  await user.type(within(elsewhere).getByRole('textbox', { name: 'Comment' }), 'Yes');
  await user.click(within(elsewhere).getByRole('button', { name: 'Reply' }));
  await user.click(await within(elsewhere).findByRole('button', { name: 'Resolve' }));

  await waitFor(() => {
    const sent = calls.filter(({ method, path }) => method !== 'GET' && path.includes('/comments'));
    expect(sent.map(({ method, body }) => [method, body])).toEqual([
      ['POST', { text: 'All in all' }],
      ['POST', { text: 'To whom?', element: 'mail' }],
      ['POST', { text: 'Yes', replyTo: 'c1' }],
      ['PATCH', { resolved: true }],
    ]);
    expect(sent.at(-1)?.headers.get('If-Match')).toBe('"v1"');
  });
});

test('its author changes a comment; what others write appears by itself', async () => {
  const comments = [aComment('c1', { author: uma, canEdit: true, canDelete: true, element: null })];
  const { calls, user, live } = editor(comments, {
    'PATCH /automations/a1/comments/c1': () => comments[0],
    'DELETE /automations/a1/comments/c1': () => undefined,
  });
  await user.click(await screen.findByRole('button', { name: 'Comments, 1 open' }, { timeout: 5000 }));
  const entry = await screen.findByRole('listitem', { name: 'Comment by Uma User' });

  await user.click(within(entry).getByRole('button', { name: 'Comment: more actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Edit comment' }));
  await user.type(within(entry).getByRole('textbox', { name: 'Comment' }), '!');
  await user.click(within(entry).getByRole('button', { name: 'Save' }));
  await user.click(await within(entry).findByRole('button', { name: 'Comment: more actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete comment' }));
  await user.click(await screen.findByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(calls.some(({ method }) => method === 'DELETE')).toBe(true));
  expect(calls.find(({ method }) => method === 'PATCH')?.body).toEqual({ text: 'Text of c1!' });

  comments.push(aComment('c2', { text: 'Seen live', element: null }));
  act(() =>
    live.tell({
      type: 'AutomationCommentAdded',
      subject: { kind: 'automation-comment', id: 'c2' },
      data: { automationId: 'a1' },
    }),
  );
  expect(await screen.findByText('Seen live')).toBeVisible();
});

test('a notification leads to the comment that names one, resolved or not', async () => {
  vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(() => {});
  editor([aComment('c1', resolved)], {}, '?comment=c1');

  const entry = await screen.findByRole('listitem', { name: 'Comment by Ugo Second' }, { timeout: 5000 });
  expect(entry).toHaveAttribute('data-looked-for');
  expect(screen.getByText('Resolved by Uma User')).toBeVisible();
});
