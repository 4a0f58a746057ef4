import { useShortcuts } from '@/lib/shortcuts';
import { lastUndoable, useUndo } from './bulk';
import { OutcomeDialog } from './outcome';

/** What outlives the page on which many tasks were changed: the outcome, and taking it back. */
export function BulkHost() {
  const undo = useUndo();
  useShortcuts({
    'Mod+z': () => {
      const last = lastUndoable();
      if (!last) return false;
      undo.mutate(last.id);
      return true;
    },
  });
  return <OutcomeDialog />;
}
