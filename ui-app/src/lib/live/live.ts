import {
  Client,
  ReconnectionTimeMode,
  StompSocketState,
  Versions,
  type IMessage,
  type StompSubscription,
} from '@stomp/stompjs';
import type { Api } from '@/lib/api/client';
import { body } from '@/lib/api/client';
import type { Changes, LiveEvent } from '@/lib/api/types';
import { follow } from './stream';

export type LiveState = 'connecting' | 'online' | 'offline';
type Listener = (event: LiveEvent) => void;

/** Events as they happen. */
export interface Live {
  readonly state: LiveState;
  onState(listener: () => void): () => void;
  /** Calls for every event of the topics watched; each event once. */
  onEvent(listener: Listener): () => void;
  /** Calls when events may have been missed for good: what is shown must be read again. */
  onGap(listener: () => void): () => void;
  watch(topic: string): () => void;
  start(): void;
  stop(): Promise<void>;
}

/** What is meant for the person alone. */
export const OWN_TOPIC = '/user/queue/events';

const REMEMBERED_EVENTS = 2_000;
const CATCH_UP_PAGE = 200;
const CATCH_UP_PAGES = 5;
/** Events of different things come out of order: how far behind the newest position one may still be on its way. */
const POSITIONS_IN_FLIGHT = 500;
const RENEW_EVERY_MS = 20_000;
const FAILURES_BEFORE_STREAM = 2;
const SOCKET_AGAIN_AFTER_MS = 5 * 60_000;
const STREAM_PAUSE_MS = 3_000;

/**
 * STOMP over one WebSocket. A newer token is sent as soon as there is one, so that the connection outlives the first. Where no
 * WebSocket opens twice in a row, as behind some proxies, events come by server-sent events, until the next try. After a reconnect the events missed meanwhile are read from `/changes`, from the last position seen; when
 * that is unknown or too far back, listeners are told that there is a gap.
 */
export class StompLive implements Live {
  state: LiveState = 'connecting';
  private readonly stateListeners = new Set<() => void>();
  private readonly eventListeners = new Set<Listener>();
  private readonly gapListeners = new Set<() => void>();
  private readonly topics = new Map<string, { watchers: number; subscription: StompSubscription | null }>();
  private readonly seen = new Set<string>();
  private position: number | null = null;
  private firstPosition = 0;
  private failures = 0;
  private opened = false;
  private sentToken: string | null = null;
  private renewing: ReturnType<typeof setInterval> | undefined;
  private stream: AbortController | null = null;
  private readonly client: Client;

  constructor(
    private readonly api: Api,
    private readonly token: () => Promise<string | null>,
    url = `${location.origin.replace(/^http/, 'ws')}/live`,
    private readonly streamUrl = '/api/v1/live',
  ) {
    this.client = new Client({
      webSocketFactory: () => socketOf(url),
      reconnectDelay: 500,
      maxReconnectDelay: 30_000,
      reconnectTimeMode: ReconnectionTimeMode.EXPONENTIAL,
      connectionTimeout: 10_000,
      heartbeatIncoming: 10_000,
      heartbeatOutgoing: 10_000,
      beforeConnect: async (client) => {
        this.sentToken = await token();
        client.connectHeaders = { Authorization: `Bearer ${this.sentToken ?? ''}` };
      },
      onConnect: () => void this.connected(),
      onWebSocketClose: () => this.closed(),
    });
  }

  /**
   * Notes where the log of events stands; what is read afterwards cannot miss an event unnoticed. To be called before anything is read.
   */
  async prepare() {
    const { next } = await body(this.api.GET('/changes', {}));
    if (next !== null) this.position = this.firstPosition = Number(next);
  }

  start() {
    this.client.activate();
    // A laptop that wakes up need not wait for the back-off to end.
    addEventListener('online', this.hurry);
    this.renewing ??= setInterval(() => void this.renew(), RENEW_EVERY_MS);
  }

  async stop() {
    removeEventListener('online', this.hurry);
    clearInterval(this.renewing);
    this.renewing = undefined;
    this.stream?.abort();
    this.stream = null;
    await this.client.deactivate();
  }

  onState = (listener: () => void) => added(this.stateListeners, listener);
  onEvent = (listener: Listener) => added(this.eventListeners, listener);
  onGap = (listener: () => void) => added(this.gapListeners, listener);

  watch(topic: string) {
    const entry = this.topics.get(topic) ?? { watchers: 0, subscription: null };
    this.topics.set(topic, entry);
    entry.watchers++;
    if (this.client.connected) entry.subscription ??= this.subscribe(topic);
    return () => {
      if (--entry.watchers > 0 || this.topics.get(topic) !== entry) return;
      this.topics.delete(topic);
      if (this.client.connected) entry.subscription?.unsubscribe();
    };
  }

