import {
  ActionIcon,
  Alert,
  Button,
  Group,
  Modal,
  SegmentedControl,
  Select,
  Text,
  UnstyledButton,
} from '@mantine/core';
import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { useMembers, useSections } from '@/lib/api/shared';
import type { PlannedTask, Project, Task, TaskLink } from '@/lib/api/types';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { useShortcuts } from '@/lib/shortcuts';
import { ZOOMS, type Zoom } from '@/lib/view';
import { IconChevronDown, IconChevronRight, IconTimeline } from '@/ui/icons';
import { EmptyState, ErrorState, RowsSkeleton } from '@/ui/states';
import { tellUndo } from '@/ui/tell';
import { isOpen, useTaskCommand } from '../api';
import { StatusIcon } from '../chips';
import type { Scope } from '../lists';
import { useLiveTasks } from '../live';
import { TaskSearch } from '../panel/TaskSearch';
import { useLink, useTimeline, useUnlink, type PlanProps } from '../planner/api';
import { DatesDialog } from '../planner/DatesDialog';
import { barOf, today, type Place } from '../planner/days';
import { useCarry } from '../planner/useCarry';
import { useReschedule } from '../planner/useReschedule';
import { Axis } from './Axis';
import { Bar } from './Bar';
import {
  arrowsOf,
  axisOf,
  boxOf,
  HEAD,
  isPoint,
  PIXELS,
  ROW,
  rowsOf,
  type Group as RowGroup,
  type Grouping,
} from './model';
import classes from './timeline.module.css';
import { ChosenArrow, UnlinkDialog } from './Unlink';
import { datesHeld, useGrab } from './useGrab';

type Kept = { zoom: Zoom; by?: Grouping };
type Window = { top: number; left: number; width: number; height: number };

const OVERSCAN = 8;
const NO_ITEMS: PlannedTask[] = [];
const count = new Intl.NumberFormat();

