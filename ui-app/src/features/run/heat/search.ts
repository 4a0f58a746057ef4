export const PERIODS = [1, 7, 30, 90, 365] as const;
export type Period = (typeof PERIODS)[number];
export const USUAL_PERIOD: Period = 30;

export const MEASURES = ['count', 'time', 'failures'] as const;
export type Measure = (typeof MEASURES)[number];

/** What a heat map shows, as it stands in the address; what is left out is the usual: the current version, 30 days, how often. */
export type HeatSearch = { version?: number; days?: Period; by?: Measure };

/** What of an address speaks of a heat map; whatever is wrong there is left out. */
export function heatSearch(search: Record<string, unknown>): HeatSearch {
  const version = Math.trunc(Number(search['version']));
  const days = PERIODS.find((each) => each === Number(search['days']));
  const by = MEASURES.find((each) => each === search['by']);
  return {
    ...(version > 0 ? { version } : {}),
    ...(days && days !== USUAL_PERIOD ? { days } : {}),
    ...(by && by !== 'count' ? { by } : {}),
  };
}
