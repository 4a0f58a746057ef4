import { useCallback, useEffect, useEffectEvent, useState, type PointerEvent, type RefObject } from 'react';
import type { PlannedTask } from '@/lib/api/types';
import type { TaskId } from '@/lib/ids';
import { endMoved, moved, startMoved, type Dates } from '../planner/days';
import type { Part } from './Bar';

const THRESHOLD = 4;
const EDGE = 36;
const SCROLL = 18;

/** @param x,y where the pointer is, in the canvas @param over the bar under it, for a link */
export type Grab = {
  task: PlannedTask;
  part: Part;
  days: number;
  far: boolean;
  x: number;
  y: number;
  over: TaskId | null;
};
/** @param scroll known from the first movement on */
type Origin = { x: number; scroll: number | null };

/** The dates that a bar has while it is held. */
export function datesHeld({ task, part, days }: Grab): Dates {
  if (days === 0 || part === 'link') return { startAt: task.startAt, dueAt: task.dueAt };
  return { days: moved, end: endMoved, start: startMoved }[part](task, days);
}

type Options = {
  scroller: RefObject<HTMLElement | null>;
  canvas: RefObject<HTMLElement | null>;
  pixels: number;
  readOnly: boolean;
  onMoved: (task: PlannedTask, dates: Dates) => void;
  onLinked: (blocker: PlannedTask, blocked: TaskId) => void;
};

/** Moves, stretches and links bars with the mouse or a pen; a finger scrolls. */
export function useGrab({ scroller, canvas, pixels, readOnly, onMoved, onLinked }: Options) {
  const [grab, setGrab] = useState<(Grab & { origin: Origin }) | null>(null);
  const [dropped, setDropped] = useState(0);

  const onGrab = useCallback(
    (event: PointerEvent, task: PlannedTask, part: Part) => {
      if (readOnly || event.button !== 0 || event.pointerType === 'touch') return;
      event.stopPropagation();
      const origin = { x: event.clientX, scroll: null };
      setGrab({ task, part, days: 0, far: false, x: 0, y: 0, over: null, origin });
    },
    [readOnly],
  );

  const onMove = useEffectEvent((event: globalThis.PointerEvent) => {
    const frame = scroller.current;
    if (!grab || !frame) return;
    const box = frame.getBoundingClientRect();
    const scroll = grab.origin.scroll ?? frame.scrollLeft;
    frame.scrollBy(
      Number(event.clientX > box.right - EDGE) * SCROLL - Number(event.clientX < box.left + EDGE) * SCROLL,
      Number(event.clientY > box.bottom - EDGE) * SCROLL - Number(event.clientY < box.top + EDGE) * SCROLL,
    );
    const way = event.clientX - grab.origin.x + frame.scrollLeft - scroll;
    const far = grab.far || Math.abs(way) > THRESHOLD || grab.part === 'link';
    const paper = canvas.current?.getBoundingClientRect();
    const under =
      grab.part === 'link'
        ? (document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-bar]')
            ?.dataset['bar'] ?? null)
        : null;
    setGrab({
      ...grab,
      origin: { ...grab.origin, scroll },
      far,
      days: far ? Math.round(way / pixels) : 0,
      x: event.clientX - (paper?.left ?? 0),
      y: event.clientY - (paper?.top ?? 0),
      over: under === grab.task.id ? null : (under as TaskId | null),
    });
  });
  const onUp = useEffectEvent((event: globalThis.PointerEvent) => {
    setGrab(null);
    if (!grab || event.type === 'pointercancel') return;
    if (grab.far) setDropped(event.timeStamp);
    if (grab.part === 'link') {
      if (grab.over) onLinked(grab.task, grab.over);
    } else if (grab.days !== 0) onMoved(grab.task, datesHeld(grab));
  });
  const onEscape = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    setGrab(null);
  });
  const active = grab !== null;
  useEffect(() => {
    if (!active) return;
    const move = (event: globalThis.PointerEvent) => onMove(event);
    const up = (event: globalThis.PointerEvent) => onUp(event);
    const key = (event: globalThis.KeyboardEvent) => onEscape(event);
    addEventListener('pointermove', move);
    addEventListener('pointerup', up);
    addEventListener('pointercancel', up);
    addEventListener('keydown', key, true);
    return () => {
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', up);
      removeEventListener('pointercancel', up);
      removeEventListener('keydown', key, true);
    };
  }, [active]);
  /** Whether a click is only the end of a drag. */
  const wasDragged = useCallback(() => dropped > 0 && performance.now() - dropped < 300, [dropped]);
  return { grab, onGrab, wasDragged };
}
