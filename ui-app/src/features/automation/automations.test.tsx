import { act, screen, within } from '@testing-library/react';
import { beforeAll, expect, test, vi } from 'vitest';
import { designer, page, problem, visit } from '@/test/harness';

// The modeler draws SVG, which jsdom cannot lay out; it is tested where it lives, and in the browser.
const modeler = vi.hoisted(() => ({
  changed: () => {},
  shown: [] as unknown[],
  focused: [] as string[],
  imported: [] as string[],
  wish: (_: { elementId: string; formId: string | null }) => {},
  decide: (_: { elementId: string; decisionId: string | null }) => {},
  forms: [] as { id: string }[],
  assigned: [] as [string, string | null][],
}));
vi.mock('@taskloom/modeler', () => ({
  losses: async () => [{ elementId: 'fork', what: '<p>' }],
  emptyDiagram: (name: string) => `<empty name="${name}"/>`,
  createModeler: (options: {
    forms: { id: string }[];
    onForm: (wish: { elementId: string; formId: string | null }) => void;
    onDecision: (wish: { elementId: string; decisionId: string | null }) => void;
    onChange: (now: { canUndo: boolean; canRedo: boolean }) => void;
  }) => {
    modeler.changed = () => options.onChange({ canUndo: true, canRedo: false });
    modeler.wish = options.onForm;
    modeler.decide = options.onDecision;
    modeler.forms = options.forms;
    return {
      ready: Promise.resolve(),
      setTheme() {},
      destroy() {},
      undo() {},
      redo() {},
      importXml: async (xml: string) => void modeler.imported.push(xml),
      exportXml: async () => '<drawn/>',
      showFindings: (findings: unknown[]) => (modeler.shown = findings),
      showComments() {},
      setForms: (forms: { id: string }[]) => (modeler.forms = forms),
      assignForm: (id: string, form: string | null) => modeler.assigned.push([id, form]),
      formUsers: () => ['ask'],
      setDecisions() {},
      assignDecision: (id: string, decision: string | null) => modeler.assigned.push([id, decision]),
      decisionUsers: () => ['ask'],
      describe: (id: string) => ({ id, type: 'bpmn:UserTask', name: 'Ask the boss' }),
      deselect() {},
      focusElement: (id: string) => modeler.focused.push(id),
    };
  },
}));

// form-js draws, which its own test looks at.
const drawing = vi.hoisted(() => ({ change: (_: unknown) => {}, shown: undefined as unknown }));
vi.mock('./forms/drawForm', () => ({
  drawForm: async (options: {
    content: unknown;
    onChange: (schema: unknown, steps: { canUndo: boolean; canRedo: boolean }) => void;
  }) => {
    drawing.shown = options.content;
    drawing.change = (schema) => options.onChange(schema, { canUndo: true, canRedo: false });
    return {
      undo() {},
      redo() {},
      select() {},
      replace: async (schema: unknown) => void (drawing.shown = schema),
      destroy() {},
    };
  },
}));

// dmn-js draws, which its own test looks at, too.
const table = vi.hoisted(() => ({ change: (_: string) => {}, shown: '' }));
vi.mock('./decisions/drawDecision', () => ({
  drawDecision: async (
    _: string,
    place: {
      content: string;
      onChange: (dmn: string, steps: { canUndo: boolean; canRedo: boolean }) => void;
    },
  ) => {
    table.shown = place.content;
    table.change = (dmn) => place.onChange(dmn, { canUndo: true, canRedo: false });
    return {
      parts: [],
      undo() {},
      redo() {},
      open: async () => {},
      replace: async (dmn: string) => void (table.shown = dmn),
      destroy() {},
    };
  },
}));

vi.mock('@taskloom/modeler/compare', () => ({
  createComparison: ({ before, after }: { before: string; after: string }) => ({
    ready: Promise.resolve([
      {
        elementId: 'wait',
        name: `From ${before} to ${after}`,
        kind: 'changed',
        properties: [{ what: 'Time', before: 'PT15M', after: 'PT1H' }],
      },
    ]),
    focus: (id: string) => modeler.focused.push(id),
    setTheme() {},
    destroy() {},
  }),
}));

