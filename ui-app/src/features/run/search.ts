import type { RunQuery, RunState } from '@/lib/api/types';
import type { AutomationId } from '@/lib/ids';
import { isDate } from '@/lib/zoned';

export const RUN_STATES = [
  'running',
  'waiting',
  'failed',
  'completed',
  'cancelled',
] as const satisfies RunState[];

const LONGEST_TEXT = 200;

/** Which runs a list shows, as it stands in the address: it can be linked to, and "back" goes back. */
export type RunSearch = {
  state?: RunState[];
  automation?: AutomationId;
  /** Days, the last one included. */
  from?: string;
  to?: string;
  trigger?: string;
  version?: number;
  /** Id of the element at which they stand. */
  step?: string;
  q?: string;
};
/** What to change in the address; undefined takes a part away. */
export type RunSearchChange = { [Key in keyof RunSearch]?: RunSearch[Key] | undefined };

/** What of an address speaks of runs; whatever is wrong there is left out. */
export function runSearch(search: Record<string, unknown>): RunSearch {
  const text = (key: string) => {
    const value = search[key];
    return typeof value === 'string' || typeof value === 'number'
      ? String(value).slice(0, LONGEST_TEXT) || undefined
      : undefined;
  };
  const stated = ([search['state']].flat() as unknown[]).flatMap((each) => String(each).split(','));
  const state = RUN_STATES.filter((each) => stated.includes(each));
  const version = Math.trunc(Number(search['version']));
  const automation = text('automation');
  const day = (key: string) => {
    const value = search[key];
    return isDate(value) ? value : undefined;
  };
  return without({
    state: state.length > 0 ? state : undefined,
    automation: automation as AutomationId | undefined,
    from: day('from'),
    to: day('to'),
    trigger: text('trigger'),
    version: version > 0 ? version : undefined,
    step: text('step'),
    q: text('q'),
  });
}

/** Of a workspace's list: a version is one of an automation, and says nothing without it. */
export function workspaceRunSearch(search: Record<string, unknown>): RunSearch {
  const { version, ...others } = runSearch(search);
  return version && others.automation ? { ...others, version } : others;
}

export const changedRuns = (search: RunSearch, change: RunSearchChange): RunSearch =>
  without({ ...search, ...change });

export const narrows = (search: RunSearch) => Object.keys(search).length > 0;

/** As the server wants it. */
export function asked({ from, to, ...others }: RunSearch & { ended?: boolean }): RunQuery {
  return { ...others, ...(from ? { from: startOf(from, 0) } : {}), ...(to ? { to: startOf(to, 1) } : {}) };
}

function without(search: RunSearchChange): RunSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as RunSearch;
}

/** @param later so many days after it */
function startOf(day: string, later: number) {
  const start = new Date(`${day}T00:00`);
  start.setDate(start.getDate() + later);
  return start.toISOString();
}
