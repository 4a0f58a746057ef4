import { ActionIcon, Button, Group, Menu, SegmentedControl, Text, Tooltip } from '@mantine/core';
import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { PlannedTask, Task } from '@/lib/api/types';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { useShortcuts } from '@/lib/shortcuts';
import { SPANS, type Span } from '@/lib/view';
import {
  IconAdjustmentsHorizontal,
  IconCalendarOff,
  IconCheck,
  IconChevronLeft,
  IconChevronRight,
} from '@/ui/icons';
import { ErrorState, RowsSkeleton } from '@/ui/states';
import { isOpen, useTaskCommand } from '../api';
import { useLiveTasks } from '../live';
import { useCalendar, type PlanProps } from '../planner/api';
import { DatesDialog } from '../planner/DatesDialog';
import {
  dayNumber,
  firstWeekday,
  monthOf,
  placeOf,
  plusMonths,
  sayMonth,
  sayRange,
  sayWeekdayLong,
  startOfMonth,
  startOfWeek,
  textOf,
  today,
  type DayNumber,
} from '../planner/days';
import { useCarry, withCarried } from '../planner/useCarry';
import { useReschedule } from '../planner/useReschedule';
import { Agenda } from './Agenda';
import classes from './calendar.module.css';
import { DayDialog } from './DayDialog';
import { useDrops, usePaging } from './drag';
import { Grid } from './Grid';
import { Unscheduled } from './Unscheduled';
import { useAddOn } from './useAddOn';

type Kept = { span?: Span; unscheduled: boolean; weekStart: number | null };

const AGENDA_DAYS = 14;
const PER_DAY: Record<Span, number> = { month: 15, week: 50, agenda: 30 };
const NO_ITEMS: PlannedTask[] = [];