const automation = {
  id: 'a1',
  workspaceId: 'w1',
  projectId: 'p1',
  name: 'Chase urgent tasks',
  description: null,
  published: 2,
  draftVersion: 7,
  hasUnpublishedChanges: true,
  triggers: [{ type: 'TaskCreated', condition: '=task.priority = "high"' }],
  draftTriggers: [{ type: 'TaskOverdue', condition: null }],
  enabled: true,
  updatedAt: '2026-01-01T10:00:00Z',
  version: 9,
};
const triggers = [
  { type: 'TaskCreated', title: 'A task is created', description: '', variables: [], sample: {} },
  { type: 'TaskOverdue', title: 'A task is overdue', description: '', variables: [], sample: {} },
];
const editor = {
  ...designer,
  'GET /automations/a1': () => automation,
  'GET /automations/a1/draft': () => Response.json({ bpmn: '<draft/>' }, { headers: { ETag: '"v7"' } }),
  'GET /connectors': () => page([]),
  'GET /trigger-types': () => page(triggers),
};
beforeAll(() => import('./Editor'));

test("automations tell in the server's words what starts them, drafts what would", async () => {
  const draft = { ...automation, id: 'a2', name: 'Only drawn', published: null, triggers: [] };
  const byHand = { ...automation, id: 'a3', name: 'On demand', triggers: [] };
  visit('/workspaces/w1/automations', {
    'GET /trigger-types': () => page(triggers),
    'GET /workspaces/w1/automations': () => page([automation, draft, byHand]),
  });

  const link = await screen.findByRole('link', { name: 'Chase urgent tasks' });
  await vi.waitFor(() => expect(link).toHaveTextContent('When a task is created and task.priority = "high"'));
  expect(link).toHaveTextContent('Live, version 2');
  expect(screen.getByRole('link', { name: 'Only drawn' })).toHaveTextContent('When a task is overdue');
  expect(screen.getByRole('link', { name: 'On demand' })).toHaveTextContent('Somebody starts it by hand');
});

test('a new automation begins with an empty diagram and opens', async () => {
  const { calls, user, router } = visit('/workspaces/w1/automations', {
    ...editor,
    'GET /workspaces/w1/automations': () => page([]),
    'POST /workspaces/w1/automations': () => Response.json(automation, { status: 201 }),
  });

  await user.click(await screen.findByRole('button', { name: 'New automation' }));
  await user.type(await screen.findByRole('textbox', { name: /Automation name/ }), 'Chase');
  await user.click(screen.getByRole('button', { name: 'Create' }));

  await screen.findByRole('toolbar', { name: 'Editor tools' });
  expect(router.state.location.pathname).toBe('/automations/a1');
  expect(calls.find((call) => call.method === 'POST')?.body).toMatchObject({
    name: 'Chase',
    bpmn: '<empty name="Chase"/>',
  });
});

test('what is drawn saves itself, with the tag of the draft it was drawn on', async () => {
  const { calls } = visit('/automations/a1', {
    ...editor,
    'PUT /automations/a1/draft': () => Response.json({ bpmn: '<drawn/>' }, { headers: { ETag: '"v8"' } }),
  });
  expect(await screen.findByText('All changes saved')).toBeVisible();
  await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Publish' })).toBeEnabled());

  modeler.changed();
  expect(await screen.findByText('Unsaved changes')).toBeVisible();
  expect(await screen.findByText('All changes saved')).toBeVisible();

  const put = calls.find((call) => call.method === 'PUT');
  expect(put?.headers.get('If-Match')).toBe('"v7"');
  expect(put?.body).toEqual({ bpmn: '<drawn/>' });
});

test('a draft that somebody else saved is not overwritten without asking', async () => {
  visit('/automations/a1', {
    ...editor,
    'PUT /automations/a1/draft': () => problem(412, 'Saved meanwhile.'),
  });
  await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Publish' })).toBeEnabled(), 5000);

  modeler.changed();

  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('Someone else saved this draft meanwhile.');
  expect(within(alert).getByRole('button', { name: 'Load their draft' })).toBeVisible();
});

const purchase = { type: 'default', id: 'purchase', components: [] };
const withForm = () =>
  Response.json({ bpmn: '<draft/>', forms: { purchase } }, { headers: { ETag: '"v7"' } });