/** Tasks as bars over the days, and arrows to what waits for them. */
export default function TimelineView({ scope, projects, query, search, onSearch, readOnly }: PlanProps) {
  const [last, keep] = useLocalStorage<Kept>({
    key: 'taskloom.timeline',
    defaultValue: { zoom: 'week' },
    getInitialValueInEffect: false,
  });
  const small = useMediaQuery('(max-width: 36em)', undefined, { getInitialValueInEffect: false }) ?? false;
  const names = small ? 128 : 264;
  const zoom = search.zoom ?? last.zoom;
  const pixels = PIXELS[zoom];
  const by = byOf(scope, last.by);
  const timeline = useTimeline(scope, query);
  const groups = useGroups(scope, projects, by);
  const [shut, setShut] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState<TaskId | null>(null);
  const [moving, setMoving] = useState<PlannedTask | null>(null);
  const [linking, setLinking] = useState<PlannedTask | null>(null);
  const [unlinking, setUnlinking] = useState<PlannedTask | null>(null);
  const [chosen, choose] = useState<{ link: TaskLink; x: number; y: number } | null>(null);
  const [said, say] = useState('');
  const { reschedule, dialogs } = useReschedule();
  const command = useTaskCommand();
  const link = useLink();
  const unlink = useUnlink();
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  useLiveTasks('project' in scope ? [scope.project] : projects.map(({ id }) => id));

  const items = timeline.data?.items ?? NO_ITEMS;
  const others = {
    section: m.timeline.noSection,
    assignee: m.timeline.nobody,
    project: m.timeline.otherProjects,
    none: '',
  }[by];
  const rows = useMemo(() => rowsOf(items, by, groups, others, shut), [items, by, groups, others, shut]);
  const axis = useMemo(() => axisOf(items), [items]);
  const window = useWindow(scroller, timeline.data !== undefined);
  const width = (axis.last - axis.first + 1) * pixels;

  const titleOf = (id: TaskId) => items.find((task) => task.id === id)?.title ?? '';
  const linked = (blocker: PlannedTask, blocked: TaskId) => {
    link.mutate(
      { blocker: blocker.id, blocked },
      { onSuccess: () => say(m.timeline.linked(blocker.title, titleOf(blocked))) },
    );
  };
  const unlinked = (old: TaskLink) => {
    const names = [titleOf(old.blocker), titleOf(old.blocked)] as const;
    choose(null);
    unlink.mutate(old, {
      onSuccess: () => {
        say(m.timeline.unlinked(...names));
        tellUndo(m.timeline.unlinked(...names), () => link.mutate(old));
      },
    });
  };
  const { grab, onGrab, wasDragged } = useGrab({
    scroller,
    canvas,
    pixels,
    readOnly,
    onMoved: reschedule,
    onLinked: linked,
  });
  const { carry, onKey: onCarryKey } = useCarry({ say, carrying: m.timeline.carrying, onDrop: reschedule });

  const held = grab?.far && grab.part !== 'link' ? { task: grab.task, dates: datesHeld(grab) } : carry;
  const shown = (task: PlannedTask) => (held?.task.id === task.id ? { ...task, ...held.dates } : task);

  const from = Math.max(0, Math.floor((window.top - HEAD) / ROW) - OVERSCAN);
  const to = Math.min(rows.length - 1, Math.ceil((window.top + window.height) / ROW) + OVERSCAN);
  const places = useMemo(() => {
    const found = new Map<TaskId, { index: number; place: Place; task: PlannedTask }>();
    rows.forEach((row, index) => {
      const place = row.kind === 'task' ? barOf(row.task) : null;
      if (row.kind === 'task' && place) found.set(row.task.id, { index, place, task: row.task });
    });
    return found;
  }, [rows]);
  const heldAt = held && places.get(held.task.id);
  const heldPlace = held && barOf(held.dates);
  const placed =
    heldAt && heldPlace
      ? new Map(places).set(held.task.id, {
          ...heldAt,
          place: heldPlace,
          task: { ...held.task, ...held.dates },
        })
      : places;
  const arrows = arrowsOf(timeline.data?.dependencies ?? [], placed, { from, to }, axis, pixels);

  const scrollTo = useCallback(
    (day: number) => {
      const element = scroller.current;
      if (element) element.scrollLeft = (day - axis.first) * pixels - (element.clientWidth - names) / 3;
    },
    [axis.first, pixels, names],
  );
  // The days may begin earlier than before: what is in sight stays where it is.
  const begun = useRef(axis.first);
  useLayoutEffect(() => {
    scroller.current?.scrollBy?.((begun.current - axis.first) * pixels, 0);
    begun.current = axis.first;
  }, [axis.first, pixels]);

  // At first, and when the zoom changes, today is in sight.
  const seen = useRef('');
  useLayoutEffect(() => {
    if (!timeline.data || items.length === 0 || seen.current === zoom) return;
    seen.current = zoom;
    scrollTo(today());
  }, [timeline.data, items.length, zoom, scrollTo]);

  const focus = useRef<TaskId | null>(null);
  const indexOf = (id: TaskId) => placed.get(id)?.index ?? -1;
  useEffect(() => {
    if (!focus.current) return;
    const bar = scroller.current?.querySelector<HTMLElement>(`[data-bar="${focus.current}"] [data-focus]`);
    if (!bar) return;
    focus.current = null;
    bar.focus({ preventScroll: true });
  });
  const goTo = (id: TaskId) => {
    const [element, at] = [scroller.current, placed.get(id)];
    if (!element || !at) return;
    setActive(id);
    focus.current = id;
    const top = at.index * ROW;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW + HEAD > element.scrollTop + element.clientHeight)
      element.scrollTop = top + ROW + HEAD - element.clientHeight;
    const { left, right } = boxOf(at.place, axis, pixels);
    if (right < element.scrollLeft || left > element.scrollLeft + element.clientWidth - names)
      scrollTo(at.place.first);
  };
  const beside = (id: TaskId, step: 1 | -1) => {
    for (let i = indexOf(id) + step; i >= 0 && i < rows.length; i += step) {
      const row = rows[i];
      if (row?.kind === 'task' && placed.has(row.task.id)) return row.task.id;
    }
    return null;
  };
  const onKey = (event: KeyboardEvent, task: PlannedTask) => {
    if (!readOnly && onCarryKey(event, task)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next =
      event.key === 'ArrowDown' ? beside(task.id, 1) : event.key === 'ArrowUp' ? beside(task.id, -1) : null;
    if (next) goTo(next);
    else if (event.key === 'Enter') onSearch({ task: task.id });
    else if (event.key === 'm' && !readOnly) setMoving(task);
    else if (event.key === 'l' && !readOnly) setLinking(task);
    else if (event.key === 'u' && !readOnly) setUnlinking(task);
    else if (event.key === 'x' && !readOnly)
      // Of what a task has beside, completing it needs nothing.
      command.mutate({ task: task as Task, command: isOpen(task) ? 'complete' : 'reopen' });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  // A bar is drawn anew only when it changes: what it calls stays the same.
  const calls = useRef({ onKey, onClick: (_id: TaskId) => {} });
  useEffect(() => {
    calls.current = {
      onKey,
      onClick: (id) => {
        if (!wasDragged()) onSearch({ task: id });
      },
    };
  });
  const keyed = useCallback(
    (event: KeyboardEvent, task: PlannedTask) => calls.current.onKey(event, task),
    [],
  );
  const clicked = useCallback((id: TaskId) => calls.current.onClick(id), []);
  useShortcuts({ t: () => scrollTo(today()) });

  if (timeline.isPending) return <RowsSkeleton />;
  if (!timeline.data) return <ErrorState error={timeline.error} onRetry={() => void timeline.refetch()} />;

  const numbers = range(from, to);
  // What has the focus is drawn, wherever it was scrolled to.
  const kept = active ? indexOf(active) : -1;
  if (kept >= 0 && !numbers.includes(kept)) numbers.push(kept);
  const drawn = numbers.flatMap((index) => {
    const row = rows[index];
    return row ? [{ row, index }] : [];
  });
  const tabbed =
    active && indexOf(active) >= 0
      ? active
      : drawn.find(({ row }) => row.kind === 'task' && placed.has(row.task.id))?.row.key;
  const toggle = (key: string) => {
    const next = new Set(shut);
    if (!next.delete(key)) next.add(key);
    setShut(next);
  };
  const nowAt = (today() - axis.first + 0.5) * pixels;

  return (
    <>
      <div className={classes.tools}>
        <Button size="compact-sm" variant="default" onClick={() => scrollTo(today())}>
          {m.calendar.today}
        </Button>
        <Text size="sm" c="dimmed">
          {items.length === 1 ? m.calendar.tasks(1) : m.timeline.count(count.format(items.length))}
        </Text>
        <span data-push />
        <Select
          aria-label={m.timeline.rows}
          size="xs"
          w={130}
          allowDeselect={false}
          value={by}
          data={Object.entries(m.timeline.rowsBy)
            .filter(([value]) => value !== ('project' in scope ? 'project' : 'section'))
            .map(([value, label]) => ({ value, label }))}
          onChange={(value) => value && keep({ ...last, zoom, by: value as Grouping })}
        />
        <SegmentedControl
          size="xs"
          aria-label={m.timeline.zoom}
          value={zoom}
          data={ZOOMS.map((value) => ({ value, label: m.timeline.zooms[value] }))}
          onChange={(value) => {
            keep({ ...last, zoom: value as Zoom });
            onSearch({ zoom: value as Zoom });
          }}
        />
      </div>
      {timeline.data.more && (
        <Alert color="yellow" mb="xs">
          {m.timeline.moreThan(count.format(items.length))}
        </Alert>
      )}
      {items.length === 0 ? (
        <EmptyState icon={IconTimeline} title={m.timeline.empty} text={m.timeline.emptyText} />
      ) : (
        <div
          ref={scroller}
          className={classes.scroll}
          role="grid"
          aria-label={m.timeline.name}
          aria-rowcount={rows.length + 1}
          aria-readonly={readOnly || undefined}
          data-grabbing={grab?.far || undefined}
          style={{ '--names': `${names}px` } as React.CSSProperties}
        >
          <div
            className={classes.canvas}
            role="presentation"
            style={{ width: names + width, height: HEAD + rows.length * ROW }}
          >
            <div className={classes.head} role="row" aria-rowindex={1}>
              <div className={classes.corner} role="columnheader">
                {m.timeline.task}
              </div>
              <div className={classes.days} role="columnheader" aria-label={m.timeline.dates}>
                <Axis
                  axis={axis}
                  pixels={pixels}
                  zoom={zoom}
                  from={axis.first + Math.floor(window.left / pixels)}
                  to={axis.first + Math.ceil((window.left + window.width) / pixels)}
                />
              </div>
            </div>
            <div
              ref={canvas}
              className={classes.paper}
              role="presentation"
              style={{ '--week': `${pixels * 7}px`, '--day': `${pixels}px` } as React.CSSProperties}
              data-zoom={zoom}
            >
              <div className={classes.today} style={{ left: nowAt }} aria-hidden />
              <svg className={classes.arrows} width={width} height={rows.length * ROW} aria-hidden>
                <defs>
                  {(['usual', 'late'] as const).map((kind) => (
                    <marker
                      key={kind}
                      id={`timeline-${kind}`}
                      viewBox="0 0 6 6"
                      refX="5"
                      refY="3"
                      markerWidth="6"
                      markerHeight="6"
                      orient="auto"
                    >
                      <path d="M0 0L6 3L0 6z" className={classes[kind]} />
                    </marker>
                  ))}
                </defs>
                {arrows.map(({ key, link: of, path, late }) => (
                  <g key={key} data-chosen={chosen?.link.id === key || undefined}>
                    <path
                      d={path}
                      className={classes.arrow}
                      data-late={late || undefined}
                      markerEnd={`url(#timeline-${late ? 'late' : 'usual'})`}
                    />
                    {!readOnly && (
                      // Without a pointer, a bar's keys lead to its arrows.
                      <path
                        d={path}
                        className={classes.hit}
                        data-arrow={key}
                        onClick={(event) => {
                          const box = canvas.current?.getBoundingClientRect();
                          choose({
                            link: of,
                            x: event.clientX - (box?.left ?? 0),
                            y: event.clientY - (box?.top ?? 0),
                          });
                        }}
                      />
                    )}
                  </g>
                ))}
                {grab?.part === 'link' && grab.far && (
                  <Rubber from={placed.get(grab.task.id)} axis={axis} pixels={pixels} x={grab.x} y={grab.y} />
                )}
              </svg>
              {chosen && (
                <ChosenArrow
                  key={chosen.link.id}
                  name={m.timeline.linked(titleOf(chosen.link.blocker), titleOf(chosen.link.blocked))}
                  x={chosen.x}
                  y={chosen.y}
                  onRemove={() => unlinked(chosen.link)}
                  onLeave={() => choose(null)}
                />
              )}
            </div>
            {drawn.map(({ row, index }) => (
              <div
                key={row.key}
                role="row"
                aria-rowindex={index + 2}
                className={classes.row}
                style={{ top: HEAD + index * ROW }}
                data-group={row.kind === 'group' || undefined}
              >
                {row.kind === 'group' ? (
                  <div className={classes.name} role="rowheader">
                    <ActionIcon
                      size={22}
                      aria-label={(row.shut ? m.timeline.expand : m.timeline.collapse)(row.title)}
                      aria-expanded={!row.shut}
                      onClick={() => toggle(row.key.slice('group '.length))}
                    >
                      {row.shut ? <IconChevronRight size={15} /> : <IconChevronDown size={15} />}
                    </ActionIcon>
                    <span className={classes.groupTitle}>{row.title}</span>
                    <Text span size="xs" c="dimmed">
                      {row.count}
                    </Text>
                  </div>
                ) : (
                  <div className={classes.name} role="rowheader" data-closed={!isOpen(row.task) || undefined}>
                    {!small && <StatusIcon status={row.task.status} size={14} />}
                    <UnstyledButton
                      className={classes.nameTitle}
                      tabIndex={-1}
                      onClick={() => onSearch({ task: row.task.id })}
                    >
                      {row.task.title}
                    </UnstyledButton>
                  </div>
                )}
                <div className={classes.track} role="gridcell">
                  {row.kind === 'task' && placed.has(row.task.id) && (
                    <PlacedBar
                      task={shown(row.task)}
                      axis={axis}
                      pixels={pixels}
                      focusable={tabbed === row.task.id}
                      selected={search.task === row.task.id}
                      held={held?.task.id === row.task.id}
                      target={grab?.over === row.task.id}
                      readOnly={readOnly}
                      onClick={clicked}
                      onFocus={setActive}
                      onKey={keyed}
                      onGrab={onGrab}
                    />
                  )}
                </div>
              </div>
            ))}
          </div>
        </div>
      )}
      <DatesDialog task={moving} onClose={() => setMoving(null)} onMove={reschedule} />
      <LinkDialog
        task={linking}
        onClose={() => setLinking(null)}
        onChoose={(other) => {
          if (linking) linked(linking, other.id);
          setLinking(null);
        }}
      />
      <UnlinkDialog
        task={unlinking}
        links={timeline.data.dependencies}
        titleOf={titleOf}
        onRemove={unlinked}
        onClose={() => setUnlinking(null)}
      />
      {dialogs}
      <p id="timeline-help" hidden>
        {m.timeline.help}
      </p>
      <div className="tl-visually-hidden" role="status" aria-live="assertive">
        {said}
      </div>
    </>
  );
}

type PlacedProps = Omit<React.ComponentProps<typeof Bar>, 'place' | 'box'> & { axis: Place; pixels: number };

function PlacedBar({ task, axis, pixels, ...bar }: PlacedProps) {
  const { startAt, dueAt } = task;
  const place = useMemo(() => barOf({ startAt, dueAt }) ?? { first: 0, last: 0 }, [startAt, dueAt]);
  const box = useMemo(() => boxOf(place, axis, pixels), [place, axis, pixels]);
  return <Bar task={task} place={place} box={box} {...bar} />;
}

type RubberProps = {
  from: { index: number; place: Place; task: PlannedTask } | undefined;
  axis: Place;
  pixels: number;
  x: number;
  y: number;
};

/** The line that is drawn until a link has found its other end. */
function Rubber({ from, axis, pixels, x, y }: RubberProps) {
  if (!from) return null;
  const box = boxOf(from.place, axis, pixels);
  const start = isPoint(from.task) ? box.middle + 8 : box.right;
  return <path className={classes.rubber} d={`M${start} ${(from.index + 0.5) * ROW}L${x} ${y}`} />;
}

type LinkProps = { task: PlannedTask | null; onClose: () => void; onChoose: (task: Task) => void };

function LinkDialog({ task, onClose, onChoose }: LinkProps) {
  return (
    <Modal
      opened={task !== null}
      onClose={onClose}
      title={m.timeline.linkTitle}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      {task && (
        <>
          <Text size="sm" mb="sm">
            {m.timeline.linkText(task.title)}
          </Text>
          <Group>
            <TaskSearch project={task.projectId} without={[task.id]} onChoose={onChoose} onCancel={onClose} />
          </Group>
        </>
      )}
    </Modal>
  );
}

const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

function byOf(scope: Scope, wanted: Grouping | undefined): Grouping {
  const usual = 'project' in scope ? 'section' : 'project';
  return wanted === undefined || wanted === (usual === 'section' ? 'project' : 'section') ? usual : wanted;
}

/** The groups that there are, in their order. */
function useGroups(scope: Scope, projects: Project[], by: Grouping): RowGroup[] {
  const project = 'project' in scope ? scope.project : undefined;
  const sections = useSections(project).data;
  const members = useMembers(project).data;
  return useMemo(() => {
    if (by === 'section') return (sections ?? []).map(({ id, name }) => ({ key: id, title: name }));
    if (by === 'project') return projects.map(({ id, name }) => ({ key: id, title: name }));
    return (members ?? []).map(({ person }) => ({ key: person.id, title: person.name }));
  }, [by, sections, members, projects]);
}

/** What of the canvas is in sight. @param ready whether it is there */
function useWindow(scroller: RefObject<HTMLElement | null>, ready: boolean): Window {
  // Without a layout, as in tests, a usual screen's.
  const [window, setWindow] = useState<Window>({ top: 0, left: 0, width: 1200, height: 700 });
  useEffect(() => {
    const element = scroller.current;
    if (!element || !ready) return;
    let frame = 0;
    const measure = () => {
      frame = 0;
      element.style.setProperty('--timeline-top', `${Math.round(element.getBoundingClientRect().top)}px`);
      if (element.clientHeight > 0)
        setWindow({
          top: element.scrollTop,
          left: element.scrollLeft,
          width: element.clientWidth,
          height: element.clientHeight,
        });
    };
    const soon = () => {
      frame ||= requestAnimationFrame(measure);
    };
    measure();
    element.addEventListener('scroll', soon, { passive: true });
    addEventListener('resize', soon);
    const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(soon);
    observer?.observe(element);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('scroll', soon);
      removeEventListener('resize', soon);
      observer?.disconnect();
    };
  }, [scroller, ready]);
  return window;
}
