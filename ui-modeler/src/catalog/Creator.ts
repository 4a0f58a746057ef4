import type BpmnReplace from 'bpmn-js/lib/features/replace/BpmnReplace';
import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Element, Shape } from 'bpmn-js/lib/model/Types';
import type AutoPlace from 'diagram-js/lib/features/auto-place/AutoPlace';
import type Create from 'diagram-js/lib/features/create/Create';
import type Selection from 'diagram-js/lib/features/selection/Selection';
import { bo, ExtensionDraft, is, type Factory } from '../bpmn';
import type { ElementTemplate, ElementTemplates } from '../templates';
import type { Item } from '.';

/** Puts catalogue items and templates on the diagram, whichever menu they were chosen in. */
export class Creator {
  static readonly $inject = [
    'elementFactory',
    'bpmnFactory',
    'modeling',
    'create',
    'autoPlace',
    'bpmnReplace',
    'selection',
    'taskloomTemplates',
  ];

  constructor(
    private readonly elements: ElementFactory,
    private readonly factory: Factory,
    private readonly modeling: Modeling,
    private readonly dragging: Create,
    private readonly autoPlace: AutoPlace,
    private readonly bpmnReplace: BpmnReplace,
    private readonly selection: Selection,
    private readonly templates: ElementTemplates,
  ) {}

  /** Attaches the new element to the pointer, connected to `source` if there is one. */
  drag(event: Event, what: Item | ElementTemplate, source?: Shape): void {
    const shape = this.shape(what);
    const context = source ? { source } : {};
    if (is(shape, 'bpmn:SubProcess')) {
      const start = this.elements.createShape({ type: 'bpmn:StartEvent', x: 40, y: 82, parent: shape });
      this.dragging.start(event, [shape, start], { ...context, hints: { autoSelect: [shape] } });
    } else {
      this.dragging.start(event, shape, context);
    }
  }

  /** Places the new element behind `source` and connects the two. */
  append(what: Item | ElementTemplate, source: Shape): Shape {
    const shape = this.autoPlace.append(source, this.shape(what)) as Shape;
    if (is(shape, 'bpmn:SubProcess')) {
      const position = { x: shape.x + 58, y: shape.y + shape.height / 2 };
      this.modeling.createShape(this.elements.createShape({ type: 'bpmn:StartEvent' }), position, shape);
    }
    return shape;
  }

  /** Puts a boundary event on the lower border of `host`, beside those already there. */
  attach(item: Item, host: Shape): Shape {
    const position = {
      x: host.x + host.width - 22 - (host.attachers?.length ?? 0) * 44,
      y: host.y + host.height,
    };
    const shape = this.modeling.createShape(this.shape(item), position, host, { attach: true });
    this.selection.select(shape);
    return shape as Shape;
  }

  /** Makes an existing element something else, keeping its place and connections. */
  change(element: Element, what: Item | ElementTemplate): Element {
    if (!('properties' in what)) {
      const { waitFor, ...target } = what.target;
      const changed = this.bpmnReplace.replaceElement(element, target as never);
      // What it waited for before goes along with its other properties.
      if (waitFor !== undefined && what.target.type !== 'bpmn:BoundaryEvent') {
        this.modeling.updateProperties(changed, { extensionElements: this.waiting(changed, waitFor) });
      }
      return changed;
    }
    const type = what.appliesTo?.[0] ?? 'bpmn:ServiceTask';
    const target =
      element.type === type ? element : this.bpmnReplace.replaceElement(element, { type } as never);
    this.templates.apply(target, what);
    this.selection.select(target);
    return target;
  }

  private waiting(element: Element, waitFor: string) {
    return new ExtensionDraft(this.factory, element).property('waitFor', waitFor || undefined).build();
  }

  private shape(what: Item | ElementTemplate): Shape {
    if ('properties' in what) {
      const businessObject = this.templates.create(what);
      return this.elements.createShape({ type: businessObject.$type, businessObject });
    }
    if (what.target.type === 'bpmn:ScriptTask') {
      const businessObject = this.factory.create('bpmn:ScriptTask', { scriptFormat: 'javascript' });
      return this.elements.createShape({ type: 'bpmn:ScriptTask', businessObject });
    }
    const { waitFor, ...target } = what.target;
    const shape = this.elements.createShape(target);
    if (waitFor) bo(shape).set('extensionElements', this.waiting(shape, waitFor));
    return shape;
  }
}

export default {
  taskloomCreator: ['type', Creator],
};