test('a new form is called like its step, and saved with the draft', async () => {
  const { calls, user } = visit('/automations/a1', {
    ...editor,
    'GET /automations/a1/draft': withForm,
    'PUT /automations/a1/draft': () => Response.json({ bpmn: '<drawn/>' }, { headers: { ETag: '"v8"' } }),
  });
  await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Publish' })).toBeEnabled(), 5000);
  expect(modeler.forms.map(({ id }) => id)).toEqual(['purchase']);

  act(() => modeler.wish({ elementId: 'ask', formId: null }));
  const dialog = await screen.findByRole('dialog', { name: 'Form “ask-the-boss”' });
  expect(modeler.assigned).toContainEqual(['ask', 'ask-the-boss']);
  await vi.waitFor(() => expect(drawing.shown).toMatchObject({ id: 'ask-the-boss', components: [] }));
  const drawn = {
    type: 'default',
    id: 'ask-the-boss',
    components: [{ type: 'textfield', id: 'f', key: 'a b' }],
  };
  act(() => drawing.change(drawn));

  expect(await within(dialog).findByText(/needs a key of letters, digits and _/)).toBeVisible();
  await vi.waitFor(
    () =>
      expect(calls.findLast(({ method }) => method === 'PUT')?.body).toEqual({
        bpmn: '<drawn/>',
        forms: { purchase, 'ask-the-boss': drawn },
      }),
    5000,
  );
  await user.click(within(dialog).getByRole('button', { name: 'Done' }));
  await vi.waitFor(() => expect(dialog).not.toBeInTheDocument());
});

test('a new decision is called like its step, saved with the draft, and deleted from its steps, too', async () => {
  const { calls, user } = visit('/automations/a1', {
    ...editor,
    'PUT /automations/a1/draft': () => Response.json({ bpmn: '<drawn/>' }, { headers: { ETag: '"v8"' } }),
  });
  await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Publish' })).toBeEnabled(), 5000);

  act(() => modeler.decide({ elementId: 'ask', decisionId: null }));
  const dialog = await screen.findByRole('dialog', { name: 'Decision “ask-the-boss”' });
  expect(modeler.assigned).toContainEqual(['ask', 'ask-the-boss']);
  expect(within(dialog).getByText(/does not say what it looks at/)).toBeVisible();
  await vi.waitFor(() => expect(table.shown).toContain('<decision id="ask-the-boss" name="Ask the boss">'));
  const drawn = table.shown.replace('<text></text>', '<text>amount</text>');
  act(() => table.change(drawn));

  await vi.waitFor(() => expect(within(dialog).queryByText(/does not say/)).not.toBeInTheDocument());
  await vi.waitFor(
    () =>
      expect(calls.findLast(({ method }) => method === 'PUT')?.body).toEqual({
        bpmn: '<drawn/>',
        decisions: { 'ask-the-boss': drawn },
      }),
    5000,
  );
  await user.click(within(dialog).getByRole('button', { name: 'Delete decision' }));
  await user.click(await screen.findByRole('button', { name: 'Delete' }));
  await vi.waitFor(() => expect(dialog).not.toBeInTheDocument());
  expect(modeler.assigned).toContainEqual(['ask', null]);
});

test('forms are kept when somebody else saved the draft meanwhile, whichever goes', async () => {
  const theirs = { ...purchase, components: [{ type: 'text', id: 't', text: 'Theirs' }] };
  let read = 0;
  const { calls, user } = visit('/automations/a1', {
    ...editor,
    'GET /automations/a1/draft': () =>
      read++ === 0
        ? withForm()
        : Response.json({ bpmn: '<theirs/>', forms: { purchase: theirs } }, { headers: { ETag: '"v9"' } }),
    'PUT /automations/a1/draft': (call) =>
      call.headers.get('If-Match') === '"v9"'
        ? Response.json({ bpmn: '<drawn/>' }, { headers: { ETag: '"v10"' } })
        : problem(412, 'Saved meanwhile.'),
  });
  await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Publish' })).toBeEnabled(), 5000);
  act(() => modeler.wish({ elementId: 'ask', formId: 'purchase' }));
  const dialog = await screen.findByRole('dialog', { name: 'Form “purchase”' });
  await vi.waitFor(() => expect(drawing.shown).toEqual(purchase));
  const ours = { ...purchase, components: [{ type: 'text', id: 't', text: 'Ours' }] };
  act(() => drawing.change(ours));

  await user.click(await within(dialog).findByRole('button', { name: 'Overwrite it with mine' }));
  await vi.waitFor(
    () =>
      expect(calls.findLast(({ method }) => method === 'PUT')?.body).toEqual({
        bpmn: '<drawn/>',
        forms: { purchase: ours },
        decisions: {},
      }),
    5000,
  );
});

