import { Box } from '@mantine/core';
import { lazy, Suspense, type ReactNode } from 'react';
import { useMembers, useProject } from '@/lib/api/shared';
import type { Project } from '@/lib/api/types';
import type { ProjectId } from '@/lib/ids';
import { m } from '@/lib/messages';
import type { ViewChange, ViewSearch } from '@/lib/view';
import { Page } from '@/ui/Page';
import { People } from '@/ui/PersonAvatar';
import { ErrorState, RowsSkeleton } from '@/ui/states';
import { TasksView } from './list/TasksView';
import { TaskDrawer } from './TaskDrawer';

const BoardView = lazy(() => import('./board/BoardView'));
const TableView = lazy(() => import('./table/TableView'));

type Props = {
  id: ProjectId;
  search: ViewSearch;
  onSearch: (change: ViewChange) => void;
  /** What narrows the tasks, put in by the router: another feature's. */
  filterBar?: ReactNode;
  /** Buttons beside the heading. */
  actions?: (project: Project) => ReactNode;
};

export function ProjectPage({ id, search, onSearch, filterBar, actions }: Props) {
  const members = useMembers(id);
  const project = useProject(id);
  if (project.isPending)
    return (
      <Page title={m.common.loading}>
        <RowsSkeleton />
      </Page>
    );
  if (project.isError)
    return (
      <Page title={m.shell.projects}>
        <ErrorState error={project.error} onRetry={() => void project.refetch()} />
      </Page>
    );
  const { name, description, color, role } = project.data;
  return (
    <Page
      title={name}
      subtitle={description}
      badge={<Box w={12} h={12} bg={color ?? 'indigo.4'} style={{ borderRadius: 4, flex: 'none' }} />}
      actions={
        <>
          <People people={members.data?.map((each) => each.person) ?? []} max={5} />
          {actions?.(project.data)}
        </>
      }
      wide={search.view !== undefined}
    >
      <TasksView
        scope={{ project: id }}
        projects={[project.data]}
        search={search}
        onSearch={onSearch}
        filterBar={filterBar}
        board={(tools) => (
          <Suspense fallback={<RowsSkeleton />}>
            <BoardView
              project={project.data}
              tools={tools}
              filter={search.filter}
              look={search}
              onLook={onSearch}
              selected={search.task}
              onOpen={(task) => onSearch({ task })}
            />
          </Suspense>
        )}
        table={(query) => (
          <Suspense fallback={<RowsSkeleton />}>
            <TableView
              project={project.data}
              query={query}
              sort={search.sort}
              selected={search.task}
              onSearch={onSearch}
              readOnly={role === 'viewer'}
            />
          </Suspense>
        )}
        readOnly={role === 'viewer'}
      />
      <TaskDrawer
        id={search.task}
        onClose={() => onSearch({ task: undefined })}
        onOpen={(task) => onSearch({ task })}
      />
    </Page>
  );
}
