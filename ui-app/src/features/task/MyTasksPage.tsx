import type { ReactNode } from 'react';
import { useProjects } from '@/lib/api/shared';
import { m } from '@/lib/messages';
import type { ViewChange, ViewSearch } from '@/lib/view';
import { useWorkspace } from '@/lib/workspace';
import { Page } from '@/ui/Page';
import { TasksView } from './list/TasksView';
import { TaskDrawer } from './TaskDrawer';

type Props = { search: ViewSearch; onSearch: (change: ViewChange) => void; filterBar?: ReactNode };

export function MyTasksPage({ search, onSearch, filterBar }: Props) {
  const projects = useProjects(useWorkspace()?.id);
  return (
    <Page title={m.shell.myTasks} wide={search.view !== undefined}>
      <TasksView
        scope={{ mine: true }}
        projects={projects.data ?? []}
        search={search}
        onSearch={onSearch}
        filterBar={filterBar}
      />
      <TaskDrawer
        id={search.task}
        onClose={() => onSearch({ task: undefined })}
        onOpen={(task) => onSearch({ task })}
      />
    </Page>
  );
}
