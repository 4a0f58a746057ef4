import { ActionIcon, Text, UnstyledButton } from '@mantine/core';
import { useMemo, useRef, type ReactNode } from 'react';
import type { Calendar, PlannedTask } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { formatTime } from '@/lib/time';
import { IconPlus, IconRepeat } from '@/ui/icons';
import { sayDay, today, type DayNumber } from '../planner/days';
import classes from './calendar.module.css';
import { Composer } from './Composer';
import { useTarget } from './drag';
import { entriesOf, totalsOf } from './layout';
import { TaskLine } from './TaskLine';

type Props = {
  calendar: Calendar;
  days: DayNumber[];
  adding: DayNumber | null;
  readOnly: boolean;
  onOpen: (id: PlannedTask['id']) => void;
  onMoveTo: (task: PlannedTask) => void;
  onAll: (day: DayNumber) => void;
  onAdding: (day: DayNumber | null) => void;
  onAdd: (title: string, day: DayNumber) => void;
};

/** Days under each other, each with its tasks: where there is little room. */
export function Agenda({
  calendar,
  days,
  adding,
  readOnly,
  onOpen,
  onMoveTo,
  onAll,
  onAdding,
  onAdd,
}: Props) {
  const entries = useMemo(() => entriesOf(calendar), [calendar]);
  const totals = useMemo(() => totalsOf(calendar), [calendar]);
  return (
    <div className={classes.agenda}>
      {days.map((day) => {
        const here = entries.filter(({ first, last }) => first <= day && last >= day);
        const tasks = here.flatMap(({ task }) => task ?? []);
        const hidden = Math.max(0, (totals.get(day) ?? 0) - tasks.length);
        return (
          <AgendaDay key={day} day={day} readOnly={readOnly} onAdd={() => onAdding(day)}>
            {adding === day && (
              <Composer day={day} onAdd={(title) => onAdd(title, day)} onClose={() => onAdding(null)} />
            )}
            {here.length === 0 && adding !== day && (
              <Text size="xs" c="dimmed">
                {m.calendar.nothing}
              </Text>
            )}
            <ul className={classes.lines}>
              {tasks.map((task) => (
                <TaskLine
                  key={task.id}
                  task={task}
                  readOnly={readOnly}
                  draggable
                  day={day}
                  onOpen={() => onOpen(task.id)}
                  onMoveTo={() => onMoveTo(task)}
                />
              ))}
              {here.map(
                ({ key, upcoming }) =>
                  upcoming && (
                    <li key={key} className={classes.line} data-ghost>
                      <IconRepeat size={14} role="img" aria-label={m.recurrence.repeats} />
                      <span className={classes.lineTitle}>{upcoming.title}</span>
                      <Text size="xs" c="dimmed">
                        {formatTime(upcoming.dueAt)}
                      </Text>
                    </li>
                  ),
              )}
            </ul>
            {hidden > 0 && (
              <UnstyledButton
                className={classes.moreLine}
                aria-label={m.calendar.moreOn(hidden, sayDay(day))}
                onClick={() => onAll(day)}
              >
                {m.calendar.more(hidden)}
              </UnstyledButton>
            )}
          </AgendaDay>
        );
      })}
    </div>
  );
}

type DayProps = { day: DayNumber; readOnly: boolean; onAdd: () => void; children: ReactNode };

function AgendaDay({ day, readOnly, onAdd, children }: DayProps) {
  const frame = useRef<HTMLElement>(null);
  const over = useTarget(frame, { kind: 'day', day }, readOnly);
  return (
    <section
      ref={frame}
      className={classes.agendaDay}
      aria-label={sayDay(day)}
      data-today={day === today() || undefined}
      data-lit={over || undefined}
    >
      <div className={classes.asideHead}>
        <h2 className={classes.agendaTitle}>{sayDay(day)}</h2>
        {!readOnly && (
          <ActionIcon size={24} aria-label={m.calendar.add(sayDay(day))} onClick={onAdd}>
            <IconPlus size={15} />
          </ActionIcon>
        )}
      </div>
      {children}
    </section>
  );
}
