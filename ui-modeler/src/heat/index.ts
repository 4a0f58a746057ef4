import type { Element } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type EventBus from 'diagram-js/lib/core/EventBus';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import type { Heat } from '../types';

/** Colours elements from cool to hot, and says on each why. */
export class HeatOverlay {
  static readonly $inject = ['eventBus', 'canvas', 'overlays', 'elementRegistry'];

  private wanted: readonly Heat[] = [];
  private shown: readonly Heat[] = [];

  constructor(
    eventBus: EventBus,
    private readonly canvas: Canvas,
    private readonly overlays: Overlays,
    private readonly registry: ElementRegistry,
  ) {
    eventBus.on('diagram.clear', () => {
      this.shown = [];
    });
    eventBus.on('import.done', () => this.draw());
  }

  /** Replaces what was shown before; also before the diagram is there. */
  show(heat: readonly Heat[]): void {
    this.wanted = heat;
    this.draw();
  }

  private draw() {
    for (const { elementId, level } of this.shown) this.canvas.removeMarker(elementId, `tl-heat-${level}`);
    this.overlays.remove({ type: 'tl-heat' });
    this.shown = this.wanted.filter(({ elementId }) => this.registry.get(elementId) !== undefined);
    for (const { elementId, level, text } of this.shown) {
      const element = this.registry.get(elementId) as Element;
      this.canvas.addMarker(elementId, `tl-heat-${level}`);
      this.overlays.add(element, 'tl-heat', {
        position: { top: -11, left: element.width / 2 },
        html: chip(text),
      });
    }
  }
}

function chip(text: string): HTMLElement {
  const made = document.createElement('div');
  made.className = 'tl-chip tl-chip-heat';
  made.textContent = text;
  return made;
}

export default {
  __init__: ['taskloomHeat'],
  taskloomHeat: ['type', HeatOverlay],
};
