import classes from './recurrence.module.css';

const day = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const time = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });

/** The dates that come next, one below the other. */
export function Dates({ dates, label }: { dates: string[]; label: string }) {
  return (
    <ol className={classes.dates} aria-label={label}>
      {dates.map((iso) => (
        <li key={iso}>
          <time dateTime={iso}>{day.format(new Date(iso))}</time>
          <span>{time.format(new Date(iso))}</span>
        </li>
      ))}
    </ol>
  );
}
