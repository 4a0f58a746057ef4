import Minimap from 'diagram-js-minimap';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type EventBus from 'diagram-js/lib/core/EventBus';
import type { ModuleDeclaration } from 'didi';

const place = 'taskloom.modeler.map';

export interface MapService {
  toggle(open?: boolean): void;
  isOpen(): boolean;
}

/** Whoever opened the map once finds it open again. */
class RememberedMap {
  static readonly $inject = ['minimap', 'canvas', 'eventBus'];

  constructor(minimap: MapService, canvas: Canvas, eventBus: EventBus) {
    // Its own door is a word in a corner; ours stands beside the zoom.
    canvas.getContainer().querySelector('.djs-minimap .toggle')?.remove();
    if (stored()) eventBus.once('import.done', () => minimap.toggle(true));
    eventBus.on('minimap.toggle', ({ open }: { open: boolean }) => {
      try {
        if (open) localStorage.setItem(place, 'open');
        else localStorage.removeItem(place);
      } catch {
        // No storage: it opens anew each time.
      }
    });
  }
}

function stored(): boolean {
  try {
    return localStorage.getItem(place) !== null;
  } catch {
    return false;
  }
}

export default {
  __depends__: [Minimap],
  __init__: ['taskloomMap'],
  taskloomMap: ['type', RememberedMap],
} as ModuleDeclaration;
