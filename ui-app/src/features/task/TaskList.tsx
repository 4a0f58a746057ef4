import { Button, Center, Group, SegmentedControl, Tabs } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Project } from '@/lib/api/types';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { useShortcuts } from '@/lib/shortcuts';
import { IconListCheck } from '@/ui/icons';
import { EmptyState, ErrorState, RowsSkeleton } from '@/ui/states';
import { useTasks, type Filter, type Scope } from './api';
import { group, type Grouping } from './grouping';
import { useLiveTasks } from './live';
import { QuickAdd } from './QuickAdd';
import classes from './task.module.css';
import { TaskRow } from './TaskRow';

type Props = {
  scope: Scope;
  projects: Project[];
  selected: TaskId | undefined;
  onOpen: (id: TaskId) => void;
  readOnly?: boolean;
};

/** The list with what adds to it and what narrows it; one look for "my tasks" and for a project. */
export function TaskList({ scope, projects, selected, onOpen, readOnly = false }: Props) {
  const [filter, setFilter] = useState<Filter>('open');
  const [grouping, setGrouping] = useLocalStorage<Grouping>({
    key: 'taskloom.tasks.group',
    defaultValue: 'due',
  });
  const tasks = useTasks(scope, filter);
  const projectIds = 'mine' in scope ? projects.map((each) => each.id) : [scope.project];
  const arrived = useLiveTasks(projectIds);
  const quickAdd = useRef<HTMLInputElement>(null);
  const now = useMinute();
  useShortcuts({ n: () => quickAdd.current?.focus() });

  const items = useMemo(() => tasks.data?.pages.flatMap((page) => page.items) ?? [], [tasks.data]);
  const groups = useMemo(
    () => group(items, grouping, now, filter === 'open'),
    [items, grouping, now, filter],
  );
  const projectOf = (id: string) => ('mine' in scope ? projects.find((each) => each.id === id) : undefined);

  return (
    <>
      {!readOnly && (
        <QuickAdd inputRef={quickAdd} {...('mine' in scope ? { projects } : { project: scope.project })} />
      )}
      <Group justify="space-between" mt="md" mb="sm" gap="xs">
        <Tabs
          className={classes.filters}
          value={filter}
          onChange={(value) => setFilter(value as Filter)}
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
        <SegmentedControl
          size="xs"
          value={grouping}
          onChange={(value) => setGrouping(value as Grouping)}
          data={Object.entries(m.task.groups).map(([value, label]) => ({ value, label }))}
          aria-label={m.task.group}
        />
      </Group>
      {tasks.isPending ? (
        <RowsSkeleton />
      ) : tasks.isError && items.length === 0 ? (
        <ErrorState error={tasks.error} onRetry={() => void tasks.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState
          icon={IconListCheck}
          title={m.task.empty[`${filter}Title`]}
          text={m.task.empty[`${filter}Text`]}
        />
      ) : (
        <section aria-label={m.task.list} onKeyDown={moveByArrows} role="presentation">
          {groups.map((each) => (
            <section key={each.key} className={classes.group} aria-label={each.title}>
              <h2
                className={classes.groupTitle}
                style={each.key === 'overdue' ? { color: 'var(--mantine-color-red-text)' } : {}}
              >
                {each.title}
                <span className={classes.count}>{each.tasks.length}</span>
              </h2>
              <ul className={classes.rows}>
                {each.tasks.map((task) => (
                  <TaskRow
                    key={task.id}
                    task={task}
                    project={projectOf(task.projectId)}
                    selected={task.id === selected}
                    arrived={arrived.has(task.id)}
                    onOpen={onOpen}
                  />
                ))}
              </ul>
            </section>
          ))}
          <More
            shown={tasks.hasNextPage}
            busy={tasks.isFetchingNextPage}
            onMore={() => void tasks.fetchNextPage()}
          />
        </section>
      )}
      <div className="tl-visually-hidden" role="status" aria-live="polite">
        {[...arrived.values()].map((title) => m.task.arrived(title)).join(', ')}
      </div>
    </>
  );
}

/** Reads on when its button comes into sight. */
function More({ shown, busy, onMore }: { shown: boolean; busy: boolean; onMore: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const target = button.current;
    if (!shown || busy || !target || !('IntersectionObserver' in window)) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && onMore(),
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

function moveByArrows(event: KeyboardEvent<HTMLElement>) {
  const step =
    event.key === 'ArrowDown' || event.key === 'j'
      ? 1
      : event.key === 'ArrowUp' || event.key === 'k'
        ? -1
        : 0;
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('[data-row]')];
  const next = rows[rows.indexOf(document.activeElement as HTMLButtonElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
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