  private subscribe(topic: string) {
    return this.client.subscribe(topic, (message: IMessage) =>
      this.tell(JSON.parse(message.body) as LiveEvent),
    );
  }

  private async renew() {
    const newest = await this.token().catch(() => null);
    if (!this.client.connected || newest === null || newest === this.sentToken) return;
    this.sentToken = newest;
    this.client.publish({ destination: '/app/token', headers: { Authorization: `Bearer ${newest}` } });
  }

  private closed() {
    if (this.stream) return;
    this.become('offline');
    this.failures = this.opened ? 0 : this.failures + 1;
    this.opened = false;
    if (this.failures >= FAILURES_BEFORE_STREAM && this.renewing !== undefined) void this.followStream();
  }

  private async followStream() {
    const stream = new AbortController();
    this.stream = stream;
    await this.client.deactivate({ force: true });
    const again = setTimeout(() => stream.abort(), SOCKET_AGAIN_AFTER_MS);
    while (!stream.signal.aborted) {
      try {
        await follow({
          url: this.streamUrl,
          token: await this.token(),
          since: this.since(),
          signal: stream.signal,
          onOpen: () => this.become('online'),
          onMessage: ({ event, data }) => {
            if (event === 'message') this.tellWatched(JSON.parse(data) as LiveEvent);
          },
        });
      } catch {
        // Offline, refused, or broken off: tried again below.
      }
      if (stream.signal.aborted) break;
      this.become('offline');
      await new Promise((done) => setTimeout(done, STREAM_PAUSE_MS));
    }
    clearTimeout(again);
    if (this.stream !== stream) return;
    this.stream = null;
    this.failures = FAILURES_BEFORE_STREAM - 1;
    this.client.activate();
  }

  /** A stream tells all one may see. */
  private tellWatched(event: LiveEvent) {
    const topic = event.only
      ? OWN_TOPIC
      : event.projectId
        ? `/topic/projects/${event.projectId}`
        : `/topic/workspaces/${event.workspaceId}`;
    if (this.topics.has(topic)) this.tell(event);
    else if (event.position !== null) this.position = Math.max(this.position ?? 0, event.position);
  }

  /** From where nothing can have been missed; what is known already is not told again. */
  private since() {
    return this.position === null
      ? null
      : Math.max(this.position - POSITIONS_IN_FLIGHT, Math.min(this.firstPosition, this.position));
  }

  private async connected() {
    this.opened = true;
    this.failures = 0;
    for (const [topic, entry] of this.topics) entry.subscription = this.subscribe(topic);
    this.become('online');
    await this.catchUp().catch(() => this.tellGap());
  }

  private async catchUp() {
    const seen = this.since();
    if (seen === null) return this.tellGap();
    let since: number = seen;
    for (let page = 0; page < CATCH_UP_PAGES; page++) {
      const query: { since: number; limit: number } = { since, limit: CATCH_UP_PAGE };
      const { items, next }: Changes = await body(this.api.GET('/changes', { params: { query } }));
      items.forEach((event) => this.tell(event));
      if (items.length < CATCH_UP_PAGE) return;
      since = next;
    }
    this.tellGap();
  }

  private tell(event: LiveEvent) {
    if (event.position !== null) this.position = Math.max(this.position ?? 0, event.position);
    if (this.seen.has(event.id)) return;
    this.seen.add(event.id);
    if (this.seen.size > REMEMBERED_EVENTS) this.seen.delete(this.seen.values().next().value as string);
    this.eventListeners.forEach((listener) => listener(event));
  }

  private tellGap() {
    this.gapListeners.forEach((listener) => listener());
  }

  private readonly hurry = () => {
    if (this.stream) this.stream.abort();
    else if (!this.client.connected)
      void this.client.deactivate({ force: true }).then(() => this.client.activate());
  };

  private become(state: LiveState) {
    this.state = state;
    this.stateListeners.forEach((listener) => listener());
  }
}

/** While a socket closes, nothing is said through it, which browsers complain of: the next connection says all of it anew. */
function socketOf(url: string) {
  const socket = new WebSocket(url, Versions.default.protocolVersions());
  const send = socket.send.bind(socket);
  socket.send = (frame) => {
    if (socket.readyState === StompSocketState.OPEN) send(frame);
  };
  return socket;
}

function added<T>(set: Set<T>, entry: T) {
  set.add(entry);
  return () => set.delete(entry);
}
