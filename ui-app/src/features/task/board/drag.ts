import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';
import {
  attachClosestEdge,
  extractClosestEdge,
  type Edge,
} from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import type { Task } from '@/lib/api/types';
import type { SectionId, TaskId } from '@/lib/ids';
import type { Target } from './model';

type Card = { kind: 'card'; task: Task; column: string; lane: string; next: TaskId | null };
type Cell = { kind: 'cell'; column: string; lane: string };
type Head = { kind: 'section'; id: SectionId };

const as = <T extends { kind: string }>(kind: T['kind'], data: Record<string | symbol, unknown>) =>
  data['kind'] === kind ? (data as unknown as T) : undefined;

/** A card that can be taken up, and beside which another can be put. */
export function useCard(
  element: RefObject<HTMLElement | null>,
  card: Omit<Card, 'kind'>,
  { disabled, canDrop }: { disabled: boolean; canDrop: (task: Task, from: string) => boolean },
) {
  const [dragged, setDragged] = useState(false);
  const [edge, setEdge] = useState<Edge | null>(null);
  const now = useEffectEvent((): Card => ({ kind: 'card', ...card }));
  const accepts = useEffectEvent((data: Record<string | symbol, unknown>) => {
    const source = as<Card>('card', data);
    return source !== undefined && canDrop(source.task, source.column);
  });
  useEffect(() => {
    const target = element.current;
    if (!target || disabled) return;
    return combine(
      draggable({
        element: target,
        getInitialData: () => now(),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element: target,
        canDrop: ({ source }) => accepts(source.data),
        getData: ({ input }) =>
          attachClosestEdge(now(), { element: target, input, allowedEdges: ['top', 'bottom'] }),
        onDrag: ({ self, source }) =>
          setEdge(
            as<Card>('card', source.data)?.task.id === now().task.id ? null : extractClosestEdge(self.data),
          ),
        onDragLeave: () => setEdge(null),
        onDrop: () => setEdge(null),
      }),
    );
  }, [element, disabled]);
  return { dragged, edge };
}

/** A column, or its part in one lane: what is dropped there but on no card goes to the end. */
export function useCell(
  element: RefObject<HTMLElement | null>,
  cell: Omit<Cell, 'kind'>,
  canDrop: (task: Task, from: string) => boolean,
) {
  const [over, setOver] = useState(false);
  const now = useEffectEvent((): Cell => ({ kind: 'cell', ...cell }));
  const accepts = useEffectEvent((data: Record<string | symbol, unknown>) => {
    const source = as<Card>('card', data);
    return source !== undefined && canDrop(source.task, source.column);
  });
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    return dropTargetForElements({
      element: target,
      canDrop: ({ source }) => accepts(source.data),
      getData: () => now(),
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    });
  }, [element]);
  return over;
}

/** Scrolls while something is dragged near its edge. */
export function useAutoScroll(element: RefObject<HTMLElement | null>) {
  useEffect(() => {
    if (element.current) return autoScrollForElements({ element: element.current });
  }, [element]);
}

/** The head of a section: taken up, it moves the whole column. */
export function useColumnDrag(
  element: RefObject<HTMLElement | null>,
  handle: RefObject<HTMLElement | null>,
  id: SectionId | null,
) {
  const [edge, setEdge] = useState<Edge | null>(null);
  useEffect(() => {
    const [target, grip] = [element.current, handle.current];
    if (!target || !grip || !id) return;
    const data = (): Head => ({ kind: 'section', id });
    return combine(
      draggable({ element: target, dragHandle: grip, getInitialData: data }),
      dropTargetForElements({
        element: target,
        canDrop: ({ source }) => as<Head>('section', source.data) !== undefined,
        getData: ({ input }) =>
          attachClosestEdge(data(), { element: target, input, allowedEdges: ['left', 'right'] }),
        onDrag: ({ self, source }) =>
          setEdge(as<Head>('section', source.data)?.id === id ? null : extractClosestEdge(self.data)),
        onDragLeave: () => setEdge(null),
        onDrop: () => setEdge(null),
      }),
    );
  }, [element, handle, id]);
  return edge;
}

/** Watches the drags of a board and tells where something was dropped. */
export function useDrops(
  element: RefObject<HTMLElement | null>,
  on: {
    card: (task: Task, from: string, target: Target) => void;
    section: (id: SectionId, place: { before: SectionId } | { after: SectionId }) => void;
    /** What is held: a card, or nothing any more. */
    held?: (task: Task | null) => void;
  },
) {
  const [dragging, setDragging] = useState(false);
  const drop = useEffectEvent(
    (data: Record<string, unknown>, targets: { data: Record<string | symbol, unknown> }[]) => {
      const head = as<Head>('section', data);
      const [first] = targets;
      if (!first) return;
      if (head) {
        const beside = as<Head>('section', first.data);
        if (beside && beside.id !== head.id) {
          on.section(
            head.id,
            extractClosestEdge(first.data) === 'left' ? { before: beside.id } : { after: beside.id },
          );
        }
        return;
      }
      const card = as<Card>('card', data);
      if (!card) return;
      const over = as<Card>('card', first.data);
      const cell = over ?? as<Cell>('cell', first.data);
      if (!cell || over?.task.id === card.task.id) return;
      const before = over ? (extractClosestEdge(first.data) === 'top' ? over.task.id : over.next) : null;
      const { column, lane } = cell;
      // Dropped where it stands.
      if (column === card.column && lane === card.lane && (before === card.task.id || before === card.next))
        return;
      on.card(card.task, card.column, { column, lane, before });
    },
  );
  const held = useEffectEvent((task: Task | null) => on.held?.(task));
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    return combine(
      monitorForElements({
        onDragStart: ({ source }) => {
          setDragging(true);
          held(as<Card>('card', source.data)?.task ?? null);
        },
        onDrop: ({ source, location }) => {
          setDragging(false);
          held(null);
          drop(source.data, location.current.dropTargets);
        },
      }),
      autoScrollForElements({ element: target }),
    );
  }, [element]);
  return dragging;
}
