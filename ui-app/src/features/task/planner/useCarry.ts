import { useState, type KeyboardEvent } from 'react';
import type { PlannedTask } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { barOf, endMoved, moved, sayPlace, startMoved, type Dates } from './days';

/** How far a task, its end and its beginning have been taken: counted, for a time of day must survive every step between. */
type Steps = { days: number; end: number; start: number };
export type Carry = { task: PlannedTask; steps: Steps; dates: Dates };

const NONE: Steps = { days: 0, end: 0, start: 0 };

function datesAfter(task: PlannedTask, { days, end, start }: Steps): Dates {
  let dates = moved(task, days);
  if (end !== 0) dates = endMoved({ ...dates, timeZone: task.timeZone }, end);
  if (start !== 0) dates = startMoved({ ...dates, timeZone: task.timeZone }, start);
  return dates;
}

type Options = {
  /** Told to who cannot see it. */
  say: (words: string) => void;
  carrying: (title: string) => string;
  onDrop: (task: PlannedTask, dates: Dates) => void;
};

/** Picking a task up, moving or stretching it over days, and putting it down, by keyboard. */
export function useCarry({ say, carrying, onDrop }: Options) {
  const [carry, setCarry] = useState<Carry | null>(null);

  const where = (dates: Dates) => {
    const place = barOf(dates);
    return place ? sayPlace(place) : '';
  };
  const putBack = () => {
    if (carry) say(m.calendar.putBack(carry.task.title));
    setCarry(null);
  };
  const step = (by: number, part: keyof Steps) => {
    if (!carry) return;
    const steps = { ...carry.steps, [part]: carry.steps[part] + by };
    const dates = datesAfter(carry.task, steps);
    // No further: an end is not taken before its beginning.
    if (dates.startAt === carry.dates.startAt && dates.dueAt === carry.dates.dueAt) return;
    setCarry({ ...carry, steps, dates });
    say(where(dates));
  };

  /** @return whether the key is used up */
  const onKey = (event: KeyboardEvent, task: PlannedTask): boolean => {
    if (!carry) {
      if (event.key !== ' ' || event.ctrlKey || event.metaKey) return false;
      setCarry({ task, steps: NONE, dates: { startAt: task.startAt, dueAt: task.dueAt } });
      say(carrying(task.title));
    } else if (event.key === ' ' || event.key === 'Enter') {
      say(m.calendar.dropped(carry.task.title, where(carry.dates)));
      setCarry(null);
      onDrop(carry.task, carry.dates);
    } else if (event.key === 'Escape') putBack();
    else if (event.key.startsWith('Arrow')) {
      const back = event.key === 'ArrowLeft' || event.key === 'ArrowUp';
      const days = event.key === 'ArrowUp' || event.key === 'ArrowDown' ? 7 : 1;
      step(back ? -days : days, event.shiftKey ? 'end' : event.altKey ? 'start' : 'days');
    } else if (event.key === 'Tab') {
      putBack();
      return true;
    } else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { carry, onKey, putBack };
}

/** The tasks as they would be if the one that is carried were put down: be it where it was not to be seen. */
export function withCarried(items: PlannedTask[], carry: Carry | null) {
  if (!carry) return items;
  const { task, dates } = carry;
  return [...items.filter(({ id }) => id !== task.id), { ...task, ...dates }];
}
