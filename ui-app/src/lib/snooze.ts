import { toOffset } from './time';

/** How long one may put something off: by a time from now, or until a moment. */
export type Snooze = { delay: string } | { until: string };

export const SNOOZES = ['tenMinutes', 'hour', 'tomorrow'] as const;
export type SnoozeName = (typeof SNOOZES)[number];

export function snoozeOf(name: SnoozeName, now = new Date()): Snooze {
  switch (name) {
    case 'tenMinutes':
      return { delay: 'PT10M' };
    case 'hour':
      return { delay: 'PT1H' };
    case 'tomorrow':
      return { until: toOffset(new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 9)) };
  }
}
