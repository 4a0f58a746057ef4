import type BpmnRenderer from 'bpmn-js/lib/draw/BpmnRenderer';
import type { Connection, Element, Shape } from 'bpmn-js/lib/model/Types';
import type EventBus from 'diagram-js/lib/core/EventBus';
import BaseRenderer from 'diagram-js/lib/draw/BaseRenderer';
import { append, attr, create } from 'tiny-svg';
import { is } from '../bpmn';
import type { TemplateRegistry } from '../templates/TemplateRegistry';

const colours: readonly (readonly [type: string, name: string])[] = [
  ['bpmn:StartEvent', 'start'],
  ['bpmn:EndEvent', 'end'],
  ['bpmn:Gateway', 'decision'],
  ['bpmn:Event', 'event'],
];

/** Quiet colours by kind, and a connector's own icon on its steps; nothing of it is written into the model. */
class TaskloomRenderer extends BaseRenderer {
  static readonly $inject = ['eventBus', 'bpmnRenderer', 'taskloomTemplates'];

  constructor(
    eventBus: EventBus,
    private readonly bpmn: BpmnRenderer,
    private readonly templates: TemplateRegistry,
  ) {
    super(eventBus, 1500);
  }

  override canRender(element: Element): boolean {
    return element.type !== 'label' && (this.icon(element) !== undefined || colour(element) !== undefined);
  }

  override drawShape(visuals: SVGElement, shape: Shape): SVGElement {
    const icon = this.icon(shape);
    if (icon === undefined) {
      const name = colour(shape) ?? 'element';
      return this.bpmn.drawShape(visuals, shape, {
        stroke: `var(--tl-${name}-stroke)`,
        fill: `var(--tl-${name}-fill)`,
      });
    }
    const main = this.bpmn.handlers['bpmn:Task']?.(visuals, shape, {}) as SVGElement;
    const tile = create('rect');
    attr(tile, { x: 4, y: 4, width: 21, height: 21, rx: 4, fill: 'var(--tl-icon-tile)', stroke: 'none' });
    const image = create('image');
    attr(image, { href: icon, x: 6, y: 6, width: 17, height: 17 });
    append(visuals, tile);
    append(visuals, image);
    return main;
  }

  override drawConnection(visuals: SVGElement, connection: Connection): SVGElement {
    return this.bpmn.drawConnection(visuals, connection);
  }

  override getShapePath(shape: Shape): string {
    return this.bpmn.getShapePath(shape);
  }

  private icon(element: Element): string | undefined {
    return is(element, 'bpmn:Task') ? this.templates.of(element)?.icon?.contents : undefined;
  }
}

const colour = (element: Element) => colours.find(([type]) => is(element, type))?.[1];

/** How bpmn-js draws everything else. Theme colours come as CSS variables, so that a theme needs no redraw. */
export const drawing = {
  bpmnRenderer: {
    defaultFillColor: 'var(--tl-element-fill)',
    defaultStrokeColor: 'var(--tl-element-stroke)',
    defaultLabelColor: 'var(--tl-element-label)',
  },
  textRenderer: {
    defaultStyle: {
      fontFamily: 'Inter, system-ui, sans-serif',
      fontSize: 12,
      fontWeight: 'normal',
      lineHeight: 1.25,
    },
    externalStyle: { fontFamily: 'Inter, system-ui, sans-serif', fontSize: 12, lineHeight: 1.25 },
  },
};

/** A drawing outside the page has no variables: each gets the value it has in the given container. */
export function withoutVariables(svg: string, container: HTMLElement): string {
  const style = getComputedStyle(container);
  return svg.replaceAll(/var\((--tl-[\w-]+)\)/g, (reference, name: string) => {
    const value = style.getPropertyValue(name).trim();
    return value === '' ? reference : value;
  });
}

export default {
  __init__: ['taskloomRenderer'],
  taskloomRenderer: ['type', TaskloomRenderer],
};
