import { useEffect } from 'react';
import { useShortcuts } from '@/lib/shortcuts';
import { forgetUndoable, lastUndoable, useUndo } from './bulk';
import { OutcomeDialog, showOutcome } from './outcome';

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
  // Whoever signs in next has nothing to do with it.
  useEffect(
    () => () => {
      forgetUndoable();
      showOutcome(null);
    },
    [],
  );
  return <OutcomeDialog />;
}
