import type { BoardBy } from './api/types';
import type { TaskId } from './ids';
import { isDate } from './zoned';

/** Which tasks a list shows, by their status. */
export const SHOWS = ['open', 'done', 'all'] as const;
export type Show = (typeof SHOWS)[number];

export const GROUPINGS = [
  'none',
  'due',
  'status',
  'section',
  'priority',
  'assignee',
  'tag',
  'project',
] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const VIEWS = ['board', 'table', 'calendar', 'timeline'] as const;
export type View = (typeof VIEWS)[number];
/** How much a calendar shows at once. */
export const SPANS = ['month', 'week', 'agenda'] as const;
export type Span = (typeof SPANS)[number];
/** How wide a timeline's days are. */
export const ZOOMS = ['day', 'week', 'month'] as const;
export type Zoom = (typeof ZOOMS)[number];

/** What a page of tasks shows and how, as it stands in the address: it can be linked to, and "back" goes back. */
export type ViewSearch = {
  /** The task that is open beside the list. */
  task?: TaskId;
  view?: View;
  show?: Show;
  group?: Grouping;
  /** `-priority,dueAt`; absent for the order that suits the grouping. */
  sort?: string;
  /** In the filter language. */
  filter?: string;
  /** Words to search for. */
  q?: string;
  /** The board's columns. */
  by?: BoardBy;
  /** The board's swim lanes. */
  lanes?: string;
  /** The day that a calendar shows, and those around it; today where there is none. */
  day?: string;
  span?: Span;
  zoom?: Zoom;
};
/** What to change in the address; undefined takes a part away. */
export type ViewChange = { [Key in keyof ViewSearch]?: ViewSearch[Key] | undefined };

export function viewSearch(search: Record<string, unknown>): ViewSearch {
  const text = (key: string) => {
    const value = search[key];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  const oneOf = <Word extends string>(words: readonly Word[], key: string) =>
    words.find((word) => word === search[key]);
  return changed(
    {},
    {
      task: text('task') as TaskId | undefined,
      view: oneOf(VIEWS, 'view'),
      show: oneOf(SHOWS, 'show'),
      group: oneOf(GROUPINGS, 'group'),
      sort: text('sort'),
      filter: text('filter'),
      q: text('q'),
      by: text('by') as BoardBy | undefined,
      lanes: text('lanes'),
      day: isDate(search['day']) ? search['day'] : undefined,
      span: oneOf(SPANS, 'span'),
      zoom: oneOf(ZOOMS, 'zoom'),
    },
  );
}

export function changed(search: ViewSearch, change: ViewChange): ViewSearch {
  const entries = Object.entries({ ...search, ...change });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ''));
}
