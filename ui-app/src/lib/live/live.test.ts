import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Api } from '@/lib/api/client';
import { StompLive } from './live';

/** A browser's WebSocket as far as the STOMP client uses it. */
class FakeSocket {
  static all: FakeSocket[] = [];
  static opens = true;
  readyState = 0;
  binaryType = '';
  onopen?: () => void;
  onmessage?: (message: { data: string }) => void;
  onclose?: (event: object) => void;
  onerror?: (event: object) => void;
  readonly sent: string[] = [];

  constructor(readonly url: string) {
    FakeSocket.all.push(this);
    setTimeout(() => (FakeSocket.opens ? this.open() : this.close()), 1);
  }

  private open() {
    this.readyState = 1;
    this.onopen?.();
  }

  send(frame: string) {
    this.sent.push(frame);
    if (frame.startsWith('DISCONNECT')) setTimeout(() => this.close(), 1);
    if (frame.startsWith('CONNECT'))
      setTimeout(() => this.onmessage?.({ data: 'CONNECTED\nversion:1.2\nheart-beat:0,0\n\n\0' }), 1);
  }

  close() {
    this.readyState = 3;
    this.onclose?.({ code: 1006, reason: '', wasClean: false });
  }
}

const event = (position: number, projectId: string) => ({
  id: `e${position}`,
  position,
  type: 'TaskCreated',
  projectId,
  workspaceId: 'w',
});

describe('StompLive', () => {
  let token = 'first';
  let live: StompLive;
  const api = {
    GET: () => Promise.resolve({ data: { items: [], next: 7 }, response: new Response() }),
  } as unknown as Api;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('WebSocket', FakeSocket);
    FakeSocket.all = [];
    FakeSocket.opens = true;
    token = 'first';
    live = new StompLive(api, () => Promise.resolve(token), 'ws://app/live');
  });

  afterEach(async () => {
    const stopped = live.stop();
    await vi.advanceTimersByTimeAsync(2_000);
    await stopped;
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('sends a newer token over the open connection, once', async () => {
    live.start();
    await vi.advanceTimersByTimeAsync(100);
    const sent = () => FakeSocket.all[0]!.sent.filter((frame) => frame.startsWith('SEND'));
    await vi.advanceTimersByTimeAsync(25_000);
    expect(sent()).toEqual([]);

    token = 'second';
    await vi.advanceTimersByTimeAsync(50_000);

    expect(sent()).toHaveLength(1);
    expect(sent()[0]).toContain('destination:/app/token');
    expect(sent()[0]).toContain('Authorization:Bearer second');
  });

  it('says nothing through a socket that is closing', async () => {
    live.start();
    await vi.advanceTimersByTimeAsync(100);
    const socket = FakeSocket.all[0]!;
    const said = socket.sent.length;

    socket.readyState = 2;
    live.watch('/topic/workspaces/w');
    token = 'second';
    await vi.advanceTimersByTimeAsync(25_000);

    expect(socket.sent).toHaveLength(said);
    socket.close();
  });

  it('falls back to a stream when no socket opens twice in a row', async () => {
    FakeSocket.opens = false;
    const asked: RequestInit[] = [];
    vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
      asked.push(init);
      const text = [event(8, 'p'), event(9, 'hidden')]
        .map((each) => `id: ${each.position}\ndata: ${JSON.stringify(each)}\n\n`)
        .join('');
      return Promise.resolve(
        new Response(
          new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode(text)) }),
        ),
      );
    });
    const heard: number[] = [];
    live.onEvent(({ position }) => heard.push(Number(position)));
    live.watch('/topic/projects/p');
    await live.prepare();

    live.start();
    await vi.advanceTimersByTimeAsync(10_000);

    expect(FakeSocket.all).toHaveLength(2);
    expect(live.state).toBe('online');
    expect(heard).toEqual([8]);
    expect(asked[0]!.headers).toMatchObject({ Authorization: 'Bearer first', 'Last-Event-ID': '7' });
  });

  it('comes back to the socket when the machine is online again', async () => {
    FakeSocket.opens = false;
    vi.stubGlobal('fetch', () => Promise.reject(new Error('offline')));
    live.start();
    await vi.advanceTimersByTimeAsync(10_000);

    FakeSocket.opens = true;
    dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(10_000);

    expect(live.state).toBe('online');
    expect(FakeSocket.all.at(-1)!.sent[0]).toContain('CONNECT');
  });
});
