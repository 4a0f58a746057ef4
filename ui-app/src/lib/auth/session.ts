import { ErrorResponse, UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';
import type { AppConfig } from '@/lib/config';

export type SessionState = 'starting' | 'signed-in' | 'expired' | 'signed-out';

/** Who is signed in, as far as the rest of the application needs to know. Tests have their own. */
export interface Session {
  readonly state: SessionState;
  subscribe(listener: () => void): () => void;
  token(): Promise<string | null>;
  refused(): Promise<boolean>;
  signIn(returnTo?: string): Promise<void>;
  /** @param returnTo where whoever signs in next in this tab goes on */
  signOut(returnTo?: string): Promise<void>;
  /** Leaves for the sign-in service's own form; back at the settings, `changed` says what was changed there. */
  changeAccount(what: AccountChange): Promise<void>;
  /** Has the sign-in service ask for the password, though its session goes on. */
  signInAgain(returnTo: string): Promise<void>;
  /** The account is to be deleted: nobody is signed in to it any more, anywhere. */
  closed(): void;
}

/** Where it is told that an account is closed. */
export const ACCOUNT_CLOSED = '/account-closed';

/** What people change about themselves, and what Keycloak calls that (application-initiated actions). */
const ACCOUNT_ACTIONS = {
  profile: 'UPDATE_PROFILE',
  email: 'UPDATE_EMAIL',
  password: 'UPDATE_PASSWORD',
} as const;
export type AccountChange = keyof typeof ACCOUNT_ACTIONS;
export const ACCOUNT_CHANGES = Object.keys(ACCOUNT_ACTIONS) as AccountChange[];

const REFRESH_BEFORE_EXPIRY_SECONDS = 60;
const CHECK_EVERY_MS = 20_000;
const REFRESH_TURN_MS = 5_000;
const TAB_KEY = 'taskloom.tab';
const NEXT_KEY = 'taskloom.next';

/**
 * Code flow with PKCE against Keycloak. Each tab signs in for itself and keeps its tokens in its own session storage, so that the
 * refresh tokens of two tabs rotate independently. A duplicated tab starts with a copy of the other's storage; using that copied
 * refresh token would look like theft and end the session, so such a tab forgets it and signs in anew, which Keycloak answers
 * without asking (see {@link isDuplicate}).
 */
export class OidcSession implements Session {
  state: SessionState = 'starting';
  private readonly listeners = new Set<() => void>();
  private readonly others = new BroadcastChannel('taskloom.session');
  private refreshing: Promise<boolean> | null = null;

  private constructor(private readonly users: UserManager) {
    this.others.onmessage = () => this.become('signed-out');
  }

  /** Finishes a sign-in that is under way, or begins one. Answers the address to show, null while the browser is leaving. */
  static async start(config: AppConfig): Promise<{ session: OidcSession; goTo: string | null }> {
    const session = new OidcSession(
      new UserManager({
        authority: config.issuer,
        client_id: config.clientId,
        redirect_uri: `${location.origin}/auth/callback`,
        post_logout_redirect_uri: `${location.origin}/`,
        response_type: 'code',
        scope: 'openid profile email',
        automaticSilentRenew: false,
        monitorSession: false,
        userStore: new WebStorageStateStore({ store: sessionStorage }),
        stateStore: new WebStorageStateStore({ store: sessionStorage }),
      }),
    );
    const goTo = await session.begin();
    if (session.state === 'signed-in') {
      setInterval(() => void session.keepFresh(), CHECK_EVERY_MS);
      document.addEventListener('visibilitychange', () => void session.keepFresh());
    }
    return { session, goTo };
  }

  private async begin(): Promise<string | null> {
    if (location.pathname === '/auth/callback') {
      const user = await this.users.signinRedirectCallback().catch(async (error: unknown) => {
        // The page was reloaded or its address kept: the code is used up, a new sign-in costs nothing.
        if (error instanceof ErrorResponse || isStaleState(error)) return null;
        throw error;
      });
      await isDuplicate();
      if (user) {
        this.become('signed-in');
        return returnTo(user);
      }
      await this.signIn('/');
      return null;
    }
    if (await isDuplicate()) await this.users.removeUser();
    const user = await this.users.getUser();
    if (user && (!expiresSoon(user, 5) || (await this.refresh()))) {
      this.become('signed-in');
      return location.pathname + location.search + location.hash;
    }
    await this.signIn(takeNext());
    return null;
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  async token(): Promise<string | null> {
    if (this.state !== 'signed-in') return null;
    const user = await this.users.getUser();
    if (user && expiresSoon(user, 5)) await this.refresh();
    return (await this.users.getUser())?.access_token ?? null;
  }

  async refused(): Promise<boolean> {
    if (this.state !== 'signed-in') return false;
    const renewed = await this.refresh();
    if (!renewed) this.become('expired');
    return renewed;
  }

  async signIn(returnTo = location.pathname + location.search + location.hash) {
    await this.users.signinRedirect({ state: { returnTo } });
  }

  async changeAccount(what: AccountChange) {
    await this.users.signinRedirect({
      state: { returnTo: '/settings', changes: what },
      extraQueryParams: { kc_action: ACCOUNT_ACTIONS[what] },
    });
  }

  async signInAgain(returnTo: string) {
    await this.users.signinRedirect({ state: { returnTo }, prompt: 'login' });
  }

  closed() {
    this.others.postMessage('signed-out');
    this.become('signed-out');
    location.replace(ACCOUNT_CLOSED);
  }

  async signOut(returnTo?: string) {
    if (returnTo) sessionStorage.setItem(NEXT_KEY, returnTo);
    // Read before it is forgotten: without this hint Keycloak asks whether the person really meant it.
    const hint = (await this.users.getUser())?.id_token;
    this.others.postMessage('signed-out');
    this.become('signed-out');
    await this.users.signoutRedirect(hint ? { id_token_hint: hint } : {});
  }

  private async keepFresh() {
    const user = await this.users.getUser();
    if (this.state === 'signed-in' && user && expiresSoon(user, REFRESH_BEFORE_EXPIRY_SECONDS))
      await this.refresh();
  }

  /** One at a time, across all tabs: a rotated refresh token that is sent twice ends the session. */
  private refresh(): Promise<boolean> {
    this.refreshing ??= oneTabAtATime(() => this.renew()).finally(() => (this.refreshing = null));
    return this.refreshing;
  }

  private renew(): Promise<boolean> {
    return this.users
      .signinSilent()
      .then((user) => user !== null)
      .catch((error: unknown) => {
        // Keycloak said no. When it merely does not answer, the token at hand stays good until the engine refuses it.
        if (error instanceof ErrorResponse) this.become('expired');
        return false;
      });
  }

  private become(state: SessionState) {
    if (state === 'signed-out') void this.users.removeUser();
    this.state = state;
    this.listeners.forEach((listener) => listener());
  }
}

/** Where to go on after somebody signed out in order to sign in as somebody else. */
function takeNext() {
  const next = sessionStorage.getItem(NEXT_KEY) ?? undefined;
  sessionStorage.removeItem(NEXT_KEY);
  return location.pathname === '/' ? next : undefined;
}

function expiresSoon(user: User, seconds: number) {
  return (user.expires_in ?? 0) < seconds;
}

function isStaleState(error: unknown) {
  return error instanceof Error && /No (matching )?state/i.test(error.message);
}

function returnTo(user: User): string {
  const state = user.state as { returnTo?: string; changes?: AccountChange } | undefined;
  // Else it was cancelled, or a mailed link has to be followed first.
  if (state?.changes && new URLSearchParams(location.search).get('kc_action_status') === 'success')
    return `/settings?changed=${state.changes}`;
  const target = state?.returnTo ?? '/';
  // Only our own paths: the value went through the browser's storage.
  return target.startsWith('/') && !target.startsWith('//') && !target.startsWith('/auth/') ? target : '/';
}

/** Each tab holds a lock under the name in its session storage; who finds that lock held has a copied storage. */
async function isDuplicate(): Promise<boolean> {
  if (!('locks' in navigator)) return false;
  const known = sessionStorage.getItem(TAB_KEY);
  if (known && (await hold(known))) return false;
  const fresh = crypto.randomUUID();
  sessionStorage.setItem(TAB_KEY, fresh);
  await hold(fresh);
  return known !== null;
}

/** Waits for its turn, but not for ever: a frozen tab may hold the lock, and each has refresh tokens of its own. */
async function oneTabAtATime(work: () => Promise<boolean>): Promise<boolean> {
  if (!('locks' in navigator)) return work();
  let done: Promise<boolean> | undefined;
  const once = () => (done ??= work());
  return navigator.locks
    .request('taskloom.refresh', { signal: AbortSignal.timeout(REFRESH_TURN_MS) }, once)
    .catch(once);
}

/** Waits a moment, since a reloading page gives its lock back only when it is gone. */
function hold(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    navigator.locks
      .request(`taskloom.tab.${name}`, { signal: AbortSignal.timeout(400) }, () => {
        resolve(true);
        return new Promise(() => undefined);
      })
      .catch(() => resolve(false));
  });
}
