import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { Calendar } from '@/lib/api/types';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { monthOf, sayWeekday, sayWeekdayLong, type DayNumber, type Place } from '../planner/days';
import classes from './calendar.module.css';
import { Day } from './Day';
import { Item, type ItemActions } from './Item';
import { entriesOf, hiddenOn, totalsOf, weekOf } from './layout';

const HEAD = 28;
const LANE = 24;
const MORE = 20;
const FEWEST = 2;

type Props = ItemActions & {
  calendar: Calendar | undefined;
  /** As if what is carried lay where it is held. */
  items: Calendar['items'];
  weeks: DayNumber[][];
  /** The month that is meant; the days of others stand back. */
  month: number | null;
  active: DayNumber;
  lit: Place | null;
  adding: DayNumber | null;
  selected: TaskId | undefined;
  carried: TaskId | undefined;
  readOnly: boolean;
  small: boolean;
  onActive: (day: DayNumber, focus: boolean) => void;
  onPage: (by: 1 | -1) => void;
  onOpenDay: (day: DayNumber) => void;
  onAll: (day: DayNumber) => void;
  onAdding: (day: DayNumber | null) => void;
  onAdd: (title: string, day: DayNumber) => void;
};

/** Weeks under each other. */
export function Grid(props: Props) {
  const { calendar, items, weeks, month, active, lit, adding, selected, carried, readOnly, small, ...on } =
    props;
  const body = useRef<HTMLDivElement>(null);
  const lanes = useLanes(body, weeks.length);
  const totals = useMemo(() => totalsOf(calendar), [calendar]);
  const shown = useMemo(() => {
    const entries = entriesOf({ items, upcoming: calendar?.upcoming ?? [] });
    return weeks.map((days) => weekOf(days, entries));
  }, [items, calendar, weeks]);

  const onKey = (event: KeyboardEvent, day: DayNumber) => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
    const step = steps[event.key];
    const week = weeks.find((days) => days.includes(day));
    if (step !== undefined) on.onActive(day + step, true);
    else if (event.key === 'Home' && week?.[0] !== undefined) on.onActive(week[0], true);
    else if (event.key === 'End' && week) on.onActive(week.at(-1) ?? day, true);
    else if (event.key === 'PageUp') on.onPage(-1);
    else if (event.key === 'PageDown') on.onPage(1);
    else if (event.key === 'Enter' && small) on.onOpenDay(day);
    else if (event.key === 'Enter' && !readOnly) on.onAdding(day);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      className={classes.grid}
      role="grid"
      aria-label={m.calendar.name}
      aria-busy={calendar === undefined || undefined}
      aria-readonly={readOnly || undefined}
    >
      <div role="row" className={classes.weekdays}>
        {weeks[0]?.map((day) => (
          <span key={day} role="columnheader" className={classes.weekday} aria-label={sayWeekdayLong(day)}>
            {sayWeekday(day)}
          </span>
        ))}
      </div>
      <div ref={body} role="rowgroup" className={classes.weeks} data-weeks={weeks.length}>
        {shown.map((week) => (
          <div key={week.days[0]} role="row" className={classes.week}>
            {week.days.map((day) => {
              const total = totals.get(day) ?? 0;
              return (
                <Day
                  key={day}
                  day={day}
                  total={total}
                  hidden={calendar ? hiddenOn(week, day, lanes, total) : 0}
                  lanes={lanes}
                  active={day === active}
                  outside={month !== null && monthOf(day) !== month}
                  lit={lit !== null && day >= lit.first && day <= lit.last}
                  adding={adding === day}
                  readOnly={readOnly}
                  small={small}
                  onFocus={() => on.onActive(day, false)}
                  onKey={(event) => onKey(event, day)}
                  onOpen={() => on.onOpenDay(day)}
                  onAll={() => on.onAll(day)}
                  onAdding={(open) => on.onAdding(open ? day : null)}
                  onAdd={(title) => on.onAdd(title, day)}
                >
                  {week.segments
                    .filter(({ first, lane }) => first === day && lane < lanes)
                    .map((segment) => (
                      <Item
                        key={segment.entry.key}
                        segment={segment}
                        selected={segment.entry.task?.id === selected && selected !== undefined}
                        carried={segment.entry.task?.id === carried && carried !== undefined}
                        readOnly={readOnly}
                        onOpen={on.onOpen}
                        onKey={on.onKey}
                        onMoveTo={on.onMoveTo}
                        onToggle={on.onToggle}
                      />
                    ))}
                </Day>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

/** How many tasks fit under each other. */
function useLanes(body: RefObject<HTMLElement | null>, weeks: number) {
  const [height, setHeight] = useState(0);
  useEffect(() => {
    const element = body.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => setHeight(entry?.contentRect.height ?? 0));
    observer.observe(element);
    return () => observer.disconnect();
  }, [body]);
  // Without a layout, as in tests: as many as a week of a usual screen has.
  return height === 0 ? 4 : Math.max(FEWEST, Math.floor((height / weeks - HEAD - MORE) / LANE));
}
