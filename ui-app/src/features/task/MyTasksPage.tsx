import { useProjects } from '@/lib/api/shared';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { useWorkspace } from '@/lib/workspace';
import { Page } from '@/ui/Page';
import { TaskDrawer } from './TaskDrawer';
import { TaskList } from './TaskList';

type Props = { task: TaskId | undefined; onTask: (id: TaskId | undefined) => void };

export function MyTasksPage({ task, onTask }: Props) {
  const projects = useProjects(useWorkspace()?.id);
  return (
    <Page title={m.shell.myTasks}>
      <TaskList scope={{ mine: true }} projects={projects.data ?? []} selected={task} onOpen={onTask} />
      <TaskDrawer id={task} onClose={() => onTask(undefined)} onOpen={onTask} />
    </Page>
  );
}
