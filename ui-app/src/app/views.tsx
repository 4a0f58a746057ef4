import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useChangeFilter } from '@/features/filter/api';
import { FilterActions } from '@/features/filter/FilterActions';
import { FilterBar } from '@/features/filter/FilterBar';
import { FilterDialog, type Draft } from '@/features/filter/FilterDialog';
import { SavedFilterPage } from '@/features/task/SavedFilterPage';
import { useFilters } from '@/lib/api/shared';
import type { SavedFilter } from '@/lib/api/types';
import type { FilterId, ProjectId } from '@/lib/ids';
import { m } from '@/lib/messages';
import type { ViewChange, ViewSearch } from '@/lib/view';
import { useWorkspace } from '@/lib/workspace';
import { IconFilter } from '@/ui/icons';
import { Page } from '@/ui/Page';
import { EmptyState, ErrorState, RowsSkeleton } from '@/ui/states';

type ViewProps = { search: ViewSearch; onSearch: (change: ViewChange) => void };

/** The filter bar of a page of tasks, with the dialog that saves what it says. */
export function TaskFilterBar({
  search,
  onSearch,
  project,
  mine = false,
  saved,
}: ViewProps & { project?: ProjectId | undefined; mine?: boolean; saved?: SavedFilter }) {
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const change = useChangeFilter();
  const [draft, setDraft] = useState<Draft | null>(null);
  const { filter = '', q, sort } = search;
  const differs = saved !== undefined && (filter !== saved.filter || (sort ?? null) !== saved.sort);
  const update =
    saved && differs && saved.canEdit
      ? () =>
          change.mutate(
            { filter: saved, patch: { filter, sort: sort ?? null } },
            { onSuccess: () => onSearch({ filter: undefined, sort: undefined }) },
          )
      : null;
  // "Assigned to me" is no part of the text on the page that shows one's own tasks; saved, it has to be.
  const whole = mine ? `assignee = me and ${/\bor\b|\|\|/i.test(filter) ? `(${filter})` : filter}` : filter;
  return (
    <>
      <FilterBar
        filter={filter}
        q={q}
        onChange={onSearch}
        mine={mine}
        {...(project ? { project } : {})}
        {...(saved ? { onUpdate: update } : {})}
        onSave={() =>
          workspace &&
          setDraft({
            workspaceId: saved?.workspaceId ?? workspace.id,
            projectId: project,
            filter: whole,
            sort,
          })
        }
      />
      <FilterDialog
        draft={draft}
        onClose={() => setDraft(null)}
        onSaved={(filterId) => void navigate({ to: '/filters/$filterId', params: { filterId } })}
      />
    </>
  );
}

/** A saved filter's page: what the address says goes before what was saved. */
export function SavedFilterView({ id, search, onSearch }: ViewProps & { id: FilterId }) {
  const workspace = useWorkspace();
  const filters = useFilters(workspace?.id);
  const navigate = useNavigate();
  const saved = filters.data?.find((each) => each.id === id);
  if (filters.isError)
    return (
      <Page title={m.filter.list}>
        <ErrorState error={filters.error} onRetry={() => void filters.refetch()} />
      </Page>
    );
  if (filters.isPending)
    return (
      <Page title={m.common.loading}>
        <RowsSkeleton />
      </Page>
    );
  if (!saved)
    return (
      <Page title={m.filter.list}>
        <EmptyState icon={IconFilter} title={m.filter.goneTitle} text={m.filter.goneText} />
      </Page>
    );
  const shown: ViewSearch = {
    ...(saved.sort ? { sort: saved.sort } : {}),
    show: 'all',
    ...search,
    filter: search.filter ?? saved.filter,
  };
  return (
    <SavedFilterPage
      filter={saved}
      search={shown}
      onSearch={onSearch}
      filterBar={
        <TaskFilterBar
          search={shown}
          onSearch={onSearch}
          project={saved.projectId ?? undefined}
          saved={saved}
        />
      }
      actions={<FilterActions filter={saved} onDeleted={() => void navigate({ to: '/my-tasks' })} />}
    />
  );
}
