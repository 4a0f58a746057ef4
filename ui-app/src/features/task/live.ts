import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { invalidateSoon, useMe } from '@/lib/api/shared';
import type { Task } from '@/lib/api/types';
import type { ProjectId, TaskId } from '@/lib/ids';
import { projectTopic, useLiveEvents, useTopics } from '@/lib/live/hooks';
import { forget, keys, remember } from './api';
import { calendars, timelines } from './planner/cache';

const HIGHLIGHT_MS = 6000;
const TIMELINE_MS = 1500;
/** What takes a task out of the lists it was in. */
const GONE = new Set(['TaskDeleted', 'TaskArchived', 'TaskPurged', 'TaskMovedAway']);

/** Keeps the lists and details of these projects current. Answers the tasks that others have just added. */
export function useLiveTasks(projects: ProjectId[]): ReadonlyMap<TaskId, string> {
  const client = useQueryClient();
  const { data: me } = useMe();
  const [arrived, setArrived] = useState<ReadonlyMap<TaskId, string>>(new Map());
  useTopics(projects.map(projectTopic));
  useLiveEvents((event) => {
    if (event.subject.kind !== 'task') return;
    const id = event.subject.id as TaskId;
    const task = event.data['task'] as Partial<Task> | undefined;
    if (GONE.has(event.type)) return forget(client, id);
    // What somebody imports by the thousand is no arrival that one looks up for.
    const own = event.actor.kind === 'person' && event.actor.id === me?.id;
    if (event.type === 'TaskCreated' && !own && !event.actor.kind.endsWith('import')) {
      setArrived((before) => new Map(before).set(id, task?.title ?? ''));
    }
    // The event's snapshot lacks heavy fields; laid over what is shown it is at once right where it speaks.
    if (task?.version !== undefined) {
      // Rules ask for a tag's name alone; its colour is what is shown.
      const { tags, ...told } = task;
      const whole = tags?.every((tag) => tag.color) ? { tags } : {};
      remember(client, { ...told, ...whole, id } as Task);
    }
    invalidateSoon(client, keys.lists);
    invalidateSoon(client, keys.totals());
    invalidateSoon(client, calendars);
    // What the event says is shown already, and the whole may be thousands.
    invalidateSoon(client, timelines, TIMELINE_MS);
    invalidateSoon(client, keys.detail(id));
    invalidateSoon(client, keys.changes(id));
    invalidateSoon(client, keys.reminders(id));
  });
  useEffect(() => {
    if (arrived.size === 0) return;
    const timer = setTimeout(() => setArrived(new Map()), HIGHLIGHT_MS);
    return () => clearTimeout(timer);
  }, [arrived]);
  return arrived;
}