test('their forms are shown when their draft is taken', async () => {
  const theirs = { ...purchase, components: [{ type: 'text', id: 't', text: 'Theirs' }] };
  let read = 0;
  const { user } = visit('/automations/a1', {
    ...editor,
    'GET /automations/a1/draft': () =>
      read++ === 0
        ? withForm()
        : Response.json({ bpmn: '<theirs/>', forms: { purchase: theirs } }, { headers: { ETag: '"v9"' } }),
    'PUT /automations/a1/draft': () => problem(412, 'Saved meanwhile.'),
  });
  await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Publish' })).toBeEnabled(), 5000);
  act(() => modeler.wish({ elementId: 'ask', formId: 'purchase' }));
  const dialog = await screen.findByRole('dialog', { name: 'Form “purchase”' });
  await vi.waitFor(() => expect(drawing.shown).toEqual(purchase));
  act(() => drawing.change({ ...purchase, components: [{ type: 'separator', id: 's' }] }));

  await user.click(await within(dialog).findByRole('button', { name: 'Load their draft' }));

  await vi.waitFor(() => expect(drawing.shown).toEqual(theirs));
});

test('a form that is deleted is taken from the steps that showed it', async () => {
  const { calls, user } = visit('/automations/a1', {
    ...editor,
    'GET /automations/a1/draft': withForm,
    'PUT /automations/a1/draft': () => Response.json({ bpmn: '<drawn/>' }, { headers: { ETag: '"v8"' } }),
  });
  await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Publish' })).toBeEnabled(), 5000);
  act(() => modeler.wish({ elementId: 'ask', formId: 'purchase' }));
  const dialog = await screen.findByRole('dialog', { name: 'Form “purchase”' });

  await user.click(within(dialog).getByRole('button', { name: 'Delete form' }));
  const sure = await screen.findByRole('dialog', { name: 'Delete the form “purchase”?' });
  expect(sure).toHaveTextContent('“Ask the boss” will ask for nothing but a tick.');
  await user.click(within(sure).getByRole('button', { name: 'Delete' }));

  expect(modeler.assigned).toContainEqual(['ask', null]);
  await vi.waitFor(
    () =>
      expect(calls.findLast(({ method }) => method === 'PUT')?.body).toEqual({
        bpmn: '<drawn/>',
        forms: {},
      }),
    5000,
  );
});

test('a finding about a form opens it', async () => {
  const finding = {
    elementId: 'ask',
    rule: 'form',
    message: 'The form "purchase": two questions have the key "amount".',
    remedy: 'Correct the form.',
  };
  const { user } = visit('/automations/a1', {
    ...editor,
    'GET /automations/a1/draft': withForm,
    'POST /automations/a1/validate': () => ({ findings: [finding] }),
  });
  await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Publish' })).toBeEnabled(), 5000);

  await user.click(screen.getByRole('button', { name: 'Validate' }));
  await user.click(await screen.findByRole('button', { name: /two questions have the key/ }));

  expect(await screen.findByRole('dialog', { name: 'Form “purchase”' })).toBeVisible();
});

test('findings keep it from being published and lead to their element', async () => {
  const finding = { elementId: 'call', rule: 'url', message: '“Call” has no address.', remedy: 'Enter one.' };
  const { user } = visit('/automations/a1', {
    ...editor,
    'POST /automations/a1/validate': () => ({ findings: [finding] }),
  });
  await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Publish' })).toBeEnabled(), 5000);

  await user.click(screen.getByRole('button', { name: 'Publish' }));
  const dialog = await screen.findByRole('dialog', { name: 'Publish this version' });
  const item = await within(dialog).findByRole('button', { name: /“Call” has no address/ });
  expect(within(dialog).getByRole('button', { name: 'Publish' })).toBeDisabled();
  await user.click(item);

  expect(modeler.focused).toContain('call');
  expect(modeler.shown).toEqual([finding]);
});

