import { SegmentedControl, Tabs } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useRef, useState, type ReactNode } from 'react';
import type { Project } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { useShortcuts } from '@/lib/shortcuts';
import type { Grouping, Show, ViewChange, ViewSearch } from '@/lib/view';
import { IconLayoutKanban, IconList, IconTable } from '@/ui/icons';
import { ExportMenu } from '../export/ExportMenu';
import { sortOf, type ListQuery, type Scope } from '../lists';
import { QuickAdd } from '../quickadd/QuickAdd';
import { DisplayMenu } from './DisplayMenu';
import classes from './list.module.css';
import { TaskList } from './TaskList';

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
  const show = search.show ?? 'open';
  const wanted = search.group ?? stored;
  const group = wanted === 'section' && !('project' in scope) ? 'due' : wanted;
  const asBoard = board !== undefined && search.view === 'board';
  const asTable = table !== undefined && search.view === 'table';
  const query: ListQuery = {
    show: show as Show,
    sort: sortOf(search, asTable ? 'none' : group),
    ...(search.filter ? { filter: search.filter } : {}),
    ...(search.q ? { q: search.q } : {}),
  };
  const focusQuickAdd = () => quickAdd.current?.focus();
  useShortcuts(readOnly ? {} : { n: focusQuickAdd, c: focusQuickAdd });

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
        {board && (
          <SegmentedControl
            size="xs"
            value={asBoard ? 'board' : asTable ? 'table' : 'list'}
            onChange={(value) =>
              onSearch({ view: value === 'board' || value === 'table' ? value : undefined })
            }
            aria-label={m.list.layout}
            data={[
              { value: 'list', label: <LayoutLabel icon={IconList} text={m.list.layouts.list} /> },
              { value: 'board', label: <LayoutLabel icon={IconLayoutKanban} text={m.list.layouts.board} /> },
              ...(table
                ? [{ value: 'table', label: <LayoutLabel icon={IconTable} text={m.field.table} /> }]
                : []),
            ]}
          />
        )}
        {!asBoard && (
          <Tabs
            className={classes.tabs}
            value={show}
            onChange={(value) => onSearch({ show: value === 'open' ? undefined : (value as 'done' | 'all') })}
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
        {!asBoard && !asTable && (
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
        board(tools)
      ) : asTable ? (
        table(query)
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
