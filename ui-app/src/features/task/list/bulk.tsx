import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { body } from '@/lib/api/client';
import type { BulkRequest, BulkResult, Person, Section, Tag, Task } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { BulkId, TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { tellDone, tellError, tellUndo } from '@/ui/tell';
import { forget, isOpen, keys, listed, remember } from '../api';
import { showOutcome } from './outcome';

/** A change of many: what to send, and what to show until the answer is here. */
export type BulkChange = Pick<BulkRequest, 'action' | 'patch' | 'move'> & {
  tasks: Task[];
  /** The values behind the patch's ids. */
  known?: { people?: Person[]; tags?: Tag[]; section?: Section | null };
};
/** What the server takes at once. */
export const BULK_LIMIT = 1000;

type Undoable = { id: BulkId; until: number; text: string };
const undoable: Undoable[] = [];

/** The last change that can still be taken back. */
export function lastUndoable(now = Date.now()): Undoable | undefined {
  while (undoable.length && undoable[undoable.length - 1]!.until <= now) undoable.pop();
  return undoable[undoable.length - 1];
}

export const forgetUndoable = () => void (undoable.length = 0);

/** Whether the tasks leave the lists that they are in. */
function leaves({ action, move }: BulkChange, task: Task) {
  return (
    action === 'archive' ||
    action === 'restore' ||
    action === 'delete' ||
    (action === 'move' && move?.projectId !== undefined && move.projectId !== task.projectId)
  );
}

/** The task as it will be, as far as one can know. */
export function guess(task: Task, { action, patch, move, known }: BulkChange): Task {
  switch (action) {
    case 'complete':
      return { ...task, status: 'done' };
    case 'reopen':
      return { ...task, status: 'todo' };
    case 'cancel':
      return { ...task, status: 'cancelled' };
    case 'move':
      return move?.sectionId === undefined ? task : { ...task, sectionId: move.sectionId };
    case 'update': {
      const { addTags, removeTags, addAssignees, removeAssignees, assignees, tags, ...fields } = patch ?? {};
      const next = { ...task, ...fields } as Task;
      const people = known?.people ?? [];
      const chosen = known?.tags ?? [];
      if (assignees) next.assignees = people.filter(({ id }) => assignees.includes(id));
      if (tags) next.tags = chosen.filter(({ id }) => tags.includes(id));
      if (addAssignees || removeAssignees) {
        const kept = next.assignees.filter(
          ({ id }) => !removeAssignees?.includes(id) && !addAssignees?.includes(id),
        );
        next.assignees = [...kept, ...people.filter(({ id }) => addAssignees?.includes(id))];
      }
      if (addTags || removeTags) {
        const kept = next.tags.filter(({ id }) => !removeTags?.includes(id) && !addTags?.includes(id));
        next.tags = [...kept, ...chosen.filter(({ id }) => addTags?.includes(id))];
      }
      if ('dueAt' in fields) next.overdue = isOpen(next) && !!next.dueAt && new Date(next.dueAt) < new Date();
      return next;
    }
    case 'archive':
    case 'restore':
    case 'delete':
      return task;
  }
}

function learn(client: QueryClient, { items }: BulkResult, shown: (id: TaskId) => Task | undefined) {
  for (const { taskId, status, version } of items) {
    const task = shown(taskId);
    if (status === 200 && version !== null && task) remember(client, { ...task, version });
  }
}

/** Changes many tasks in one call; each has its own outcome, and who is refused is named. */
export function useBulk() {
  const api = useApi();
  const client = useQueryClient();
  const undo = useUndo();
  return useMutation({
    mutationFn: ({ tasks, action, patch, move }: BulkChange) =>
      body(
        api.POST('/tasks/bulk', {
          body: {
            mode: 'each',
            tasks: tasks.map(({ id }) => ({ id })),
            action,
            ...(patch ? { patch } : {}),
            ...(move ? { move } : {}),
          },
        }),
      ),
    onMutate: async (change) => {
      await client.cancelQueries({ queryKey: keys.lists });
      for (const task of change.tasks) {
        if (leaves(change, task)) forget(client, task.id, false);
        else remember(client, guess(task, change));
      }
    },
    onSuccess: (result, change) => {
      const before = new Map(change.tasks.map((task) => [task.id, task]));
      const failed = result.items.filter(({ status }) => status !== 200);
      for (const { taskId } of failed) {
        const task = before.get(taskId);
        if (task) remember(client, task, true);
      }
      learn(client, result, (id) => listed(client).find((task) => task.id === id));
      const done = result.items.length - failed.length;
      if (done > 0) {
        const text = m.list.bulkDone[change.action](done);
        const until = result.undoableUntil ? new Date(result.undoableUntil).getTime() : 0;
        if (until > Date.now()) {
          undoable.push({ id: result.id, until, text });
          // The keyboard and the command palette can undo for as long as the server can.
          tellUndo(text, () => undo.mutate(result.id), result.id);
        } else tellDone(text);
      }
      if (failed.length) showOutcome({ title: m.list.bulkFailed(failed.length), failed, tasks: before });
    },
    onError: (error, change) => {
      change.tasks.forEach((task) => remember(client, task, true));
      tellError(m.list.bulkRefused, error);
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.all }),
  });
}

export function useUndo() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: BulkId) => body(api.POST('/tasks/bulk/{bulk}/undo', { params: { path: { bulk: id } } })),
    onMutate: (id) => {
      const at = undoable.findIndex((each) => each.id === id);
      if (at >= 0) undoable.splice(at, 1);
      notifications.hide(id);
    },
    onSuccess: (result) => {
      const failed = result.items.filter(({ status }) => status !== 200);
      const done = result.items.length - failed.length;
      if (done > 0) tellDone(m.list.undone(done));
      if (failed.length) {
        const tasks = new Map(listed(client).map((task) => [task.id, task]));
        showOutcome({ title: m.list.undoFailed(failed.length), failed, tasks });
      }
    },
    onError: (error) => tellError(m.list.undoRefused, error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.all }),
  });
}
