import { webcrypto } from 'node:crypto';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { aTask, loadPanel, page, problem, visit } from '@/test/harness';
import { formatSize, parts, tidyName, typeOf } from './names';
import type { Attachment } from '@/lib/api/types';
import { uploads } from './uploads';

beforeAll(loadPanel, 60_000);

const aFile = (more: object = {}) =>
  ({
    id: 'a1',
    taskId: 't1',
    name: 'Offer.pdf',
    type: 'application/pdf',
    size: 48_213,
    sha256: '',
    author: { kind: 'person', id: 'uma', name: 'Uma User' },
    preview: null,
    links: null,
    canEdit: true,
    createdAt: '2026-01-02T10:00:00Z',
    version: 1,
    ...more,
  }) as unknown as Attachment;
const aPicture = (id: string, more: object = {}) =>
  aFile({
    id,
    name: `${id}.png`,
    type: 'image/png',
    preview: { url: `http://files/${id}-small`, width: 40, height: 20 },
    ...more,
  });
const linked = (file: Attachment) => ({
  ...file,
  links: { download: `http://files/${file.id}`, show: `http://files/${file.id}-show`, expiresAt: '' },
});

/** The object store, as far as a browser sees it. */
class Store {
  static status = 200;
  static hold = false;
  static sent: Store[] = [];
  headers: Record<string, string> = {};
  upload = { onprogress: (_: { loaded: number }) => {} };
  status = 0;
  onload = () => {};
  onerror = () => {};
  onabort = () => {};
  method = '';
  url = '';
  aborted = false;
  content: unknown;
  open(method: string, url: string) {
    this.method = method;
    this.url = url;
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value;
  }
  send(content: File) {
    this.content = content;
    Store.sent.push(this);
    this.upload.onprogress({ loaded: 1 });
    if (!Store.hold) setTimeout(() => this.answer());
  }
  answer() {
    this.status = Store.status;
    this.onload();
  }
  abort() {
    this.aborted = true;
    this.onabort();
  }
}

beforeEach(() => {
  Object.assign(Store, { status: 200, hold: false, sent: [] });
  vi.stubGlobal('XMLHttpRequest', Store);
  // What jsdom lacks of browsers.
  vi.stubGlobal('crypto', webcrypto);
  File.prototype.arrayBuffer = function () {
    return new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => {
        const read = new Uint8Array(reader.result as ArrayBuffer);
        // Node's own, not jsdom's: else it is none to the digest.
        const own = Buffer.alloc(read.length);
        own.set(read);
        resolve(own.buffer);
      };
      reader.readAsArrayBuffer(this);
    });
  };
});
afterEach(() => uploads.all().forEach(({ key }) => uploads.cancel(key)));

const hello = () => new File(['Hello'], 'note.txt', { type: 'text/plain' });
const task = aTask({ id: 't1' });
const open = (routes: object = {}, of = task) =>
  visit('/my-tasks?task=t1', {
    'GET /tasks/*': () => of,
    'POST /tasks/t1/attachments': () => ({
      id: 'a9',
      method: 'PUT',
      url: 'http://files/upload',
      headers: { 'content-type': 'text/plain', 'x-amz-checksum-sha256': 'sum' },
      expiresAt: '',
    }),
    'POST /tasks/t1/attachments/a9/complete': () => aFile({ id: 'a9', name: 'note.txt' }),
    'DELETE /tasks/t1/attachments/*': () => undefined,
    ...routes,
  } as Parameters<typeof visit>[1]);
const section = () => screen.findByRole('region', { name: 'Files' });

