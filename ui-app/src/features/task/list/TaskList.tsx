import { Button, Center } from '@mantine/core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useProjects, useSections } from '@/lib/api/shared';
import type { Project, Section, Task } from '@/lib/api/types';
import type { ProjectId, TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import type { Grouping, ViewChange } from '@/lib/view';
import { useWorkspace } from '@/lib/workspace';
import { IconChevronRight, IconListCheck, IconSearch } from '@/ui/icons';
import { EmptyState, ErrorState, RowsSkeleton } from '@/ui/states';
import { isOpen, useEditTask, useTaskCommand, type Conflict } from '../api';
import { ConflictDialog } from '../ConflictDialog';
import { useTasks, type ListQuery, type Scope } from '../lists';
import { useLiveTasks } from '../live';
import { useBulk } from './bulk';
import { BulkBar, type BulkField } from './BulkBar';
import { group as grouped, type Group } from './grouping';
import { useListKeys } from './keys';
import classes from './list.module.css';
import { selection, useSelection } from './selection';
import { TaskRow, type EditField, type RowActions } from './TaskRow';

type Props = {
  scope: Scope;
  projects: Project[];
  query: ListQuery;
  group: Grouping;
  /** Shown in the panel. */
  selected: TaskId | undefined;
  onSearch: (change: ViewChange) => void;
  readOnly: boolean;
};

const NO_SECTIONS: Section[] = [];
/** As many as the server changes at once. */
const SELECT_UP_TO = 1000;

export function TaskList({ scope, projects, query, group, selected, onSearch, readOnly }: Props) {
  const tasks = useTasks(scope, query);
  const all = useProjects(useWorkspace()?.id);
  const sections = useListSections('project' in scope ? scope.project : undefined);
  const arrived = useLiveTasks('project' in scope ? [scope.project] : projects.map(({ id }) => id));
  const now = useMinute();
  const marked = useSelection();
  const [editing, setEditing] = useState<{ id: TaskId; field: EditField } | null>(null);
  const [bulkField, setBulkField] = useState<BulkField | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const container = useRef<HTMLElement>(null);
  const { mutate: runCommand } = useTaskCommand();
  const { mutate: edit } = useEditTask(setConflict);
  const bulk = useBulk();

  const items = useMemo(() => tasks.data?.pages.flatMap((page) => page.items) ?? [], [tasks.data]);
  const groups = useMemo(
    () => grouped(items, group, now, { keepPlace: query.show === 'open', projects, sections }),
    [items, group, now, query.show, projects, sections],
  );
  const shown = useMemo(
    () => groups.filter(({ key }) => !closed.has(key)).flatMap((each) => each.tasks),
    [groups, closed],
  );

  useEffect(() => selection.keep(new Map(items.map((task) => [task.id, task]))), [items]);
  useEffect(() => selection.clear, []);

  const onOpen = useCallback((id: TaskId) => onSearch({ task: id }), [onSearch]);
  const onToggle = useCallback(
    (task: Task) => runCommand({ task, command: isOpen(task) ? 'complete' : 'reopen' }),
    [runCommand],
  );
  const latest = useRef(shown);
  useEffect(() => {
    latest.current = shown;
  }, [shown]);
  const onMark = useCallback((task: Task, range: boolean) => {
    if (range) selection.extend(task, latest.current);
    else selection.toggle(task);
  }, []);
  const onEdit = useCallback((task: Task, field: EditField | null) => {
    setEditing(field && { id: task.id, field });
    if (field === null) focusRowSoon(container.current, task.id);
  }, []);
  const onSave = useCallback<RowActions['onSave']>(
    (task, patch, seen) => edit({ task, patch, ...seen }),
    [edit],
  );

  const selectAll = async () => {
    let { data, hasNextPage } = tasks;
    while (hasNextPage && (data?.pages.flatMap((page) => page.items).length ?? 0) < SELECT_UP_TO) {
      ({ data, hasNextPage } = await tasks.fetchNextPage());
    }
    selection.all((data?.pages.flatMap((page) => page.items) ?? []).slice(0, SELECT_UP_TO));
  };
  useListKeys({ container, shown, readOnly, onToggle, onEdit, onBulk: setBulkField });
  useKeepFocus(container, shown);

  const projectOf = (id: string) =>
    'project' in scope ? undefined : projects.find((each) => each.id === id);
  const narrowed = query.filter !== undefined || query.q !== undefined;

  return (
    <>
      {tasks.isPending ? (
        <RowsSkeleton />
      ) : tasks.isError && items.length === 0 ? (
        <ErrorState error={tasks.error} onRetry={() => void tasks.refetch()} />
      ) : items.length === 0 ? (
        narrowed ? (
          <EmptyState
            icon={IconSearch}
            title={m.list.notFoundTitle}
            text={m.list.notFoundText}
            action={
              <Button variant="default" onClick={() => onSearch({ filter: undefined, q: undefined })}>
                {m.list.clearFilter}
              </Button>
            }
          />
        ) : (
          <EmptyState
            icon={IconListCheck}
            title={m.task.empty[`${query.show}Title`]}
            text={m.task.empty[`${query.show}Text`]}
          />
        )
      ) : (
        <section
          ref={container}
          aria-label={m.task.list}
          aria-busy={tasks.isPlaceholderData}
          className={marked.size ? classes.marking : undefined}
        >
          {groups.map((each) => (
            <section key={each.key} className={classes.group} aria-label={each.title}>
              {group !== 'none' && (
                <GroupTitle
                  group={each}
                  late={group === 'due' && each.key === 'overdue'}
                  open={!closed.has(each.key)}
                  onToggle={() =>
                    setClosed((before) => {
                      const next = new Set(before);
                      if (!next.delete(each.key)) next.add(each.key);
                      return next;
                    })
                  }
                />
              )}
              {!closed.has(each.key) && (
                <ul className={classes.rows}>
                  {each.tasks.map((task) => (
                    <TaskRow
                      key={task.id}
                      task={task}
                      project={projectOf(task.projectId)}
                      selected={task.id === selected}
                      marked={marked.has(task.id)}
                      arrived={arrived.has(task.id)}
                      readOnly={readOnly}
                      editing={editing?.id === task.id ? editing.field : null}
                      onOpen={onOpen}
                      onToggle={onToggle}
                      onMark={onMark}
                      onEdit={onEdit}
                      onSave={onSave}
                    />
                  ))}
                </ul>
              )}
            </section>
          ))}
          <More
            shown={tasks.hasNextPage}
            busy={tasks.isFetchingNextPage}
            onMore={() => void tasks.fetchNextPage()}
          />
        </section>
      )}
      {marked.size > 0 && (
        <BulkBar
          tasks={[...marked.values()]}
          projects={all.data ?? projects}
          opened={bulkField}
          onOpened={setBulkField}
          onChange={bulk.mutate}
          onSelectAll={marked.size < items.length || tasks.hasNextPage ? () => void selectAll() : null}
          onClear={selection.clear}
        />
      )}
      <div className="tl-visually-hidden" role="status" aria-live="polite">
        {[
          ...[...arrived.values()].map((title) => m.task.arrived(title)),
          ...(marked.size ? [m.list.selectedStatus(marked.size)] : []),
        ].join(', ')}
      </div>
      <ConflictDialog
        conflict={conflict}
        onKeep={() => setConflict(null)}
        onUseMine={({ current, patch, assignees }) => {
          setConflict(null);
          edit({ task: current, patch, ...(assignees ? { assignees } : {}) });
        }}
      />
    </>
  );
}

function GroupTitle({
  group: { title, color, tasks },
  late,
  open,
  onToggle,
}: {
  group: Group;
  late: boolean;
  open: boolean;
  onToggle: () => void;
}) {
  return (
    <h2 className={classes.groupTitle} data-late={late || undefined}>
      <button type="button" className={classes.groupButton} aria-expanded={open} onClick={onToggle}>
        <IconChevronRight size={14} aria-hidden />
        {color && <span className={classes.dot} style={{ background: color }} />}
        {title}
        <span className={classes.count}>{tasks.length}</span>
      </button>
    </h2>
  );
}

function useListSections(project: ProjectId | undefined) {
  const sections = useSections(project);
  return sections.data ?? NO_SECTIONS;
}

function focusRowSoon(container: HTMLElement | null, id: TaskId) {
  // Once what was open has let go of the focus.
  setTimeout(() => {
    if (document.activeElement !== document.body) return;
    container?.querySelector<HTMLElement>(`[data-task="${CSS.escape(id)}"] [data-row]`)?.focus();
  });
}

/** When the row that had the focus goes, the one that takes its place gets it: the keyboard stays where it was. */
function useKeepFocus(container: React.RefObject<HTMLElement | null>, shown: Task[]) {
  const place = useRef<{ id: string; index: number } | null>(null);
  useEffect(() => {
    const remember = () => {
      const row = document.activeElement?.closest<HTMLElement>('[data-task]');
      if (!row || !container.current?.contains(row)) {
        if (document.activeElement !== document.body) place.current = null;
        return;
      }
      const rows = [...container.current.querySelectorAll('[data-task]')];
      place.current = { id: row.dataset['task'] ?? '', index: rows.indexOf(row) };
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, [container]);
  useEffect(() => {
    if (!place.current || document.activeElement !== document.body) return;
    if (shown.some(({ id }) => id === place.current?.id)) return;
    const rows = container.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [];
    rows[Math.min(place.current.index, rows.length - 1)]?.focus();
  }, [container, shown]);
}

/** Reads on when its button comes into sight. */
function More({ shown, busy, onMore }: { shown: boolean; busy: boolean; onMore: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const target = button.current;
    if (!shown || busy || !target || !('IntersectionObserver' in window)) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && onMore(),
      { rootMargin: '600px' },
    );
    observer.observe(target);
    return () => observer.disconnect();
  });
  if (!shown) return null;
  return (
    <Center mt="md">
      <Button ref={button} variant="subtle" loading={busy} onClick={onMore}>
        {m.common.loadMore}
      </Button>
    </Center>
  );
}

/** The time, renewed each minute, so that "today" becomes "overdue" on an idle screen as well. */
function useMinute() {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
