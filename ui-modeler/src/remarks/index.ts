import type { Element } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type EventBus from 'diagram-js/lib/core/EventBus';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import { badgePlace } from '../badge-place';
import type { CommentCount } from '../types';

export interface RemarksConfig {
  readonly onComments?: (elementId: string) => void;
}

const MOST_SHOWN = 99;

/** A badge on each element that people are talking about: how many of its threads are open. */
export class Remarks {
  static readonly $inject = ['config.taskloom', 'eventBus', 'canvas', 'overlays', 'elementRegistry'];

  private counts = new Map<string, number>();

  constructor(
    private readonly config: RemarksConfig | undefined,
    eventBus: EventBus,
    private readonly canvas: Canvas,
    private readonly overlays: Overlays,
    private readonly registry: ElementRegistry,
  ) {
    eventBus.on('import.done', () => this.drawAll());
    // Back by undo an element has lost its badge, and on a path it stands elsewhere.
    eventBus.on('elements.changed', ({ elements }: { elements: readonly Element[] }) =>
      elements.forEach(({ id }) => this.draw(id)),
    );
  }

  /** Replaces what was shown before; also before the diagram is there. What has not changed keeps its badge, and the focus. */
  show(counts: readonly CommentCount[]): void {
    const before = this.counts;
    this.counts = new Map(
      counts.filter(({ open }) => open > 0).map(({ elementId, open }) => [elementId, open]),
    );
    for (const id of new Set([...before.keys(), ...this.counts.keys()])) {
      if (before.get(id) !== this.counts.get(id)) this.draw(id);
    }
  }

  private drawAll() {
    for (const id of this.counts.keys()) this.draw(id);
  }

  private draw(id: string) {
    const element = this.registry.get(id) as Element | undefined;
    if (!element) return;
    this.overlays.remove({ element: id, type: 'tl-comments' });
    const open = this.counts.get(id);
    if (open === undefined || element === this.canvas.getRootElement()) return;
    this.overlays.add(element, 'tl-comments', {
      position: badgePlace(element, 'right'),
      html: this.badge(element, open),
    });
  }

  private badge(element: Element, open: number): HTMLElement {
    const { name } = element.businessObject as { name?: string };
    const badge = document.createElement('button');
    badge.type = 'button';
    badge.className = 'tl-badge tl-comments';
    badge.textContent = open > MOST_SHOWN ? `${String(MOST_SHOWN)}+` : String(open);
    badge.title = open === 1 ? '1 open comment' : `${String(open)} open comments`;
    badge.setAttribute('aria-label', `${badge.title} on ${name ?? element.id}`);
    badge.addEventListener('click', () => this.config?.onComments?.(element.id));
    return badge;
  }
}

export default {
  __init__: ['taskloomRemarks'],
  taskloomRemarks: ['type', Remarks],
};