test('what has no findings is published with its note', async () => {
  const { calls, user } = visit('/automations/a1', {
    ...editor,
    'POST /automations/a1/validate': () => ({ findings: [] }),
    'POST /automations/a1/scenarios/run': () => ({ passed: true, results: [], coverage: covered }),
    'POST /automations/a1/publish': () => ({
      number: 3,
      note: 'Webhook',
      author: null,
      publishedAt: '2026-01-01T10:00:00Z',
    }),
  });
  await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Publish' })).toBeEnabled(), 5000);

  await user.click(screen.getByRole('button', { name: 'Publish' }));
  const dialog = await screen.findByRole('dialog', { name: 'Publish this version' });
  expect(await within(dialog).findByRole('note')).toHaveTextContent('When a task is overdue');
  await user.type(within(dialog).getByRole('textbox', { name: 'What has changed' }), 'Webhook');
  await vi.waitFor(() => expect(within(dialog).getByRole('button', { name: 'Publish' })).toBeEnabled());
  await user.click(within(dialog).getByRole('button', { name: 'Publish' }));

  expect(await screen.findByText('Version 3 is live')).toBeVisible();
  expect(calls.find((call) => call.path.endsWith('/publish'))?.body).toEqual({
    note: 'Webhook',
    draftVersion: 7,
  });
});

const covered = {
  elements: { passed: 4, total: 5, never: [{ id: 'call', name: 'Call' }] },
  flows: { passed: 3, total: 4, never: [] },
};
const otherwise = {
  id: 's1',
  name: 'The boss says no',
  outcome: 'failed',
  message: 'It was to end at “Done”, and waits at “Call”.',
  element: 'call',
  actual: null,
};

test('scenarios that fail keep it from being published until there is a reason', async () => {
  const { calls, user } = visit('/automations/a1', {
    ...editor,
    'POST /automations/a1/validate': () => ({ findings: [] }),
    'POST /automations/a1/scenarios/run': () => ({ passed: false, results: [otherwise], coverage: covered }),
    'POST /automations/a1/publish': () => ({
      number: 3,
      note: null,
      author: null,
      publishedAt: '2026-01-01T10:00:00Z',
    }),
  });
  await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Publish' })).toBeEnabled(), 5000);

  await user.click(screen.getByRole('button', { name: 'Publish' }));
  const dialog = await screen.findByRole('dialog', { name: 'Publish this version' });
  expect(await within(dialog).findByText(/waits at “Call”/)).toBeVisible();
  expect(within(dialog).getByText('4 of 5 elements, 3 of 4 paths passed')).toBeVisible();
  expect(within(dialog).getByText(/Never passed: Call/)).toBeVisible();
  expect(within(dialog).getByRole('button', { name: 'Publish' })).toBeDisabled();
  await user.type(
    within(dialog).getByRole('textbox', { name: 'Publish it all the same, because' }),
    'It is meant so',
  );
  await user.click(within(dialog).getByRole('button', { name: 'Publish' }));

  expect(await screen.findByText('Version 3 is live')).toBeVisible();
  expect(calls.find((call) => call.path.endsWith('/publish'))?.body).toEqual({
    draftVersion: 7,
    overrideReason: 'It is meant so',
  });
});

test('a file becomes the draft, and what of it cannot be kept is told', async () => {
  const { user } = visit('/automations/a1', {
    ...editor,
    'PUT /automations/a1/draft': () => Response.json({ bpmn: '<drawn/>' }, { headers: { ETag: '"v8"' } }),
  });
  await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Publish' })).toBeEnabled(), 5000);

  const file = Object.assign(new File([], 'x.bpmn'), { text: async () => '<foreign/>' });
  await user.upload(screen.getByLabelText('Open file', { selector: 'input' }), file);

  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('Saved here, the file would be without:');
  expect(modeler.imported).toContain('<foreign/>');
  await user.click(within(alert).getByRole('button', { name: 'fork' }));
  expect(modeler.focused).toContain('fork');
});

test('two versions are compared, and each difference leads to its element', async () => {
  const version = (number: number) => ({
    number,
    forms: {
      order: { components: [{ id: 'a', label: number === 1 ? 'How many' : 'How much', type: 'number' }] },
      ...(number === 2 ? { thanks: { components: [] } } : {}),
    },
    bpmn: `<v${number}/>`,
    note: null,
    publishedAt: '2026-01-01T10:00:00Z',
  });
  const { user } = visit('/automations/a1/versions/compare?from=1&to=2', {
    'GET /automations/a1/versions/1': () => version(1),
    'GET /automations/a1/versions/2': () => version(2),
  });

  const line = await screen.findByRole('button', { name: /From <v1\/> to <v2\/>/ }, { timeout: 8000 });
  expect(line).toHaveTextContent('Time: PT15M PT1H');
  expect(screen.getByText('Form “order”').parentElement).toHaveTextContent('changedHow much: changed');
  expect(screen.getByText('Form “thanks”').parentElement).toHaveTextContent('added');
  await user.click(line);

  expect(modeler.focused).toContain('wait');
});
