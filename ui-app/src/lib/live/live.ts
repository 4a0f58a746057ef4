import { Client, ReconnectionTimeMode, type IMessage, type StompSubscription } from '@stomp/stompjs';
import type { Api } from '@/lib/api/client';
import { body } from '@/lib/api/client';
import type { LiveEvent } from '@/lib/api/types';

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

const REMEMBERED_EVENTS = 2_000;
const CATCH_UP_PAGE = 200;
const CATCH_UP_PAGES = 5;

/**
 * STOMP over one WebSocket. After a reconnect the events missed meanwhile are read from `/changes`, from the last position seen; when
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
  private readonly client: Client;

  constructor(
    private readonly api: Api,
    token: () => Promise<string | null>,
    url = `${location.origin.replace(/^http/, 'ws')}/live`,
  ) {
    this.client = new Client({
      brokerURL: url,
      reconnectDelay: 500,
      maxReconnectDelay: 30_000,
      reconnectTimeMode: ReconnectionTimeMode.EXPONENTIAL,
      connectionTimeout: 10_000,
      heartbeatIncoming: 10_000,
      heartbeatOutgoing: 10_000,
      beforeConnect: async (client) => {
        client.connectHeaders = { Authorization: `Bearer ${(await token()) ?? ''}` };
      },
      onConnect: () => void this.connected(),
      onWebSocketClose: () => this.become('offline'),
    });
  }

  /**
   * Notes where the log of events stands; what is read afterwards cannot miss an event unnoticed. To be called before anything is read.
   */
  async prepare() {
    const { next } = await body(this.api.GET('/changes', {}));
    if (next !== null) this.position = Number(next);
  }

  start() {
    this.client.activate();
    // A laptop that wakes up need not wait for the back-off to end.
    addEventListener('online', this.hurry);
  }

  async stop() {
    removeEventListener('online', this.hurry);
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

  private async connected() {
    for (const [topic, entry] of this.topics) entry.subscription = this.subscribe(topic);
    this.become('online');
    await this.catchUp().catch(() => this.tellGap());
  }

  private async catchUp() {
    if (this.position === null) return this.tellGap();
    for (let page = 0; page < CATCH_UP_PAGES; page++) {
      const since = String(this.position);
      const query = { since, limit: CATCH_UP_PAGE };
      const { items } = await body(this.api.GET('/changes', { params: { query } }));
      items.forEach((event) => this.tell(event));
      if (items.length < CATCH_UP_PAGE) return;
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
    if (!this.client.connected)
      void this.client.deactivate({ force: true }).then(() => this.client.activate());
  };

  private become(state: LiveState) {
    this.state = state;
    this.stateListeners.forEach((listener) => listener());
  }
}

function added<T>(set: Set<T>, entry: T) {
  set.add(entry);
  return () => set.delete(entry);
}
