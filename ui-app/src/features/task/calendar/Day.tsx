import { ActionIcon, UnstyledButton } from '@mantine/core';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { m } from '@/lib/messages';
import { IconPlus } from '@/ui/icons';
import { dayInMonth, sayDay, sayMonthShort, today, type DayNumber } from '../planner/days';
import classes from './calendar.module.css';
import { Composer } from './Composer';
import { useTarget } from './drag';

type Props = {
  day: DayNumber;
  total: number;
  hidden: number;
  /** Where "more" stands, under so many tasks. */
  lanes: number;
  active: boolean;
  outside: boolean;
  lit: boolean;
  adding: boolean;
  readOnly: boolean;
  /** Too narrow for more than how many there are. */
  small: boolean;
  onFocus: () => void;
  onKey: (event: KeyboardEvent) => void;
  onOpen: () => void;
  onAll: () => void;
  onAdding: (adding: boolean) => void;
  onAdd: (title: string) => void;
  children: ReactNode;
};

/** A day of the grid, and what begins on it. */
export function Day(props: Props) {
  const { day, total, hidden, lanes, active, outside, lit, adding, readOnly, small, children, ...on } = props;
  const cell = useRef<HTMLDivElement>(null);
  useTarget(cell, { kind: 'day', day }, readOnly);
  const name = sayDay(day);
  const first = dayInMonth(day) === 1;
  return (
    <div
      ref={cell}
      role="gridcell"
      className={classes.day}
      tabIndex={active ? 0 : -1}
      aria-label={m.calendar.day(name, total)}
      aria-current={day === today() ? 'date' : undefined}
      data-day={day}
      data-outside={outside || undefined}
      data-lit={lit || undefined}
      onFocus={on.onFocus}
      onKeyDown={on.onKey}
      onClick={() => (small ? on.onOpen() : !readOnly && on.onAdding(true))}
    >
      <div className={classes.dayHead}>
        <UnstyledButton
          className={classes.number}
          data-today={day === today() || undefined}
          aria-label={m.calendar.openDay(name)}
          tabIndex={-1}
          onClick={(event) => {
            event.stopPropagation();
            on.onOpen();
          }}
        >
          {first ? `${sayMonthShort(day)} ${dayInMonth(day)}` : dayInMonth(day)}
        </UnstyledButton>
        {!readOnly && !small && (
          <ActionIcon
            className={classes.add}
            size={20}
            tabIndex={-1}
            aria-label={m.calendar.add(name)}
            onClick={(event) => {
              event.stopPropagation();
              on.onAdding(true);
            }}
          >
            <IconPlus size={14} />
          </ActionIcon>
        )}
      </div>
      {small ? (
        total > 0 && (
          <span className={classes.count} aria-hidden>
            {total}
          </span>
        )
      ) : (
        <>
          {children}
          {hidden > 0 && (
            <UnstyledButton
              className={classes.more}
              style={{ '--lane': lanes } as React.CSSProperties}
              aria-label={m.calendar.moreOn(hidden, name)}
              onClick={(event) => {
                event.stopPropagation();
                on.onAll();
              }}
            >
              {m.calendar.more(hidden)}
            </UnstyledButton>
          )}
        </>
      )}
      {adding && <Composer day={day} onAdd={on.onAdd} onClose={() => on.onAdding(false)} />}
    </div>
  );
}
