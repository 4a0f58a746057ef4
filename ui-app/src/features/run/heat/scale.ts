import type { HeatStep } from '@/lib/api/types';
import type { Measure } from './search';

export const HOTTEST = 5;
export type Level = 1 | 2 | 3 | 4 | 5;

/** What colours a step; null if nothing does, as where runs pass in no time. */
export const valueOf = (step: HeatStep, measure: Measure): number | null =>
  ({ count: step.entered, time: step.medianMillis, failures: step.failed })[measure] || null;

/**
 * The highest value of each level, the coolest first and at most five; the last is always the hottest. Times are apart by magnitudes, so
 * theirs grow by a factor, and counts by a summand.
 */
export function boundsOf(values: readonly number[], measure: Measure): readonly number[] {
  if (values.length === 0) return [];
  const most = Math.max(1, ...values);
  const least = Math.max(1, Math.min(...values));
  const parts = Array.from({ length: HOTTEST }, (_, part) => (part + 1) / HOTTEST);
  const bounds = parts.map((part) =>
    measure === 'time' ? Math.round(least * (most / least) ** part) : Math.ceil(most * part),
  );
  // The last is what the hottest has, however it was rounded.
  return [...new Set([...bounds.slice(0, -1).filter((bound) => bound < most), most])];
}

/** The hottest if there is one level only. */
export function levelOf(value: number, bounds: readonly number[]): Level {
  const at = bounds.findIndex((bound) => value <= bound);
  return (HOTTEST - (bounds.length - 1 - (at < 0 ? bounds.length - 1 : at))) as Level;
}
