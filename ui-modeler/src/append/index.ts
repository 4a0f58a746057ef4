import type { Shape } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ContextPad from 'diagram-js/lib/features/context-pad/ContextPad';
import type Keyboard from 'diagram-js/lib/features/keyboard/Keyboard';
import type Mouse from 'diagram-js/lib/features/mouse/Mouse';
import type PopupMenu from 'diagram-js/lib/features/popup-menu/PopupMenu';
import type { PopupMenuEntries } from 'diagram-js/lib/features/popup-menu/PopupMenuProvider';
import type Selection from 'diagram-js/lib/features/selection/Selection';
import { is } from '../bpmn';
import { annotation, boundaries, groupNames, startEvent, steps, type Item } from '../catalog';
import type { Creator } from '../catalog/Creator';
import type { ElementTemplates } from '../templates';
import { itemEntry, templateEntry } from './entries';

const options = { title: 'Add a step', width: 340, search: true };

/** The searchable menu of everything that can be added: connectors and actions first, then plain elements. */
export class StepMenu {
  static readonly $inject = [
    'popupMenu',
    'taskloomTemplates',
    'taskloomCreator',
    'canvas',
    'mouse',
    'contextPad',
    'selection',
    'keyboard',
  ];

  constructor(
    private readonly popupMenu: PopupMenu,
    private readonly templates: ElementTemplates,
    private readonly creator: Creator,
    private readonly canvas: Canvas,
    private readonly mouse: Mouse,
    private readonly contextPad: ContextPad,
    private readonly selection: Selection,
    keyboard: Keyboard,
  ) {
    popupMenu.registerProvider('taskloom-append', {
      getPopupMenuEntries: (target) => this.appendEntries(target as unknown as Shape),
    });
    popupMenu.registerProvider('taskloom-create', { getPopupMenuEntries: () => this.createEntries() });
    keyboard.addListener(({ keyEvent }: { keyEvent: KeyboardEvent }) => this.onKey(keyEvent));
  }

  /** Opens beside the element's context pad; what is chosen follows the element. */
  openForAppend(source: Shape): void {
    const pad = this.canvas.getContainer().querySelector('.djs-context-pad.open');
    const box = (pad ?? this.canvas.getGraphics(source)).getBoundingClientRect();
    this.popupMenu.open(source, 'taskloom-append', { x: box.left + 12, y: box.top + 12 }, options);
  }

  /** Opens at the pointer; what is chosen is then placed by a click. */
  openForCreate(event: Event): void {
    const { clientX: x, clientY: y } = event as MouseEvent;
    const root = this.canvas.getRootElement();
    this.popupMenu.open(
      root as never,
      'taskloom-create',
      { x: x + 12, y: y + 12, cursor: { x, y } } as never,
      options,
    );
  }

  private appendEntries(source: Shape): PopupMenuEntries {
    const entries: PopupMenuEntries = {};
    const choose = (what: Parameters<Creator['append']>[0]) => (event: Event) => {
      if (event.type === 'dragstart') this.creator.drag(event, what, source);
      else this.creator.append(what, source);
    };
    for (const template of this.templates.all()) {
      entries[`template.${template.id}`] = templateEntry(template, choose(template));
    }
    for (const item of [...steps, annotation]) {
      entries[item.id] = itemEntry(item, groupNames[item.group], choose(item));
    }
    if (is(source, 'bpmn:Activity')) {
      for (const item of boundaries) {
        entries[item.id] = itemEntry(item, groupNames[item.group], () => this.creator.attach(item, source));
      }
    }
    return entries;
  }

  private createEntries(): PopupMenuEntries {
    const entries: PopupMenuEntries = {};
    const choose = (what: Parameters<Creator['drag']>[1]) => (event: Event) => {
      // The key that opened the menu says nothing of where the pointer is.
      this.creator.drag(event instanceof MouseEvent ? event : this.pointer(), what);
    };
    for (const template of this.templates.all()) {
      entries[`template.${template.id}`] = templateEntry(template, choose(template));
    }
    for (const item of [startEvent, ...steps, annotation] satisfies Item[]) {
      entries[item.id] = itemEntry(item, groupNames[item.group], choose(item));
    }
    return entries;
  }

  private onKey(event: KeyboardEvent): true | undefined {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return undefined;
    const [source, ...others] = this.selection.get() as Shape[];
    if (event.key === 'a' && source && others.length === 0 && canFollow(source)) {
      this.contextPad.open(source);
      this.openForAppend(source);
      return true;
    }
    if (event.key === 'n') {
      this.openForCreate(this.pointer());
      return true;
    }
    return undefined;
  }

  private pointer(): MouseEvent {
    return (this.mouse.getLastMoveEvent() as MouseEvent | null) ?? new MouseEvent('mousemove');
  }
}

/** Whether a sequence flow may leave the element. */
export function canFollow(element: Shape): boolean {
  return is(element, 'bpmn:FlowNode') && !is(element, 'bpmn:EndEvent') && element.type !== 'label';
}

export default {
  __init__: ['taskloomStepMenu'],
  taskloomStepMenu: ['type', StepMenu],
};
