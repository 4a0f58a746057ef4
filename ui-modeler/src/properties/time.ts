/** ISO 8601 as timers take it. Expressions are checked by the server. */

const duration = /^P(?!$)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?)$/;
const date = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;
const cycle = /^R(\d{1,9})\/(.+)$/;
const mostRepetitions = 1000;

/** Whether the text is a duration longer than nothing. */
export const isDuration = (text: string) => duration.test(text) && /[1-9]/.test(text);

/** What is wrong with a timer's value, or null. */
export function violationOf(kind: 'timeDuration' | 'timeDate' | 'timeCycle', value: string): string | null {
  if (value === '' || value === '=') return 'Say when the timer fires.';
  if (/^(=|[$#]\{)/.test(value)) return kind === 'timeCycle' ? 'A repetition cannot be computed.' : null;
  switch (kind) {
    case 'timeDuration':
      return isDuration(value) ? null : 'Not a duration: write PT15M for 15 minutes, P2D for two days.';
    case 'timeDate':
      return date.test(value) ? null : 'Not a date with time and zone: write 2027-01-31T09:00:00Z.';
    case 'timeCycle': {
      const [, times, interval] = cycle.exec(value) ?? [];
      if (times === undefined || interval === undefined || !isDuration(interval)) {
        return 'Not a repetition: write R3/PT1H for three times, an hour apart.';
      }
      if (Number(times) < 1 || Number(times) > mostRepetitions) {
        return `It must repeat between once and ${String(mostRepetitions)} times.`;
      }
      return isShort(interval) ? 'It must not repeat faster than once a minute.' : null;
    }
  }
}

/** Less than a minute: seconds alone, and fewer than sixty. */
function isShort(interval: string): boolean {
  const [, seconds] = /^PT(\d+(?:\.\d+)?)S$/.exec(interval) ?? [];
  return seconds !== undefined && Number(seconds) < 60;
}
