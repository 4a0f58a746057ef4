import { useEffect, useState } from 'react';

/** Seconds since a moment, counted on each second. */
export function useTicking(since: number | undefined) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (since === undefined) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [since]);
  return since === undefined ? 0 : Math.max(0, Math.floor((Math.max(now, since) - since) / 1000));
}