/** Tasks on the days that they are due, or that they last. */
export default function CalendarView({ scope, projects, query, search, onSearch, readOnly }: PlanProps) {
  const [last, keep] = useLocalStorage<Kept>({
    key: 'taskloom.calendar',
    defaultValue: { unscheduled: false, weekStart: null },
    getInitialValueInEffect: false,
  });
  const small = useMediaQuery('(max-width: 36em)', undefined, { getInitialValueInEffect: false }) ?? false;
  const span = search.span ?? (small ? 'agenda' : (last.span ?? 'month'));
  const weekStart = last.weekStart ?? firstWeekday();
  const anchor = search.day ? dayNumber(search.day) : today();
  const weeks = useMemo(() => weeksOf(span, anchor, weekStart), [span, anchor, weekStart]);
  const range = { first: weeks[0]?.[0] ?? anchor, last: weeks.at(-1)?.at(-1) ?? anchor };
  const calendar = useCalendar(scope, query, range, PER_DAY[span]);

  const [active, setActive] = useState(anchor);
  const [adding, setAdding] = useState<DayNumber | null>(null);
  const [all, setAll] = useState<DayNumber | null>(null);
  const [moving, setMoving] = useState<PlannedTask | null>(null);
  const [said, say] = useState('');
  const frame = useRef<HTMLDivElement>(null);
  const { reschedule, dialogs } = useReschedule();
  const command = useTaskCommand();
  const add = useAddOn(scope, projects);
  const lit = useDrops(frame, reschedule);
  const { carry, onKey, putBack } = useCarry({
    say,
    carrying: m.calendar.carrying,
    onDrop: (task, dates) => {
      refocus.current = task.id;
      reschedule(task, dates);
    },
  });
  useLiveTasks('project' in scope ? [scope.project] : projects.map(({ id }) => id));
  useTop(frame);

  const go = (day: DayNumber) => {
    setActive(day);
    onSearch({ day: day === today() ? undefined : textOf(day) });
  };
  const page = (by: 1 | -1) => {
    const day = span === 'month' ? plusMonths(active, by) : active + by * (span === 'week' ? 7 : AGENDA_DAYS);
    go(day);
    return day;
  };
  const shows = (day: DayNumber) => day >= range.first && day <= range.last;
  const shown = shows(active) ? active : anchor;

  useShortcuts({
    t: () => go(today()),
    n: () => void page(1),
    p: () => void page(-1),
    ArrowRight: () => focusDay(frame, shown),
    ArrowDown: () => focusDay(frame, shown),
  });

  // The day that is gone to may be drawn only after this; so may the task that is carried or was put down.
  const focus = useRef<DayNumber | null>(null);
  const refocus = useRef<TaskId | null>(null);
  useEffect(() => {
    if (focus.current !== null && focusDay(frame, focus.current) !== false) focus.current = null;
    const id = carry?.task.id ?? refocus.current;
    if (!id) return;
    const item = frame.current?.querySelector<HTMLElement>(`[data-task="${id}"] [data-focus]`);
    if (item && document.activeElement !== item) item.focus();
    if (!carry && item) refocus.current = null;
  });
  const held = carry ? placeOf(carry.dates) : null;
  useEffect(() => {
    if (held && !(held.first <= range.last && held.last >= range.first))
      onSearch({ day: textOf(held.first) });
  });

  const activate = (day: DayNumber, focused: boolean) => {
    setActive(day);
    if (!focused) return;
    focus.current = day;
    if (!shows(day)) onSearch({ day: textOf(day) });
  };
  const actions = {
    onOpen: (task: TaskId) => onSearch({ task }),
    onKey,
    onMoveTo: setMoving,
    onToggle: (task: PlannedTask) =>
      // Of what a task has beside, completing it needs nothing.
      command.mutate({ task: task as Task, command: isOpen(task) ? 'complete' : 'reopen' }),
  };
  const openDay = (day: DayNumber) => {
    setActive(day);
    onSearch({ span: 'agenda', day: textOf(day) });
  };
  const heading = span === 'month' ? sayMonth(anchor) : sayRange(range.first, range.last);
  const items = withCarried(calendar.data?.items ?? NO_ITEMS, carry);

  return (
    <div className={classes.calendar}>
      <div className={classes.bar}>
        <Button size="compact-sm" variant="default" onClick={() => go(today())}>
          {m.calendar.today}
        </Button>
        <Group gap={2}>
          <PageArrow label={m.calendar.previous[span]} onPage={() => page(-1)}>
            <IconChevronLeft size={18} />
          </PageArrow>
          <PageArrow label={m.calendar.next[span]} onPage={() => page(1)}>
            <IconChevronRight size={18} />
          </PageArrow>
        </Group>
        <h2 className={classes.heading} aria-live="polite">
          {heading}
        </h2>
        <span data-push />
        <SegmentedControl
          size="xs"
          aria-label={m.calendar.span}
          value={span}
          data={SPANS.map((value) => ({ value, label: m.calendar.spans[value] }))}
          onChange={(value) => {
            keep({ ...last, span: value as Span });
            onSearch({ span: value as Span });
          }}
        />
        <Tooltip label={m.calendar.showUnscheduled}>
          <ActionIcon
            size={28}
            variant={last.unscheduled ? 'light' : 'subtle'}
            aria-label={m.calendar.showUnscheduled}
            aria-pressed={last.unscheduled}
            onClick={() => keep({ ...last, unscheduled: !last.unscheduled })}
          >
            <IconCalendarOff size={17} />
          </ActionIcon>
        </Tooltip>
        <Options weekStart={last.weekStart} onWeekStart={(day) => keep({ ...last, weekStart: day })} />
      </div>
      <div ref={frame} className={classes.frame} data-span={span} onPointerDown={putBack}>
        {calendar.isError && !calendar.data ? (
          <ErrorState error={calendar.error} onRetry={() => void calendar.refetch()} />
        ) : span === 'agenda' ? (
          calendar.data ? (
            <Agenda
              calendar={calendar.data}
              days={weeks[0] ?? []}
              adding={adding}
              readOnly={readOnly}
              onOpen={actions.onOpen}
              onMoveTo={setMoving}
              onAll={setAll}
              onAdding={setAdding}
              onAdd={add}
            />
          ) : (
            <RowsSkeleton />
          )
        ) : (
          <Grid
            calendar={calendar.data}
            items={items}
            weeks={weeks}
            month={span === 'month' ? monthOf(anchor) : null}
            active={shown}
            lit={lit ?? held}
            adding={adding}
            selected={search.task}
            carried={carry?.task.id}
            readOnly={readOnly}
            small={small}
            onActive={activate}
            onPage={(by) => {
              focus.current = page(by);
            }}
            onOpenDay={openDay}
            onAll={setAll}
            onAdding={setAdding}
            onAdd={add}
            {...actions}
          />
        )}
        {last.unscheduled && (
          <Unscheduled
            scope={scope}
            query={query}
            readOnly={readOnly}
            onClose={() => keep({ ...last, unscheduled: false })}
            onOpen={actions.onOpen}
            onMoveTo={setMoving}
          />
        )}
      </div>
      <DayDialog
        day={all}
        scope={scope}
        query={query}
        readOnly={readOnly}
        onClose={() => setAll(null)}
        onOpen={actions.onOpen}
        onMoveTo={setMoving}
      />
      <DatesDialog task={moving} onClose={() => setMoving(null)} onMove={reschedule} />
      {dialogs}
      <p id="calendar-help" hidden>
        {m.calendar.help}
      </p>
      <div className="tl-visually-hidden" role="status" aria-live="assertive">
        {said}
      </div>
    </div>
  );
}