test('a file is announced with its checksum, sent to the store and shown when it was taken in', async () => {
  const { calls, user } = open();
  const files = await section();

  await user.upload(within(files).getByLabelText('Add files', { selector: 'input' }), hello());

  expect(await within(files).findByRole('button', { name: 'Download note.txt' })).toBeVisible();
  expect(
    calls.find(({ method, path }) => method === 'POST' && path === '/tasks/t1/attachments')?.body,
  ).toEqual({
    name: 'note.txt',
    type: 'text/plain',
    size: 5,
    sha256: 'GF+NsyJx/iX1Yab8k4suJkMG7DBO2lGAB9F2SCY4GWk=',
  });
  const [sent] = Store.sent;
  expect(sent).toMatchObject({
    method: 'PUT',
    url: 'http://files/upload',
    headers: { 'content-type': 'text/plain', 'x-amz-checksum-sha256': 'sum' },
  });
  expect(await screen.findByText('note.txt was added.')).toBeInTheDocument();
  expect(within(files).queryByRole('progressbar')).toBeNull();
});

test('what the server refuses is told where the file stands, and can be tried again', async () => {
  let refused = true;
  const { user } = open({
    'POST /tasks/t1/attachments/a9/complete': () =>
      refused ? problem(415, 'What was sent is no text/plain.') : aFile({ id: 'a9', name: 'note.txt' }),
  });
  const files = await section();
  await user.upload(within(files).getByLabelText('Add files', { selector: 'input' }), hello());
  expect(await within(files).findByText('What was sent is no text/plain.')).toBeVisible();

  refused = false;
  await user.click(within(files).getByRole('button', { name: 'Try note.txt again' }));

  expect(await within(files).findByRole('button', { name: 'Download note.txt' })).toBeVisible();
});

test('what is cancelled stops, and what was announced is given back', async () => {
  Store.hold = true;
  const { calls, user } = open();
  const files = await section();
  await user.upload(within(files).getByLabelText('Add files', { selector: 'input' }), hello());
  expect(await within(files).findByText('1 byte of 5 bytes')).toBeVisible();

  await user.click(within(files).getByRole('button', { name: 'Cancel note.txt' }));

  expect(within(files).queryByText('note.txt')).toBeNull();
  expect(Store.sent[0]!.aborted).toBe(true);
  await waitFor(() =>
    expect(calls.some(({ method, path }) => method === 'DELETE' && path.endsWith('/a9'))).toBe(true),
  );
});

test('files are dropped and pictures pasted anywhere on the panel', async () => {
  const { calls } = open();
  const files = await section();
  const panel = files.closest<HTMLElement>('[data-task-panel]')!;
  const carried = { types: ['Files'], files: [hello()] };

  fireEvent.dragEnter(panel, { dataTransfer: carried });
  expect(await screen.findByText('Drop files to add them to this task')).toBeVisible();
  fireEvent.drop(panel, { dataTransfer: carried });
  expect(screen.queryByText('Drop files to add them to this task')).toBeNull();
  fireEvent.paste(screen.getByRole('textbox', { name: 'Comment' }), {
    clipboardData: { types: ['Files'], files: [new File(['x'], 'image.png', { type: 'image/png' })] },
  });

  await waitFor(() => {
    const names = calls
      .filter(({ method, path }) => method === 'POST' && path === '/tasks/t1/attachments')
      .map(({ body }) => (body as { name: string }).name);
    expect(names).toHaveLength(2);
    expect(names[0]).toBe('note.txt');
    expect(names[1]).toMatch(/^Picture \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.png$/);
  });
});

test('text that comes with a picture is pasted as text', async () => {
  const { calls } = open();
  await section();

  fireEvent.paste(screen.getByRole('textbox', { name: 'Comment' }), {
    clipboardData: {
      types: ['text/plain', 'Files'],
      files: [new File(['x'], 'image.png', { type: 'image/png' })],
      getData: () => 'cells',
    },
  });

  expect(calls.some(({ path, method }) => method === 'POST' && path.endsWith('/attachments'))).toBe(false);
});

test('pictures are looked at one after the other', async () => {
  const first = aPicture('one');
  const second = aPicture('two');
  const { user } = open({
    'GET /tasks/t1/attachments': () => page([first, aFile(), second]),
    'GET /tasks/t1/attachments/one': () => linked(first),
    'GET /tasks/t1/attachments/two': () => linked(second),
  });

  await user.click(await screen.findByRole('button', { name: 'Show one.png' }));
  const viewer = await screen.findByRole('dialog', { name: 'one.png' });
  expect(await within(viewer).findByRole('img', { name: 'one.png' })).toHaveAttribute(
    'src',
    'http://files/one-show',
  );
  expect(within(viewer).getByText('1 of 2')).toBeVisible();
  await user.keyboard('{ArrowRight}');
  expect(await screen.findByRole('img', { name: 'two.png' })).toBeVisible();
  await user.keyboard('{Escape}');

  await waitFor(() => expect(screen.queryByRole('img', { name: 'two.png' })).toBeNull());
  expect(await section()).toBeVisible();
});

