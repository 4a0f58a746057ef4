import { Button } from '@mantine/core';
import { useProjects } from '@/lib/api/shared';
import type { Task } from '@/lib/api/types';
import { formatClock } from '@/lib/duration';
import { m } from '@/lib/messages';
import { IconPlayerPlay, IconPlayerStop } from '@/ui/icons';
import { useStartTimer, useStopTimer, useTimer } from './api';
import classes from './time.module.css';
import { useTicking } from './useTicking';

function useToggle(task: Task) {
  const { data: timer } = useTimer();
  const start = useStartTimer();
  const stop = useStopTimer();
  const on = timer?.entry.task?.id === task.id;
  const busy = start.isPending || stop.isPending;
  const toggle = () => {
    if (busy) return;
    if (on) stop.mutate(undefined);
    else start.mutate(task.id);
  };
  return { on, busy, toggle, since: on ? timer.since : undefined };
}

const useMayTrack = (task: Task) => {
  const project = useProjects(task.workspaceId).data?.find(({ id }) => id === task.projectId);
  return project !== undefined && project.role !== 'viewer' && !task.archivedAt && !task.deletedAt;
};

/** In the panel's head. */
export function PanelTimer({ task }: { task: Task }) {
  const { on, busy, toggle, since } = useToggle(task);
  const elapsed = useTicking(since);
  if (!useMayTrack(task)) return null;
  return (
    <Button
      size="compact-sm"
      variant={on ? 'filled' : 'default'}
      color="indigo"
      leftSection={on ? <IconPlayerStop size={15} /> : <IconPlayerPlay size={15} />}
      loading={busy}
      onClick={toggle}
      aria-label={on ? m.time.stop : m.time.start}
      className={classes.tabular}
    >
      {on ? formatClock(elapsed) : m.time.start}
    </Button>
  );
}

/** In a list's row: to be seen while it runs, or while somebody points at the row. */
export function RowTimer({ task, className }: { task: Task; className: string }) {
  const { on, toggle } = useToggle(task);
  if (!useMayTrack(task)) return null;
  const label = on ? m.time.stopOn(task.title) : m.time.startOn(task.title);
  return (
    <button
      type="button"
      className={`${className} ${on ? classes.rowOn : ''}`}
      data-empty={on ? undefined : true}
      aria-label={label}
      title={label}
      tabIndex={-1}
      onClick={toggle}
    >
      {on ? <IconPlayerStop size={16} aria-hidden /> : <IconPlayerPlay size={16} aria-hidden />}
    </button>
  );
}
