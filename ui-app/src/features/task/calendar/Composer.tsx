import { TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { m } from '@/lib/messages';
import { sayDay, type DayNumber } from '../planner/days';
import classes from './calendar.module.css';

type Props = { day: DayNumber; onAdd: (title: string) => void; onClose: () => void };

/** A title typed where the task will stand; Enter adds it and waits for the next. */
export function Composer({ day, onAdd, onClose }: Props) {
  const [title, setTitle] = useState('');
  const cancelled = useRef(false);
  const add = () => {
    const text = title.replace(/\s+/g, ' ').trim();
    if (text) onAdd(text);
    setTitle('');
  };
  return (
    <TextInput
      className={classes.composer}
      aria-label={m.calendar.newTitle(sayDay(day))}
      placeholder={m.calendar.placeholder}
      size="xs"
      autoFocus
      maxLength={500}
      value={title}
      onChange={(event) => setTitle(event.currentTarget.value)}
      onClick={(event) => event.stopPropagation()}
      onBlur={() => {
        if (!cancelled.current) add();
        onClose();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') {
          event.preventDefault();
          add();
        } else if (event.key === 'Escape') {
          cancelled.current = true;
          const cell = event.currentTarget.closest<HTMLElement>('[role=gridcell]');
          // The focus leaves, which closes it.
          if (cell) cell.focus();
          else onClose();
        }
      }}
    />
  );
}
