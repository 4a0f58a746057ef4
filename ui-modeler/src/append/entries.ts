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
    search: [template.id, ...(template.keywords ?? [])],
    rank: 1,
    group: groupOf(template),
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

/** Its own category, or else what the topic says: `connector:…` calls something outside, `taskloom:…` acts within. */
function groupOf({ category, properties }: ElementTemplate): { id: string; name: string } {
  if (category) return { id: `template-${category.id}`, name: category.name };
  const isAction = properties.some(({ value }) => String(value ?? '').startsWith('taskloom:'));
  return isAction ? { id: 'actions', name: 'Taskloom actions' } : { id: 'connectors', name: 'Connectors' };
}
