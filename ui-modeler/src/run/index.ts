import type { Connection, Element } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type EventBus from 'diagram-js/lib/core/EventBus';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import { eventDefinition, is, isAny } from '../bpmn';
import type { RunStep } from '../types';
import { takenFlows, type Flow } from './path';
import { durationText, stateOf, type ElementState, type Look } from './state';

interface Shown {
  readonly look: Look;
  readonly chip: string;
  readonly overlay: string | null;
}

/** Draws a run onto its diagram. What has not changed since the last call is not touched, so nothing flickers. */
export class RunOverlay {
  static readonly $inject = ['eventBus', 'canvas', 'overlays', 'elementRegistry'];

  private steps: readonly RunStep[] = [];
  private shown = new Map<string, Shown>();
  private taken: ReadonlySet<string> = new Set();

  constructor(
    eventBus: EventBus,
    private readonly canvas: Canvas,
    private readonly overlays: Overlays,
    private readonly registry: ElementRegistry,
  ) {
    eventBus.on('diagram.clear', () => {
      this.shown = new Map();
      this.taken = new Set();
    });
    eventBus.on('import.done', () => this.draw());
  }

  /** Also before the diagram is there: it is drawn when it comes. */
  show(steps: readonly RunStep[]): void {
    this.steps = steps;
    this.draw();
  }

  private draw() {
    const elements = this.registry.getAll() as Element[];
    const known = this.steps.filter(({ elementId }) => this.registry.get(elementId) !== undefined);
    const byElement = new Map<string, RunStep[]>();
    for (const step of known) byElement.set(step.elementId, [...(byElement.get(step.elementId) ?? []), step]);

    for (const id of this.shown.keys()) if (!byElement.has(id)) this.clear(id);
    for (const [id, steps] of byElement) {
      const element = this.registry.get(id) as Element;
      const state = stateOf(steps, waits(element));
      if (state) this.update(element, state);
    }
    this.drawFlows(elements, known);
  }

  private update(element: Element, state: ElementState) {
    const chip = chipOf(element, state);
    const key = JSON.stringify(chip);
    const before = this.shown.get(element.id);
    if (before?.look === state.look && before.chip === key) return;
    if (before?.look !== state.look) {
      if (before) this.canvas.removeMarker(element.id, `tl-run-${before.look}`);
      this.canvas.addMarker(element.id, `tl-run-${state.look}`);
    }
    if (before?.chip === key) {
      this.shown.set(element.id, { ...before, look: state.look });
      return;
    }
    if (before?.overlay) this.overlays.remove(before.overlay as never);
    const overlay = chip
      ? this.overlays.add(element, 'tl-run', {
          position: { top: -11, left: element.width / 2 },
          html: chipElement(chip, state),
        })
      : null;
    this.shown.set(element.id, { look: state.look, chip: key, overlay });
  }

  private clear(id: string) {
    const before = this.shown.get(id);
    if (!before) return;
    this.canvas.removeMarker(id, `tl-run-${before.look}`);
    if (before.overlay) this.overlays.remove(before.overlay as never);
    this.shown.delete(id);
  }

  private drawFlows(elements: readonly Element[], steps: readonly RunStep[]) {
    const flows = elements
      .filter((element) => is(element, 'bpmn:SequenceFlow') && 'waypoints' in element)
      .map((element) => element as Connection)
      .map<Flow>(({ id, source, target }) => ({ id, source: source?.id ?? '', target: target?.id ?? '' }));
    const joins = elements.filter((element) =>
      isAny(element as never, ['bpmn:ParallelGateway', 'bpmn:InclusiveGateway']),
    );
    const taken = takenFlows(flows, steps, new Set(joins.map(({ id }) => id)));
    for (const id of this.taken) if (!taken.has(id)) this.canvas.removeMarker(id, 'tl-run-taken');
    for (const id of taken) if (!this.taken.has(id)) this.canvas.addMarker(id, 'tl-run-taken');
    this.taken = taken;
  }
}

/** Whether an active element is not working but waiting: for a person, a time, or what is inside it. */
function waits(element: Element): boolean {
  const types = [
    'bpmn:UserTask',
    'bpmn:IntermediateCatchEvent',
    'bpmn:BoundaryEvent',
    'bpmn:ParallelGateway',
  ];
  return isAny(element as never, types) || eventDefinition(element) !== undefined;
}

const signs: Record<Look, string> = {
  completed: '✓',
  active: '●',
  waiting: '…',
  retrying: '↻',
  failed: '✕',
  cancelled: '–',
  skipped: '»',
};

/** What the chip above an element says, or null where it would only be noise. */
function chipOf(
  element: Element,
  { look, count, duration, attempts }: ElementState,
): readonly string[] | null {
  const parts = [
    ...(count > 1 ? [`×${String(count)}`] : []),
    ...(duration !== null &&
    isAny(element as never, ['bpmn:Activity', 'bpmn:CatchEvent']) &&
    !is(element, 'bpmn:StartEvent')
      ? [durationText(duration)]
      : []),
    ...(attempts > 1 ? [`attempt ${String(attempts)}`] : []),
  ];
  const words: Partial<Record<Look, string>> = {
    active: 'running',
    waiting: 'waiting',
    retrying: 'trying again',
    skipped: 'skipped',
  };
  const word = words[look];
  const quiet = (look === 'completed' || look === 'cancelled') && parts.length === 0;
  return quiet ? null : [signs[look], ...(word === undefined ? [] : [word]), ...parts];
}

function chipElement(texts: readonly string[], { look, error }: ElementState): HTMLElement {
  const chip = document.createElement('div');
  chip.className = `tl-chip tl-chip-${look}`;
  for (const text of texts) {
    const part = document.createElement('span');
    part.textContent = text;
    chip.append(part);
  }
  if (error) chip.title = error;
  return chip;
}

export default {
  __init__: ['taskloomRun'],
  taskloomRun: ['type', RunOverlay],
};
