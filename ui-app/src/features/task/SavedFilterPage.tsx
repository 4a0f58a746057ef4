import type { ReactNode } from 'react';
import { useProjects } from '@/lib/api/shared';
import type { SavedFilter } from '@/lib/api/types';
import { m } from '@/lib/messages';
import type { ViewChange, ViewSearch } from '@/lib/view';
import { Page } from '@/ui/Page';
import { TasksView } from './list/TasksView';
import { TaskDrawer } from './TaskDrawer';

type Props = {
  filter: SavedFilter;
  /** With the saved filter and order where the address has none. */
  search: ViewSearch;
  onSearch: (change: ViewChange) => void;
  filterBar: ReactNode;
  actions: ReactNode;
};

/** The tasks that a saved filter finds, in its project or wherever one may look. */
export function SavedFilterPage({ filter, search, onSearch, filterBar, actions }: Props) {
  const projects = useProjects(filter.workspaceId);
  return (
    <Page
      title={filter.name}
      subtitle={filter.canEdit || !filter.owner ? null : m.filter.sharedBy(filter.owner.name)}
      actions={actions}
      wide={search.view !== undefined}
    >
      <TasksView
        scope={filter.projectId ? { project: filter.projectId } : { everywhere: true }}
        projects={projects.data ?? []}
        search={search}
        onSearch={onSearch}
        filterBar={filterBar}
        readOnly={projects.data?.every(({ role }) => role === 'viewer') ?? false}
      />
      <TaskDrawer
        id={search.task}
        onClose={() => onSearch({ task: undefined })}
        onOpen={(task) => onSearch({ task })}
      />
    </Page>
  );
}
