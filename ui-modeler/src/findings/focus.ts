import type { Element } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type Selection from 'diagram-js/lib/features/selection/Selection';

interface Services {
  get<T>(name: string, strict: false): T | null;
}

/** Selects an element and brings it into view; says whether there is such an element. */
export function focus(services: Services, id: string): boolean {
  const element = services.get<ElementRegistry>('elementRegistry', false)?.get(id) as Element | undefined;
  const canvas = services.get<Canvas>('canvas', false);
  const selection = services.get<Selection>('selection', false);
  if (!element || !canvas) return false;
  if (element === canvas.getRootElement()) {
    selection?.select(null as never);
    return true;
  }
  canvas.scrollToElement(element, 100);
  selection?.select(element);
  return true;
}
