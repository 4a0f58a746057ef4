import { useMe } from '@/lib/api/shared';
import type { Project } from '@/lib/api/types';
import type { ProjectId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { localTimeZone } from '@/lib/time';
import { tellError } from '@/ui/tell';
import { useCreateTask } from '../api';
import type { Scope } from '../lists';
import { scheduled, type DayNumber } from '../planner/days';
import { tellRefusal } from '../refusal';

const LAST_PROJECT = 'taskloom.quick-add.project';

/** Adds a task that is due on a day, where quick add would put it. */
export function useAddOn(scope: Scope, projects: Project[]) {
  const create = useCreateTask();
  const me = useMe().data;
  return (title: string, day: DayNumber) => {
    const writable = projects.filter(({ role }) => role !== 'viewer');
    const last = localStorage.getItem(LAST_PROJECT);
    const project: ProjectId | undefined =
      'project' in scope ? scope.project : (writable.find(({ id }) => id === last) ?? writable[0])?.id;
    if (!project) return tellError(m.calendar.addFailed, new Error(m.calendar.noProject));
    const { dueAt } = scheduled({ startAt: null, dueAt: null, timeZone: null }, day);
    create.mutate(
      {
        project,
        task: {
          title,
          timeZone: localTimeZone(),
          ...(dueAt ? { dueAt } : {}),
          ...('mine' in scope && me ? { assignees: [me.id] } : {}),
        },
      },
      { onError: (error) => tellRefusal(m.calendar.addFailed, error) },
    );
  };
}
