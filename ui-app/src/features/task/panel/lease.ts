import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { isStatus, type ApiError } from '@/lib/api/problem';
import { useMe } from '@/lib/api/shared';
import type { Lease, Task } from '@/lib/api/types';
import { useLeaseCalls } from './api';

/** Half of what is asked for, so that a lease never runs out under somebody who types. */
const RENEW_MS = 60_000;
/** After a refusal it is asked for again, but not with every key. */
const RETRY_MS = 20_000;

export type Held = { name: string; until: string };

/**
 * Tells others that this person is editing, for as long as they are: taken with the first word, renewed while they go on, given back
 * at the end or when the page goes away.
 *
 * @param onHeld called when somebody else has it already
 */
export function useLease(task: Task, onHeld: (held: Held) => void) {
  const calls = useLeaseCalls(task.id);
  const taken = useRef<number | null>(null);
  const asking = useRef(false);
  const refused = useRef(0);
  const wanted = useRef(false);

  const touch = async () => {
    wanted.current = true;
    if (asking.current || (taken.current !== null && Date.now() - taken.current < RENEW_MS)) return;
    if (Date.now() - refused.current < RETRY_MS) return;
    asking.current = true;
    try {
      await calls.take();
      taken.current = Date.now();
    } catch (error) {
      taken.current = null;
      refused.current = Date.now();
      if (isStatus(error, 423)) onHeld(holderOf(error as ApiError));
      // Without an answer the edit goes on: the version still keeps it from overwriting another.
    } finally {
      asking.current = false;
      // Given up before it was granted.
      if (!wanted.current) release();
    }
  };
  const release = () => {
    wanted.current = false;
    if (taken.current === null) return;
    taken.current = null;
    void calls.release().catch(() => undefined);
  };
  const leave = useEffectEvent(release);
  useEffect(() => {
    const go = () => leave();
    addEventListener('pagehide', go);
    return () => {
      removeEventListener('pagehide', go);
      go();
    };
  }, []);
  return { touch, release };
}

function holderOf({ problem }: ApiError): Held {
  const holder = problem['holder'] as { name?: string } | undefined;
  return { name: holder?.name ?? '', until: String(problem['until'] ?? '') };
}

/** Who else is editing the task now, if anybody; runs out by itself. */
export function useOthersLease(task: Task): Lease | null {
  const { data: me } = useMe();
  const { lease } = task;
  const [now, setNow] = useState(() => Date.now());
  const until = lease ? new Date(lease.until).getTime() : 0;
  useEffect(() => {
    if (until <= Date.now()) return;
    const timer = setTimeout(() => setNow(Date.now()), Math.min(until - Date.now() + 50, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  }, [until]);
  return lease && lease.holder.id !== me?.id && until > now ? lease : null;
}