type ArrowProps = { label: string; onPage: () => void; children: ReactNode };

/** Pages by a click, and by holding a task over it. */
function PageArrow({ label, onPage, children }: ArrowProps) {
  const arrow = useRef<HTMLButtonElement>(null);
  const over = usePaging(arrow, onPage);
  return (
    <ActionIcon ref={arrow} size={28} variant={over ? 'light' : 'subtle'} aria-label={label} onClick={onPage}>
      {children}
    </ActionIcon>
  );
}

type OptionsProps = { weekStart: number | null; onWeekStart: (day: number | null) => void };
// A Sunday, so that a number is its weekday.
const SUNDAY = 3;

function Options({ weekStart, onWeekStart }: OptionsProps) {
  const choices = [null, 1, 0, 6] as const;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={28} aria-label={m.calendar.options}>
          <IconAdjustmentsHorizontal size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{m.calendar.weekStart}</Menu.Label>
        {choices.map((day) => (
          <Menu.Item
            key={String(day)}
            role="menuitemradio"
            aria-checked={weekStart === day}
            leftSection={weekStart === day ? <IconCheck size={15} /> : <span className={classes.blank} />}
            onClick={() => onWeekStart(day)}
          >
            {day === null ? m.calendar.byLanguage : <Text span>{sayWeekdayLong(SUNDAY + day)}</Text>}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The days shown, by weeks; those of an agenda are one row. */
function weeksOf(span: Span, anchor: DayNumber, weekStart: number): DayNumber[][] {
  const run = (first: DayNumber, count: number) => Array.from({ length: count }, (_, i) => first + i);
  if (span === 'agenda') return [run(anchor, AGENDA_DAYS)];
  if (span === 'week') return [run(startOfWeek(anchor, weekStart), 7)];
  const month = startOfMonth(anchor);
  const end = plusMonths(month, 1);
  const weeks: DayNumber[][] = [];
  for (let day = startOfWeek(month, weekStart); day < end; day += 7) weeks.push(run(day, 7));
  return weeks;
}

/** @return false if the day is not there */
function focusDay(frame: RefObject<HTMLElement | null>, day: DayNumber): void | boolean {
  const cell = frame.current?.querySelector<HTMLElement>(`[data-day="${day}"]`);
  if (!cell) return false;
  cell.focus();
}

/** It takes the window's height from where it begins, so that a month is seen whole. */
function useTop(frame: RefObject<HTMLElement | null>) {
  useLayoutEffect(() => {
    const measure = () => {
      const element = frame.current;
      element?.style.setProperty('--calendar-top', `${Math.round(element.getBoundingClientRect().top)}px`);
    };
    measure();
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  });
}
