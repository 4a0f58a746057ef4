import { Button, Popover, Text } from '@mantine/core';
import type { Automation, Schedule } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { formatWhen, localTimeZone } from '@/lib/time';
import { IconCalendarTime } from '@/ui/icons';
import { useSchedules } from './api';
import classes from './schedule.module.css';

/** When an automation starts next by itself, and the nine times after; nothing for one that does not. */
export function NextTimes({ automation }: { automation: Automation }) {
  const { data } = useSchedules(automation);
  if (!data || data.length === 0) return null;
  const [first] = data.flatMap(({ upcoming }) => upcoming).sort();
  if (first === undefined)
    return (
      <Text size="sm" c="dimmed">
        {m.schedule.never}
      </Text>
    );
  return (
    <Popover shadow="md" position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button size="compact-sm" variant="subtle" color="gray" leftSection={<IconCalendarTime size={15} />}>
          {m.schedule.next(formatWhen(first))}
        </Button>
      </Popover.Target>
      <Popover.Dropdown maw="calc(100vw - 32px)" aria-label={m.schedule.all}>
        {data.map((schedule) => (
          <Times key={schedule.startEvent} schedule={schedule} />
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}

const format = (timeZone: string) =>
  new Intl.DateTimeFormat(undefined, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  });

/** In the zone of the schedule, and in the reader's where it is another time there. */
function Times({ schedule: { timeZone, upcoming } }: { schedule: Schedule }) {
  return (
    <>
      <Text size="xs" c="dimmed" mb={4}>
        {m.schedule.startsIn(timeZone)}
      </Text>
      <ol className={classes.times} aria-label={m.schedule.all}>
        {upcoming.map((iso) => {
          const there = format(timeZone).format(new Date(iso));
          const here = format(localTimeZone()).format(new Date(iso));
          return (
            <li key={iso}>
              <time dateTime={iso}>{there}</time>
              {there !== here && <span className={classes.here}> {m.schedule.here(here)}</span>}
            </li>
          );
        })}
      </ol>
    </>
  );
}
