import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import type { PlannedTask, Task, TaskPatch } from '@/lib/api/types';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { localTimeZone } from '@/lib/time';
import { tellUndo } from '@/ui/tell';
import { isOpen, useEditTask, type Conflict } from '../api';
import { ConflictDialog } from '../ConflictDialog';
import { useShifts } from '../panel/api';
import { ShiftDialog, type Offer } from '../panel/ShiftDialog';
import { placeOnCalendars, plans } from './cache';
import { barOf, dayOf, sayPlace, type Dates } from './days';

const DAY = 86_400_000;

/**
 * Gives a task other dates: at once in sight, taken back with the server's reason, to be undone for a while, and with what waits for it on
 * offer. The dialogs it asks by are to be put into the page.
 */
export function useReschedule(): {
  reschedule: (task: PlannedTask, dates: Dates) => void;
  dialogs: ReactNode;
} {
  const client = useQueryClient();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [offer, setOffer] = useState<(Offer & { id: TaskId }) | null>(null);
  const edit = useEditTask(setConflict);
  const shifts = useShifts();
  // Whose dependents went along: undone, they are asked for again.
  const shifted = useRef(new Set<TaskId>());

  const change = async (task: PlannedTask, patch: TaskPatch): Promise<Task | null> => {
    if (patch.dueAt) placeOnCalendars(client, { ...task, ...patch } as PlannedTask);
    try {
      // Of what a task has beside, editing needs nothing.
      return await edit.mutateAsync({ task: task as Task, patch });
    } catch {
      // Told already.
      void client.invalidateQueries({ queryKey: plans });
      return null;
    }
  };
  const offerShift = async (before: string | null, after: Task) => {
    if (!before || !after.dueAt || !isOpen(after)) return;
    const days = dayOf(after.dueAt) - dayOf(before);
    if (days === 0) return;
    const by = days < 0 ? `-P${-days}D` : `P${days}D`;
    const { items } = await shifts.preview(after.id, by);
    if (items.length > 0) setOffer({ id: after.id, by, milliseconds: days * DAY, items });
  };

  const reschedule = async (task: PlannedTask, dates: Dates) => {
    const patch = patchOf(task, dates);
    if (Object.keys(patch).length === 0) return;
    const after = await change(task, patch);
    if (!after) return;
    const back: TaskPatch = {
      ...('startAt' in patch ? { startAt: task.startAt } : {}),
      ...('dueAt' in patch ? { dueAt: task.dueAt } : {}),
    };
    const where = barOf(after);
    tellUndo(
      where ? m.calendar.moved(task.title, sayPlace(where)) : m.calendar.unscheduled(task.title),
      () => {
        void change(after, back).then((undone) => {
          if (undone && shifted.current.delete(task.id)) void offerShift(after.dueAt, undone);
        });
      },
    );
    await offerShift(task.dueAt, after);
  };

  return {
    reschedule: (task, dates) => void reschedule(task, dates),
    dialogs: (
      <>
        <ConflictDialog
          conflict={conflict}
          onKeep={() => setConflict(null)}
          onUseMine={({ current, patch }) => {
            setConflict(null);
            edit.mutate({ task: current, patch });
          }}
        />
        <ShiftDialog
          offer={offer}
          busy={shifts.apply.isPending}
          onKeep={() => setOffer(null)}
          onApply={(by) =>
            offer &&
            shifts.apply.mutate(
              { id: offer.id, by },
              {
                onSuccess: () => shifted.current.add(offer.id),
                onSettled: () => setOffer(null),
              },
            )
          }
        />
      </>
    ),
  };
}

const time = (iso: string | null) => (iso ? Date.parse(iso) : null);

/** What differs; with the zone that they are meant in, where the task has none yet. */
function patchOf(task: PlannedTask, { startAt, dueAt }: Dates): TaskPatch {
  const patch: TaskPatch = {
    ...(time(startAt) === time(task.startAt) ? {} : { startAt }),
    ...(time(dueAt) === time(task.dueAt) ? {} : { dueAt }),
  };
  const dated = patch.startAt ?? patch.dueAt;
  return dated && !task.timeZone ? { ...patch, timeZone: localTimeZone() } : patch;
}
