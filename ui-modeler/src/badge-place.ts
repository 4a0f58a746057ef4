import type { Connection, Element } from 'bpmn-js/lib/model/Types';

/** Where a badge of 20 pixels stands: on the upper left or right corner of an element; on a path, its middle and beside that. */
export function badgePlace(element: Element, side: 'left' | 'right'): { top: number; left: number } {
  const { waypoints } = element as Partial<Connection>;
  if (!waypoints) return { top: -10, left: side === 'left' ? -10 : element.width - 10 };
  const half = Math.floor((waypoints.length - 1) / 2);
  const [from, to] = [waypoints[half], waypoints[half + 1]];
  if (!from || !to) return { top: 0, left: 0 };
  const left = Math.min(...waypoints.map(({ x }) => x));
  const top = Math.min(...waypoints.map(({ y }) => y));
  const beside = side === 'left' ? 0 : 24;
  return { top: (from.y + to.y) / 2 - top - 10, left: (from.x + to.x) / 2 - left - 10 + beside };
}
