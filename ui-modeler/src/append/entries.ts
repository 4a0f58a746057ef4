import type {
  PopupMenuEntry,
  PopupMenuEntryAction,
} from 'diagram-js/lib/features/popup-menu/PopupMenuProvider';
import type { Item } from '../catalog';
import type { ElementTemplate } from '../templates';

/** A click and the start of a drag both choose; `choose` tells them apart by the event's type. */
const action = (choose: (event: Event) => void): PopupMenuEntryAction =>
  ({ click: choose, dragstart: choose }) as unknown as PopupMenuEntryAction;

export function templateEntry(template: ElementTemplate, choose: (event: Event) => void): PopupMenuEntry {
  return {
    label: template.name,
    ...(template.description === undefined ? {} : { description: template.description }),
    ...(template.icon ? { imageUrl: template.icon.contents } : { className: 'bpmn-icon-service-task' }),
    search: template.id,
    rank: 1,
    group: template.category
      ? { id: `template-${template.category.id}`, name: template.category.name }
      : { id: 'templates', name: 'Connectors and actions' },
    action: action(choose),
  };
}

export function itemEntry(item: Item, group: string, choose: (event: Event) => void): PopupMenuEntry {
  return {
    label: item.label,
    description: item.description,
    className: item.icon,
    ...(item.search === undefined ? {} : { search: item.search }),
    group: { id: item.group, name: group },
    action: action(choose),
  };
}
