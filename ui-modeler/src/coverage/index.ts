import type { Element } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type EventBus from 'diagram-js/lib/core/EventBus';
import { isAny } from '../bpmn';

const PASSED = 'tl-passed';
const NEVER = 'tl-never';

/** Marks what is passed and what never is. */
export class Coverage {
  static readonly $inject = ['eventBus', 'canvas', 'elementRegistry'];

  private never: ReadonlySet<string> | null = null;
  private marked = new Map<string, string>();

  constructor(
    eventBus: EventBus,
    private readonly canvas: Canvas,
    private readonly registry: ElementRegistry,
  ) {
    eventBus.on('diagram.clear', () => {
      // A listener that answers anything keeps the event from all others.
      this.marked = new Map();
    });
    eventBus.on('import.done', () => this.draw());
  }

  /** Also before the diagram is there. @param never ids of what is not passed; everything else that can be, is */
  show(never: readonly string[]): void {
    this.never = new Set(never);
    this.draw();
  }

  private draw() {
    if (this.never === null) return;
    for (const [id, marker] of this.marked) this.canvas.removeMarker(id, marker);
    this.marked = new Map();
    for (const element of this.registry.getAll() as Element[]) {
      if ('labelTarget' in element || !isAny(element as never, ['bpmn:FlowNode', 'bpmn:SequenceFlow']))
        continue;
      const marker = this.never.has(element.id) ? NEVER : PASSED;
      this.canvas.addMarker(element.id, marker);
      this.marked.set(element.id, marker);
    }
  }
}

export default {
  __init__: ['taskloomCoverage'],
  taskloomCoverage: ['type', Coverage],
};
