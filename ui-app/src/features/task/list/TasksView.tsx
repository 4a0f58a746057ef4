import { SegmentedControl, Tabs } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { lazy, Suspense, useRef, useState, type ReactNode } from 'react';
import type { Project } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { useShortcuts } from '@/lib/shortcuts';
import { VIEWS, type Grouping, type Show, type View, type ViewChange, type ViewSearch } from '@/lib/view';
import { IconCalendar, IconLayoutKanban, IconList, IconTable, IconTimeline } from '@/ui/icons';
import { RowsSkeleton } from '@/ui/states';
import { ExportMenu } from '../export/ExportMenu';
import { sortOf, type ListQuery, type Scope } from '../lists';
import { QuickAdd } from '../quickadd/QuickAdd';
import { DisplayMenu } from './DisplayMenu';
import classes from './list.module.css';
import { TaskList } from './TaskList';

const CalendarView = lazy(() => import('../calendar/CalendarView'));
const TimelineView = lazy(() => import('../timeline/TimelineView'));

type Props = {
  scope: Scope;
  projects: Project[];
  search: ViewSearch;
  onSearch: (change: ViewChange) => void;
  filterBar?: ReactNode;
  /** @param tools where what chooses its columns belongs */
  board?: (tools: HTMLElement | null) => ReactNode;
  table?: (query: ListQuery) => ReactNode;
  readOnly?: boolean;
};

/** Tasks with what adds to them and what narrows them; one look for "my tasks", a project and a saved filter. */
export function TasksView({
  scope,
  projects,
  search,
  onSearch,
  filterBar,
  board,
  table,
  readOnly = false,
}: Props) {
  const [stored, setStored] = useLocalStorage<Grouping>({
    key: 'taskloom.tasks.group',
    defaultValue: 'due',
    getInitialValueInEffect: false,
  });
  const quickAdd = useRef<HTMLInputElement>(null);
  const [tools, setTools] = useState<HTMLElement | null>(null);
  const wanted = search.group ?? stored;
  const group = wanted === 'section' && !('project' in scope) ? 'due' : wanted;
  const view: View | 'list' =
    (search.view === 'board' && !board) || (search.view === 'table' && !table)
      ? 'list'
      : (search.view ?? 'list');
  const asBoard = view === 'board';
  const Planned = view === 'calendar' ? CalendarView : view === 'timeline' ? TimelineView : null;
  // What is done stays in its day's place.
  const usual: Show = view === 'calendar' ? 'all' : 'open';
  const show = search.show ?? usual;
  const query: ListQuery = {
    show,
    sort: sortOf({ ...search, show }, view === 'list' ? group : 'none'),
    ...(search.filter ? { filter: search.filter } : {}),
    ...(search.q ? { q: search.q } : {}),
  };
  const focusQuickAdd = () => quickAdd.current?.focus();
  // In a calendar "n" is what comes next.
  useShortcuts(readOnly ? {} : { c: focusQuickAdd, ...(view === 'calendar' ? {} : { n: focusQuickAdd }) });

  return (
    <>
      {!readOnly && (
        <QuickAdd
          inputRef={quickAdd}
          {...('project' in scope ? { project: scope.project } : {})}
          {...('mine' in scope ? { mine: true } : {})}
          projects={projects}
        />
      )}
      <div className={classes.toolbar}>
        <SegmentedControl
          size="xs"
          value={view}
          onChange={(value) => onSearch({ view: VIEWS.find((each) => each === value) })}
          aria-label={m.list.layout}
          data={[
            { value: 'list', label: <LayoutLabel icon={IconList} text={m.list.layouts.list} /> },
            ...(board
              ? [
                  {
                    value: 'board',
                    label: <LayoutLabel icon={IconLayoutKanban} text={m.list.layouts.board} />,
                  },
                ]
              : []),
            ...(table
              ? [{ value: 'table', label: <LayoutLabel icon={IconTable} text={m.field.table} /> }]
              : []),
            {
              value: 'calendar',
              label: <LayoutLabel icon={IconCalendar} text={m.calendar.tabs.calendar} />,
            },
            {
              value: 'timeline',
              label: <LayoutLabel icon={IconTimeline} text={m.calendar.tabs.timeline} />,
            },
          ]}
        />
        {!asBoard && (
          <Tabs
            className={classes.tabs}
            value={show}
            onChange={(value) => onSearch({ show: value === usual ? undefined : (value as Show) })}
            variant="pills"
          >
            <Tabs.List aria-label={m.task.filter}>
              {Object.entries(m.task.filters).map(([key, title]) => (
                <Tabs.Tab key={key} value={key} px="sm" py={6}>
                  {title}
                </Tabs.Tab>
              ))}
            </Tabs.List>
          </Tabs>
        )}
        <span data-push />
        {asBoard && <div ref={setTools} className={classes.tools} />}
        {!asBoard && <ExportMenu scope={scope} projects={projects} query={query} />}
        {view === 'list' && (
          <DisplayMenu
            scope={scope}
            search={search}
            group={group}
            onSearch={onSearch}
            onGroup={(next) => {
              setStored(next);
              onSearch({ group: next });
            }}
          />
        )}
      </div>
      {filterBar}
      {asBoard ? (
        board?.(tools)
      ) : view === 'table' ? (
        table?.(query)
      ) : Planned ? (
        <Suspense fallback={<RowsSkeleton />}>
          <Planned
            scope={scope}
            projects={projects}
            query={query}
            search={search}
            onSearch={onSearch}
            readOnly={readOnly}
          />
        </Suspense>
      ) : (
        <TaskList
          scope={scope}
          projects={projects}
          query={query}
          group={search.q ? 'none' : group}
          selected={search.task}
          onSearch={onSearch}
          readOnly={readOnly}
        />
      )}
    </>
  );
}

function LayoutLabel({ icon: Icon, text }: { icon: typeof IconList; text: string }) {
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6 }}>
      <Icon size={14} aria-hidden />
      <span className={classes.wide}>{text}</span>
    </span>
  );
}
