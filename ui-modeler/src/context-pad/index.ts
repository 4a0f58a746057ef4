import type AppendPreview from 'bpmn-js/lib/features/append-preview/AppendPreview';
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Element, Shape } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type EventBus from 'diagram-js/lib/core/EventBus';
import type Connect from 'diagram-js/lib/features/connect/Connect';
import type ContextPad from 'diagram-js/lib/features/context-pad/ContextPad';
import type {
  ContextPadEntries,
  ContextPadEntry,
} from 'diagram-js/lib/features/context-pad/ContextPadProvider';
import type PopupMenu from 'diagram-js/lib/features/popup-menu/PopupMenu';
import type Rules from 'diagram-js/lib/features/rules/Rules';
import { canFollow, type StepMenu } from '../append';
import { isAny } from '../bpmn';
import { annotation, endEvent, exclusiveGateway, userTask, type Item } from '../catalog';
import type { Creator } from '../catalog/Creator';
import type { ChangeMenu } from '../replace-menu';

/** The buttons beside a selected element. */
class TaskloomContextPad {
  static readonly $inject = [
    'eventBus',
    'contextPad',
    'canvas',
    'modeling',
    'rules',
    'connect',
    'popupMenu',
    'appendPreview',
    'taskloomCreator',
    'taskloomStepMenu',
    'replaceMenuProvider',
  ];

  constructor(
    eventBus: EventBus,
    contextPad: ContextPad,
    private readonly canvas: Canvas,
    private readonly modeling: Modeling,
    private readonly rules: Rules,
    private readonly connect: Connect,
    private readonly popupMenu: PopupMenu,
    private readonly preview: AppendPreview,
    private readonly creator: Creator,
    private readonly stepMenu: StepMenu,
    private readonly changeMenu: ChangeMenu,
  ) {
    contextPad.registerProvider(this as never);
    eventBus.on('contextPad.close', () => this.preview.cleanUp());
  }

  getContextPadEntries(element: Element): ContextPadEntries {
    const shape = element as Shape;
    const entries: ContextPadEntries = {};
    if (canFollow(shape)) {
      entries['append.anything'] = {
        group: 'append',
        className: 'tl-icon-plus',
        title: 'Add a step (A)',
        action: { click: () => this.stepMenu.openForAppend(shape) },
      };
      for (const item of [userTask, exclusiveGateway, endEvent]) {
        entries[`append.${item.id}`] = this.appendEntry(item);
      }
    }
    if (isAny(element as never, ['bpmn:FlowNode', 'bpmn:SequenceFlow']) && element.type !== 'label') {
      entries['append.annotation'] = this.appendEntry(annotation);
    }
    if (isAny(element as never, ['bpmn:FlowNode', 'bpmn:TextAnnotation']) && element.type !== 'label') {
      const start = (event: Event) => this.connect.start(event as MouseEvent, element);
      entries['connect'] = {
        group: 'connect',
        className: 'bpmn-icon-connection-multi',
        title: 'Connect to another element',
        action: { click: start, dragstart: start },
      };
    }
    if (Object.keys(this.changeMenu.entries(element)).length > 0) {
      entries['replace'] = {
        group: 'edit',
        className: 'bpmn-icon-screw-wrench',
        title: 'Change into something else',
        action: { click: (event: Event) => this.openChangeMenu(event as MouseEvent, element) },
      };
    }
    return { ...entries, ...this.deleteEntry([element]) };
  }

  getMultiElementContextPadEntries(elements: Element[]): ContextPadEntries {
    return this.deleteEntry(elements);
  }

  private appendEntry(item: Item): ContextPadEntry {
    const { type, ...options } = item.target;
    return {
      group: item === annotation ? 'note' : 'append',
      className: item.icon,
      title: `Add: ${item.label}`,
      action: {
        click: (_event: Event, source: unknown) => this.creator.append(item, source as Shape),
        dragstart: (event: Event, source: unknown) => this.creator.drag(event, item, source as Shape),
        hover: (_event: Event, source: unknown) => {
          this.preview.create(source as Shape, type, options as Partial<Shape>);
          return () => this.preview.cleanUp();
        },
      },
    };
  }

  private openChangeMenu(event: MouseEvent, element: Element) {
    const pad = this.canvas.getContainer().querySelector('.djs-context-pad.open');
    const box = (pad ?? this.canvas.getGraphics(element.id)).getBoundingClientRect();
    const position = { x: box.left, y: box.bottom + 6, cursor: { x: event.x, y: event.y } };
    this.popupMenu.open(element, 'bpmn-replace', position, { title: 'Change', width: 340, search: true });
  }

  private deleteEntry(elements: Element[]): ContextPadEntries {
    const allowed: unknown = this.rules.allowed('elements.delete', { elements });
    const every = Array.isArray(allowed) ? elements.every((element) => allowed.includes(element)) : allowed;
    if (!every) return {};
    return {
      delete: {
        group: 'edit',
        className: 'bpmn-icon-trash',
        title: 'Delete',
        action: { click: () => this.modeling.removeElements([...elements]) },
      },
    };
  }
}

export default {
  contextPadProvider: ['type', TaskloomContextPad],
};
