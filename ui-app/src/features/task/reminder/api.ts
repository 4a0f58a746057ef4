import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { body } from '@/lib/api/client';
import type { NewReminder } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { ReminderId, TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import type { Snooze } from '@/lib/snooze';
import { formatWhen } from '@/lib/time';
import { tellDone, tellError } from '@/ui/tell';
import { keys } from '../api';
import { panelKeys } from '../panel/api';

export function useReminders(id: TaskId) {
  const api = useApi();
  return useQuery({
    queryKey: keys.reminders(id),
    queryFn: async ({ signal }) =>
      (await body(api.GET('/tasks/{task}/reminders', { params: { path: { task: id } }, signal }))).items,
  });
}

/** What changes reminders changes the task's timers too. */
function useChange<Wish, Made>(id: TaskId, send: (wish: Wish) => Promise<Made>, failed: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onError: (error) => tellError(failed, error),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.reminders(id) });
      void client.invalidateQueries({ queryKey: panelKeys.task(id) });
    },
  });
}

export function useAddReminder(id: TaskId) {
  const api = useApi();
  return useChange(
    id,
    (wish: NewReminder) =>
      body(api.POST('/tasks/{task}/reminders', { params: { path: { task: id } }, body: wish })),
    m.task.reminderFailed,
  );
}

export function useRemoveReminder(id: TaskId) {
  const api = useApi();
  return useChange(
    id,
    (reminder: ReminderId) =>
      body(api.DELETE('/tasks/{task}/reminders/{reminder}', { params: { path: { task: id, reminder } } })),
    m.task.reminderFailed,
  );
}

export function useSnoozeReminder(id: TaskId) {
  const api = useApi();
  return useChange(
    id,
    async ({ reminder, wish }: { reminder: ReminderId; wish: Snooze }) => {
      const params = { path: { task: id, reminder } };
      const { at } = await body(
        api.POST('/tasks/{task}/reminders/{reminder}/snooze', { params, body: wish }),
      );
      tellDone(m.snooze.done(formatWhen(at)));
    },
    m.snooze.failed,
  );
}

/** When a reminder would come, told by the server that will go by it. */
export function usePreview(id: TaskId, wish: NewReminder | null) {
  const api = useApi();
  return useQuery({
    queryKey: [...keys.reminders(id), 'preview', wish],
    queryFn: ({ signal }) =>
      body(
        api.POST('/tasks/{task}/reminders/preview', { params: { path: { task: id } }, body: wish!, signal }),
      ),
    enabled: wish !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
