import type { RunStep } from '../types';

/** How an element looks: `waiting` is an active element that waits for a person, a time or another try. */
export type Look = 'completed' | 'active' | 'waiting' | 'retrying' | 'failed' | 'cancelled' | 'skipped';

export interface ElementState {
  readonly look: Look;
  /** How often the run came here. */
  readonly count: number;
  /** Of the last time, in milliseconds; null while it goes on. */
  readonly duration: number | null;
  readonly attempts: number;
  readonly error: string | null;
}

const urgency: readonly Look[] = [
  'failed',
  'retrying',
  'active',
  'waiting',
  'skipped',
  'completed',
  'cancelled',
];

/** Sums up the steps of one element; what still needs attention outweighs what is done. */
export function stateOf(steps: readonly RunStep[], waits: boolean): ElementState | null {
  const sorted = [...steps].sort((one, other) => Date.parse(one.startedAt) - Date.parse(other.startedAt));
  const last = sorted.at(-1);
  if (!last) return null;
  const looks = sorted.map((step) => lookOf(step, waits));
  // A failure that a later visit overcame is history.
  const open = looks.filter((look, index) => look !== 'failed' || index === looks.length - 1);
  return {
    look: urgency.find((look) => open.includes(look)) ?? lookOf(last, waits),
    count: sorted.length,
    duration: last.endedAt == null ? null : Date.parse(last.endedAt) - Date.parse(last.startedAt),
    attempts: last.attempts ?? 1,
    error: last.error ?? null,
  };
}

const lookOf = ({ state }: RunStep, waits: boolean): Look =>
  state === 'active' && waits ? 'waiting' : state;

/** "85 ms", "1.2 s", "3 min 5 s", "2 h 10 min", "3 d 4 h". */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1000) return `${String(Math.round(milliseconds))} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 59.95) return `${seconds < 10 ? seconds.toFixed(1) : String(Math.round(seconds))} s`;
  const units = [
    [86_400, 'd'],
    [3600, 'h'],
    [60, 'min'],
    [1, 's'],
  ] as const;
  const whole = Math.round(seconds);
  const index = units.findIndex(([size]) => whole >= size);
  const parts = units.slice(index, index + 2).map(([size, name], position) => {
    const before = position === 0 ? whole : whole % (units[index]?.[0] ?? 1);
    return [Math.floor(before / size), name] as const;
  });
  return parts
    .filter(([amount]) => amount > 0)
    .map(([amount, name]) => `${String(amount)} ${name}`)
    .join(' ');
}
