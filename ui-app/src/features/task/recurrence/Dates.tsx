import { Text } from '@mantine/core';
import { m } from '@/lib/messages';
import { formatTime } from '@/lib/time';
import classes from './recurrence.module.css';

const day = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** The dates that come next. Their time is told once: it differs only for who looks from another time zone. */
export function Dates({ dates, stale }: { dates: string[]; stale?: boolean }) {
  const times = new Set(dates.map(formatTime));
  const [time] = times;
  return (
    <div data-stale={stale || undefined} className={classes.upcoming}>
      <Text size="xs" c="dimmed" mb={4}>
        {times.size === 1 && time ? m.recurrence.upcomingAt(time) : m.recurrence.upcoming}
      </Text>
      <ol className={classes.dates} aria-label={m.recurrence.upcoming}>
        {dates.map((iso) => (
          <li key={iso}>
            <time dateTime={iso}>
              {day.format(new Date(iso))}
              {times.size > 1 && ` ${formatTime(iso)}`}
            </time>
          </li>
        ))}
      </ol>
    </div>
  );
}