test('a file is renamed and deleted by who may', async () => {
  const { calls, user } = open({
    'GET /tasks/t1/attachments': () =>
      page([aFile(), aFile({ id: 'a2', name: 'Theirs.pdf', canEdit: false })]),
    'PATCH /tasks/t1/attachments/a1': () => aFile({ name: 'Offer 2.pdf', version: 2 }),
  });

  await user.click(await screen.findByRole('button', { name: 'More about Offer.pdf' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Rename…' }));
  const name = await screen.findByRole('textbox', { name: /Name/ });
  await user.clear(name);
  await user.type(name, 'Offer 2.pdf{Enter}');
  await waitFor(() => {
    const call = calls.find(({ method }) => method === 'PATCH');
    expect(call?.body).toEqual({ name: 'Offer 2.pdf' });
    expect(call?.headers.get('If-Match')).toBe('"v1"');
  });
  await user.click(await screen.findByRole('button', { name: 'More about Offer.pdf' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  await user.click(await screen.findByRole('button', { name: 'Delete' }));
  await waitFor(() =>
    expect(calls.some(({ method, path }) => method === 'DELETE' && path.endsWith('/a1'))).toBe(true),
  );

  await user.click(await screen.findByRole('button', { name: 'More about Theirs.pdf' }));
  expect(await screen.findByRole('menuitem', { name: 'Download' })).toBeVisible();
  expect(screen.queryByRole('menuitem', { name: 'Rename…' })).toBeNull();
});

test('the activity tells which file was added', async () => {
  open({
    'GET /tasks/t1/attachments': () => page([aFile()]),
    'GET /tasks/t1/changes': () =>
      page([
        {
          id: 'h1',
          at: '2026-01-02T10:00:00Z',
          actor: { kind: 'person', id: 'uma', name: 'Uma User' },
          type: 'attachment_added',
          fields: [{ field: 'attachment', from: null, to: 'a1' }],
        },
        {
          id: 'h2',
          at: '2026-01-02T11:00:00Z',
          actor: { kind: 'person', id: 'uma', name: 'Uma User' },
          type: 'attachment_added',
          fields: [{ field: 'attachment', from: null, to: 'gone' }],
        },
      ]),
  });

  expect(await screen.findByText(/added “Offer\.pdf”/)).toBeVisible();
  expect(screen.getByText(/added a file/)).toBeVisible();
});

test.each([
  ['../../etc/passwd', '.._.._etc_passwd'],
  ['a:b?.txt', 'a_b_.txt'],
  ['CON', '_CON'],
  ['nul.txt', '_nul.txt'],
  ['console.txt', 'console.txt'],
  ['trailing. ', 'trailing'],
  ['  ', '_'],
  ['photo\u202egnp.exe', 'photo_gnp.exe'],
])('%j goes to the server as %j', (name, tidy) => expect(tidyName(name)).toBe(tidy));

test('a long name keeps its ending', () => {
  const name = tidyName(`${'ü'.repeat(300)}.pdf`);
  expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255);
  expect(parts(name).ending).toBe('.pdf');
});

test('a type that the browser does not know comes from the ending', () => {
  expect(typeOf({ name: 'notes.md', type: '' })).toBe('text/markdown');
  expect(typeOf({ name: 'a.zip', type: 'application/x-zip-compressed' })).toBe('application/zip');
  expect(typeOf({ name: 'a.bin', type: '' })).toBe('application/octet-stream');
  expect(formatSize(48_213)).toBe('48 kB');
  expect(formatSize(5_300_000)).toBe('5.3 MB');
});
