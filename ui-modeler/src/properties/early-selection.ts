import type EventBus from 'diagram-js/lib/core/EventBus';
import type Selection from 'diagram-js/lib/features/selection/Selection';

const afterThePanel = 100;
const pause = 20;

/**
 * The panel begins to listen a moment after it is first drawn, and would miss what is selected until then. It answers
 * a selection with an update at once: as long as it does not, the selection is told again.
 */
export function repeatEarlySelection(eventBus: EventBus, selection: Selection): void {
  let heard = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  eventBus.once('propertiesPanel.updated', () => {
    heard = true;
  });
  eventBus.on('selection.changed', afterThePanel, () => {
    clearTimeout(timer);
    if (heard) return;
    timer = setTimeout(() => {
      if (!heard) eventBus.fire('selection.changed', { oldSelection: [], newSelection: selection.get() });
    }, pause);
  });
  eventBus.on('diagram.destroy', () => clearTimeout(timer));
}
