import { useEffect, useState } from '@bpmn-io/properties-panel/preact/hooks';
import { jsx } from '@bpmn-io/properties-panel/preact/jsx-runtime';
import type { Schedule, Upcoming } from '../types';
import type { Entry } from './entries';

interface Spec {
  readonly id: string;
  readonly schedule: Schedule;
  readonly ask: Upcoming;
}

type Answer = { readonly times: readonly string[] } | { readonly problem: string };

/** After the last key, so that not every letter is asked about. */
const PAUSE_MS = 400;

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

/** A time where the schedule is, and where the person is if that is another time. */
export function told(iso: string, zone: string, here: string): string {
  const at = new Date(iso);
  const there = format(zone).format(at);
  const mine = format(here).format(at);
  return there === mine ? there : `${there} (${mine} here)`;
}

function Next({ spec }: { readonly spec: Spec }) {
  const { id, schedule, ask } = spec;
  const [answer, setAnswer] = useState<Answer | null>(null);
  const { cron, timeZone, days } = schedule;
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(() => {
      ask({ cron, timeZone, days }).then(
        (times) => !gone && setAnswer({ times }),
        (error: unknown) =>
          !gone && setAnswer({ problem: error instanceof Error ? error.message : String(error) }),
      );
    }, PAUSE_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [ask, cron, timeZone, days]);
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return jsx('div', {
    class: 'bio-properties-panel-entry tl-upcoming',
    'data-entry-id': id,
    role: 'status',
    children: [
      jsx('span', { class: 'bio-properties-panel-label', children: 'Next times' }),
      answer === null
        ? jsx('p', { children: 'Counting…' })
        : 'problem' in answer
          ? jsx('p', { children: answer.problem })
          : answer.times.length === 0
            ? jsx('p', { children: 'It never comes on a working day.' })
            : jsx('ol', {
                children: answer.times.map((iso) =>
                  jsx(
                    'li',
                    { children: jsx('time', { dateTime: iso, children: told(iso, timeZone, here) }) },
                    iso,
                  ),
                ),
              }),
    ],
  });
}

/** The next times of a schedule, as the host's server counts them. */
export const upcoming = (spec: Spec): Entry => ({ id: spec.id, component: Next, spec }) as Entry;
