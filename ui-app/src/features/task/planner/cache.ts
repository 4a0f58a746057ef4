import type { QueryClient } from '@tanstack/react-query';
import type { Calendar, PlannedTask, Timeline } from '@/lib/api/types';
import type { TaskId } from '@/lib/ids';
import { dayNumber, placeOf, type Place } from './days';

export const plans = ['tasks', 'plan'] as const;
export const calendars = [...plans, 'calendar'] as const;
export const timelines = [...plans, 'timeline'] as const;

type News = Partial<PlannedTask> & { id: TaskId };

/** Shows news of a task in every calendar and timeline that has it; a calendar's counts go along. */
export function rememberOnPlans(client: QueryClient, task: News, takeBack = false) {
  client.setQueriesData<Calendar>(
    { queryKey: calendars },
    (calendar) => calendar && updated(calendar, task, takeBack),
  );
  client.setQueriesData<Timeline>({ queryKey: timelines }, (timeline) => {
    const items = timeline && replaced(timeline.items, task, takeBack);
    return items ? { ...timeline, items } : timeline;
  });
}

export function forgetOnPlans(client: QueryClient, id: TaskId) {
  client.setQueriesData<Calendar>({ queryKey: calendars }, (calendar) => calendar && without(calendar, id));
  client.setQueriesData<Timeline>({ queryKey: timelines }, (timeline) =>
    timeline?.items.some((each) => each.id === id)
      ? { ...timeline, items: timeline.items.filter((each) => each.id !== id) }
      : timeline,
  );
}

/** Puts a task that has just got a date where it is looked at, before the server says so. */
export function placeOnCalendars(client: QueryClient, task: PlannedTask) {
  client.setQueriesData<Calendar>({ queryKey: calendars, type: 'active' }, (calendar) => {
    if (!calendar || calendar.items.some((each) => each.id === task.id)) return calendar;
    const place = placeOf(task);
    if (!place || !overlaps(calendar, place)) return calendar;
    return { ...calendar, items: [...calendar.items, task], days: counted(calendar, null, place) };
  });
}

function updated(calendar: Calendar, task: News, takeBack: boolean): Calendar {
  const before = calendar.items.find((each) => each.id === task.id);
  const items = before && replaced(calendar.items, task, takeBack);
  if (!items) return calendar;
  const after = items.find((each) => each.id === task.id) as PlannedTask;
  return { ...calendar, items, days: counted(calendar, placeOf(before), placeOf(after)) };
}

function without(calendar: Calendar, id: TaskId): Calendar {
  const gone = calendar.items.find((each) => each.id === id);
  if (!gone) return calendar;
  return {
    ...calendar,
    items: calendar.items.filter((each) => each.id !== id),
    days: counted(calendar, placeOf(gone), null),
  };
}

/** An older state never replaces a newer one unless it takes back a guess. */
function replaced(items: PlannedTask[], task: News, takeBack: boolean): PlannedTask[] | undefined {
  const index = items.findIndex((each) => each.id === task.id);
  const shown = items[index];
  if (!shown || (!takeBack && (task.version ?? 0) < shown.version)) return undefined;
  return items.with(index, { ...shown, ...task });
}

function counted(calendar: Calendar, before: Place | null, after: Place | null): Calendar['days'] {
  if (before?.first === after?.first && before?.last === after?.last) return calendar.days;
  const on = (place: Place | null, day: number) =>
    place !== null && day >= place.first && day <= place.last ? 1 : 0;
  return calendar.days.map((each) => {
    const day = dayNumber(each.date);
    return { ...each, total: each.total + on(after, day) - on(before, day) };
  });
}

function overlaps({ days }: Calendar, { first, last }: Place) {
  const [from, to] = [days[0], days.at(-1)];
  return from && to ? first <= dayNumber(to.date) && last >= dayNumber(from.date) : false;
}
