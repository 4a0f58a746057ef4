import { autoScrollWindowForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import type { PlannedTask } from '@/lib/api/types';
import { endMoved, moved, placeOf, scheduled, type Dates, type DayNumber, type Place } from '../planner/days';

/** @param grabbed the day by which a task is held; null for one that has none */
type Held = { kind: 'planned'; task: PlannedTask; grabbed: DayNumber | null; part: 'whole' | 'end' };
type Target = { kind: 'day'; day: DayNumber } | { kind: 'nowhere' } | { kind: 'page' };

const held = (data: Record<string | symbol, unknown>) =>
  data['kind'] === 'planned' ? (data as unknown as Held) : undefined;

/** A task that can be taken up, or the end of one. @param dayAt which day lies there */
export function useHeld(
  element: RefObject<HTMLElement | null>,
  task: PlannedTask | undefined,
  {
    part = 'whole',
    disabled = false,
    dayAt,
  }: { part?: Held['part']; disabled?: boolean; dayAt?: (x: number, box: DOMRect) => DayNumber },
) {
  const [dragged, setDragged] = useState(false);
  const now = useEffectEvent((x: number, box: DOMRect): Held => ({
    kind: 'planned',
    task: task as PlannedTask,
    grabbed: dayAt?.(x, box) ?? null,
    part,
  }));
  useEffect(() => {
    const target = element.current;
    if (!target || disabled) return;
    return draggable({
      element: target,
      getInitialData: ({ input }) => now(input.clientX, target.getBoundingClientRect()),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    });
  }, [element, disabled]);
  return dragged;
}

/** Where a task can be put: a day, or what takes its dates away. */
export function useTarget(element: RefObject<HTMLElement | null>, target: Target, disabled = false) {
  const [over, setOver] = useState(false);
  const now = useEffectEvent(() => target);
  useEffect(() => {
    const place = element.current;
    if (!place || disabled) return;
    return dropTargetForElements({
      element: place,
      canDrop: ({ source }) => held(source.data) !== undefined,
      getData: () => now(),
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    });
  }, [element, disabled]);
  return over;
}

const PAGE_MS = 700;

/** Where other days come into sight while a task is held over it, and again as long as it stays there. */
export function usePaging(element: RefObject<HTMLElement | null>, onPage: () => void) {
  const [over, setOver] = useState(false);
  const page = useEffectEvent(onPage);
  useEffect(() => {
    const place = element.current;
    if (!place) return;
    let timer: ReturnType<typeof setInterval> | undefined;
    const stop = () => clearInterval(timer);
    const leave = () => {
      stop();
      setOver(false);
    };
    return combine(
      dropTargetForElements({
        element: place,
        canDrop: ({ source }) => held(source.data) !== undefined,
        getData: () => ({ kind: 'page' }),
        onDragEnter: () => {
          setOver(true);
          stop();
          timer = setInterval(() => page(), PAGE_MS);
        },
        onDragLeave: leave,
        onDrop: leave,
      }),
      stop,
    );
  }, [element]);
  return over;
}

/** Which dates a task would get there; null where they would be its own. */
export function datesThere({ task, grabbed, part }: Held, target: Target): Dates | null {
  if (target.kind === 'page') return null;
  if (target.kind === 'nowhere') return task.dueAt ? { startAt: null, dueAt: null } : null;
  const place = placeOf(task);
  if (!place || grabbed === null) return scheduled(task, target.day);
  const days = target.day - grabbed;
  if (days === 0) return null;
  return part === 'end' ? endMoved(task, days) : moved(task, days);
}

/** Watches what is dragged over a calendar. Answers the days that it would lie on. */
export function useDrops(
  element: RefObject<HTMLElement | null>,
  onDrop: (task: PlannedTask, dates: Dates) => void,
): Place | null {
  const [over, setOver] = useState<Place | null>(null);
  const there = (
    data: Record<string | symbol, unknown>,
    targets: { data: Record<string | symbol, unknown> }[],
  ) => {
    const [source, target] = [held(data), targets[0]?.data as Target | undefined];
    const dates = source && target && datesThere(source, target);
    return dates ? { task: source.task, dates } : null;
  };
  const drop = useEffectEvent(
    (data: Record<string, unknown>, targets: { data: Record<string | symbol, unknown> }[]) => {
      const dropped = there(data, targets);
      if (dropped) onDrop(dropped.task, dropped.dates);
    },
  );
  const show = useEffectEvent(
    (data: Record<string, unknown>, targets: { data: Record<string | symbol, unknown> }[]) => {
      const shown = there(data, targets);
      setOver(shown && placeOf(shown.dates));
    },
  );
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    return combine(
      monitorForElements({
        canMonitor: ({ source }) => held(source.data) !== undefined,
        onDropTargetChange: ({ source, location }) => show(source.data, location.current.dropTargets),
        onDrop: ({ source, location }) => {
          setOver(null);
          drop(source.data, location.current.dropTargets);
        },
      }),
      autoScrollWindowForElements(),
    );
  }, [element]);
  return over;
}
