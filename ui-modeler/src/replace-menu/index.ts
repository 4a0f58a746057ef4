import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Connection, Element } from 'bpmn-js/lib/model/Types';
import type PopupMenu from 'diagram-js/lib/features/popup-menu/PopupMenu';
import type { PopupMenuEntries } from 'diagram-js/lib/features/popup-menu/PopupMenuProvider';
import { bo, eventDefinition, is, isAny, property } from '../bpmn';
import { CALLBACK } from '../waits';
import { alternatives, type Target } from '../catalog';
import type { Creator } from '../catalog/Creator';
import type { ElementTemplates } from '../templates';
import { itemEntry, templateEntry } from '../append/entries';

/** What an element can be changed into; replaces the menu of bpmn-js, which offers all of BPMN. */
export class ChangeMenu {
  static readonly $inject = ['popupMenu', 'taskloomCreator', 'taskloomTemplates', 'modeling'];

  constructor(
    popupMenu: PopupMenu,
    private readonly creator: Creator,
    private readonly templates: ElementTemplates,
    private readonly modeling: Modeling,
  ) {
    popupMenu.registerProvider('bpmn-replace', {
      getPopupMenuEntries: (target) => this.entries(target as unknown as Element),
    });
  }

  entries(element: Element): PopupMenuEntries {
    const entries: PopupMenuEntries = {};
    if (is(element, 'bpmn:SequenceFlow')) return this.flowEntries(element as Connection);
    if (
      isAny(element as never, ['bpmn:ServiceTask', 'bpmn:UserTask', 'bpmn:ScriptTask']) ||
      element.type === 'bpmn:Task'
    ) {
      const current = this.templates.of(element);
      for (const template of this.templates.all()) {
        if (template === current) continue;
        entries[`template.${template.id}`] = templateEntry(template, () => {
          this.creator.change(element, template);
        });
      }
    }
    for (const item of alternatives(targetOf(element))) {
      entries[item.id] = itemEntry(item, 'Change to', () => {
        this.creator.change(element, item);
      });
    }
    return entries;
  }

  private flowEntries(flow: Connection): PopupMenuEntries {
    const source = flow.source as Element | undefined;
    if (!source || !canHaveDefault(source) || bo(source).get('default') === bo(flow)) return {};
    return {
      'default-flow': {
        label: 'Otherwise',
        description: 'Taken when no other condition holds',
        className: 'bpmn-icon-default-flow',
        action: () => this.modeling.updateProperties(source, { default: bo(flow) }),
      },
    };
  }
}

export const canHaveDefault = (element: Element) =>
  isAny(element as never, ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway']);

export function targetOf(element: Element): Target {
  const definition = eventDefinition(element);
  return {
    type: element.type,
    ...(definition ? { eventDefinitionType: definition.$type } : {}),
    ...(is(element, 'bpmn:BoundaryEvent')
      ? { cancelActivity: bo(element).get<boolean>('cancelActivity') }
      : {}),
    ...(property(element, 'waitFor') === CALLBACK ? { waitFor: CALLBACK } : {}),
  };
}

export default {
  __init__: ['replaceMenuProvider'],
  replaceMenuProvider: ['type', ChangeMenu],
};
