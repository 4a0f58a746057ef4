import {
  dayInMonth,
  plusMonths,
  sayMonth,
  sayMonthShort,
  sayWeekdayNarrow,
  startOfMonth,
  textOf,
  today,
  weekdayOf,
  type DayNumber,
  type Place,
} from '../planner/days';
import type { Zoom } from '@/lib/view';
import classes from './timeline.module.css';

type Props = { axis: Place; pixels: number; zoom: Zoom; from: DayNumber; to: DayNumber };

/** Room for the name of a month. */
const NAME = 110;

/** The days over the bars: only those in sight are drawn. */
export function Axis({ axis, pixels, zoom, from, to }: Props) {
  const x = (day: DayNumber) => (day - axis.first) * pixels;
  const first = Math.max(from - 6, axis.first);
  const last = Math.min(to, axis.last);
  const months: DayNumber[] = [];
  for (let month = startOfMonth(Math.max(from, axis.first)); month <= last; month = plusMonths(month, 1))
    months.push(month);
  const days: DayNumber[] = [];
  if (zoom !== 'month')
    for (let day = first; day <= last; day++) if (zoom === 'day' || weekdayOf(day) === 1) days.push(day);
  const years = months.filter((month, i) => i === 0 || textOf(month).slice(5, 7) === '01');
  const now = today();
  // The first stays in sight, unless the next is about to take its place.
  const upper = zoom === 'month' ? years : months;
  const crowded = upper[1] !== undefined && x(upper[1]) - x(from) < NAME;
  return (
    <div className={classes.axis} aria-hidden>
      {upper.map((month, i) => (
        <span
          key={`upper ${month}`}
          className={classes.upper}
          style={{ left: Math.max(x(month), i === 0 ? x(from + 1) : 0) }}
          hidden={i === 0 && crowded}
        >
          {zoom === 'month' ? textOf(month).slice(0, 4) : sayMonth(month)}
        </span>
      ))}
      {zoom === 'month'
        ? months.map((month) => (
            <span key={month} className={classes.tick} style={{ left: x(month), width: pixels * 30 }}>
              {sayMonthShort(month)}
            </span>
          ))
        : days.map((day) => (
            <span
              key={day}
              className={classes.tick}
              style={{ left: x(day), width: zoom === 'day' ? pixels : pixels * 7 }}
              data-today={day === now || undefined}
            >
              {zoom === 'day' ? `${sayWeekdayNarrow(day)} ${dayInMonth(day)}` : dayInMonth(day)}
            </span>
          ))}
    </div>
  );
}
