/** Lengths of time: ISO 8601 on the wire, seconds inside, "1h 30m" for people. */

const ISO = /^(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$/;

/** Seconds of "PT1H30M"; 0 for what is none. */
export function secondsOf(iso: string | null | undefined): number {
  const parts = iso ? ISO.exec(iso) : null;
  if (!parts) return 0;
  const [days, hours, minutes, seconds] = parts.slice(2).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  return (parts[1] ? -1 : 1) * (days * 86_400 + hours * 3_600 + minutes * 60 + seconds);
}

/** "PT1H30M". */
export function isoOf(seconds: number): string {
  const [hours, minutes, rest] = split(seconds);
  const text = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${rest ? `${rest}S` : ''}`;
  return `PT${text || '0S'}`;
}

/** "1h 30m", "45m"; seconds only of what is shorter than a minute. */
export function formatLength(seconds: number): string {
  const [hours, minutes, rest] = split(seconds);
  if (!hours && !minutes) return rest ? `${rest}s` : '0m';
  return [...(hours ? [`${hours}h`] : []), ...(minutes ? [`${minutes}m`] : [])].join(' ');
}

/** "0:05:09": what ticks. */
export function formatClock(seconds: number): string {
  const [hours, minutes, rest] = split(seconds);
  return `${hours}:${String(minutes).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

/** "7:30": where many stand below each other. */
export function formatHours(seconds: number): string {
  const minutes = Math.round(Math.max(0, seconds) / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

function split(seconds: number): [number, number, number] {
  const whole = Math.max(0, Math.floor(seconds));
  return [Math.floor(whole / 3_600), Math.floor((whole % 3_600) / 60), whole % 60];
}

const CLOCK = /^(\d{1,5}):([0-5]?\d)(?::([0-5]?\d))?$/;
const DECIMAL = /^\d{1,5}[.,]\d{1,3}$/;
const UNITS =
  /^(?:(\d{1,5}(?:[.,]\d{1,3})?)\s*h[a-z]*)?\s*(?:(\d{1,6})\s*m[a-z]*)?\s*(?:(\d{1,6})\s*s[a-z]*)?$/;

/**
 * What people write: "1h 30m", "90m", "1:30", "1.5" and "1,5" (hours), "45" (minutes), "1h30" (the rest are minutes). Null for what
 * is none.
 */
export function readLength(text: string): number | null {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/^(\d+\s*h[a-z]*)\s*(\d{1,2})$/, '$1 $2m');
  if (!word) return null;
  const clock = CLOCK.exec(word);
  if (clock) return Number(clock[1]) * 3_600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0);
  if (/^\d{1,6}$/.test(word)) return Number(word) * 60;
  if (DECIMAL.test(word)) return hours(word);
  const units = UNITS.exec(word);
  if (!units) return null;
  return hours(units[1] ?? '0') + Number(units[2] ?? 0) * 60 + Number(units[3] ?? 0);
}

const hours = (text: string) => Math.round(Number(text.replace(',', '.')) * 3_600);
