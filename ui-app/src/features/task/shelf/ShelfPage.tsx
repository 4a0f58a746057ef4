import { ActionIcon, Button, Checkbox, Group, SegmentedControl, Text, Tooltip } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useProject } from '@/lib/api/shared';
import type { Project, Task } from '@/lib/api/types';
import type { ProjectId, TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { formatFull, formatRelative } from '@/lib/time';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { IconArchive, IconRestore, IconTrash } from '@/ui/icons';
import { Page } from '@/ui/Page';
import { ProjectCrumb } from '@/ui/ProjectCrumb';
import { EmptyState, ErrorState, RowsSkeleton } from '@/ui/states';
import { tellDone } from '@/ui/tell';
import { StatusIcon } from '../chips';
import { useBulk } from '../list/bulk';
import { useLiveTasks } from '../live';
import { useAct } from '../panel/api';
import { TaskDrawer } from '../TaskDrawer';
import { usePurge, useShelf, useWhoPutAway, type ShelfName } from './api';
import { EmptyBin } from './EmptyBin';
import classes from './shelf.module.css';

type Props = {
  id: ProjectId;
  shelf: ShelfName;
  task: TaskId | undefined;
  onShelf: (shelf: ShelfName) => void;
  onOpen: (task: TaskId | undefined) => void;
};

/** What was put away from a project: its archive, or its recycle bin. */
export function ShelfPage({ id, shelf, task, onShelf, onOpen }: Props) {
  const project = useProject(id);
  if (project.isPending)
    return (
      <Page title={m.common.loading}>
        <RowsSkeleton />
      </Page>
    );
  if (!project.data)
    return (
      <Page title={m.shelf[shelf]}>
        <ErrorState error={project.error} onRetry={() => void project.refetch()} />
      </Page>
    );
  return (
    <Page
      title={m.shelf[shelf]}
      above={<ProjectCrumb project={project.data} />}
      subtitle={m.shelf[`${shelf}Text`]}
      actions={
        <>
          {shelf === 'bin' && project.data.role === 'owner' && <EmptyBin project={id} />}
          <SegmentedControl
            size="xs"
            aria-label={m.shelf.which}
            value={shelf}
            onChange={(next) => onShelf(next as ShelfName)}
            data={[
              { value: 'archive', label: m.shelf.archive },
              { value: 'bin', label: m.shelf.bin },
            ]}
          />
        </>
      }
    >
      <Shelf key={shelf} project={project.data} shelf={shelf} onOpen={onOpen} />
      <TaskDrawer id={task} onClose={() => onOpen(undefined)} onOpen={onOpen} />
    </Page>
  );
}

const NOTHING: ReadonlySet<TaskId> = new Set();

function Shelf({
  project,
  shelf,
  onOpen,
}: {
  project: Project;
  shelf: ShelfName;
  onOpen: (task: TaskId) => void;
}) {
  const tasks = useShelf(project.id, shelf);
  const [chosen, setChosen] = useState(NOTHING);
  const [asked, setAsked] = useState<Task[] | null>(null);
  const act = useAct();
  const bulk = useBulk();
  const purge = usePurge();
  useLiveTasks([project.id]);
  const items = useMemo(() => tasks.data?.pages.flatMap((page) => page.items) ?? [], [tasks.data]);
  const selected = items.filter((task) => chosen.has(task.id));
  const readOnly = project.role === 'viewer';
  const mayPurge = shelf === 'bin' && project.role === 'owner';

  const restore = (some: Task[]) => {
    const [first] = some;
    if (!first) return;
    setChosen(NOTHING);
    if (some.length > 1) return bulk.mutate({ tasks: some, action: 'restore' });
    act.mutate({ task: first, act: 'restore' }, { onSuccess: () => tellDone(m.shelf.restored(first.title)) });
  };

  // A page of the other shelf may still be shown while this one is on its way.
  if (tasks.isPending || tasks.isPlaceholderData) return <RowsSkeleton />;
  if (tasks.isError && items.length === 0)
    return <ErrorState error={tasks.error} onRetry={() => void tasks.refetch()} />;
  if (items.length === 0)
    return (
      <EmptyState
        icon={shelf === 'bin' ? IconTrash : IconArchive}
        title={m.shelf[`${shelf}EmptyTitle`]}
        text={m.shelf[`${shelf}EmptyText`]}
      />
    );
  return (
    <>
      {!readOnly && (
        <div className={classes.bar} role="toolbar" aria-label={m.shelf.bulk}>
          <Checkbox
            size="xs"
            label={selected.length ? m.shelf.selected(selected.length) : m.shelf.selectAll}
            checked={selected.length === items.length}
            indeterminate={selected.length > 0 && selected.length < items.length}
            onChange={() =>
              setChosen(selected.length === items.length ? NOTHING : new Set(items.map((task) => task.id)))
            }
          />
          {selected.length > 0 && (
            <Group gap={6} ml="auto">
              <Button
                size="compact-sm"
                variant="light"
                leftSection={<IconRestore size={15} />}
                loading={bulk.isPending}
                onClick={() => restore(selected)}
              >
                {m.shelf.restore}
              </Button>
              {mayPurge && (
                <Button
                  size="compact-sm"
                  variant="light"
                  color="red"
                  leftSection={<IconTrash size={15} />}
                  loading={purge.isPending}
                  onClick={() => setAsked(selected)}
                >
                  {m.shelf.purge}
                </Button>
              )}
            </Group>
          )}
        </div>
      )}
      <ul className={classes.rows} aria-label={m.shelf.list[shelf]}>
        {items.map((task) => (
          <Row
            key={task.id}
            task={task}
            shelf={shelf}
            chosen={chosen.has(task.id)}
            onChoose={
              readOnly
                ? null
                : () =>
                    setChosen((before) => {
                      const next = new Set(before);
                      if (!next.delete(task.id)) next.add(task.id);
                      return next;
                    })
            }
            // What is in the bin is there for nobody, until it is restored.
            onOpen={shelf === 'bin' ? null : () => onOpen(task.id)}
            onRestore={readOnly ? null : () => restore([task])}
            onPurge={mayPurge ? () => setAsked([task]) : null}
          />
        ))}
      </ul>
      {tasks.hasNextPage && (
        <Group justify="center" mt="md">
          <Button
            variant="subtle"
            loading={tasks.isFetchingNextPage}
            onClick={() => void tasks.fetchNextPage()}
          >
            {m.common.loadMore}
          </Button>
        </Group>
      )}
      {shelf === 'bin' && !mayPurge && !readOnly && (
        <Text size="xs" c="dimmed" mt="sm">
          {m.shelf.ownersPurge}
        </Text>
      )}
      <ConfirmDialog
        opened={asked !== null}
        title={m.shelf.purgeTitle(asked?.length ?? 1)}
        text={asked?.length === 1 ? m.shelf.purgeText(asked[0]?.title ?? '') : m.shelf.purgeManyText}
        confirm={m.shelf.purge}
        busy={purge.isPending}
        onClose={() => setAsked(null)}
        onConfirm={() =>
          asked &&
          purge.mutate(
            { ids: asked.map((task) => task.id) },
            {
              onSettled: () => {
                setAsked(null);
                setChosen(NOTHING);
              },
            },
          )
        }
      />
    </>
  );
}

type RowProps = {
  task: Task;
  shelf: ShelfName;
  chosen: boolean;
  onChoose: (() => void) | null;
  onOpen: (() => void) | null;
  onRestore: (() => void) | null;
  onPurge: (() => void) | null;
};

function Row({ task, shelf, chosen, onChoose, onOpen, onRestore, onPurge }: RowProps) {
  const element = useRef<HTMLLIElement>(null);
  const who = useWhoPutAway(task, shelf, useSeen(element)).data;
  const at = shelf === 'bin' ? task.deletedAt : task.archivedAt;
  const when = at ? m.shelf[`${shelf === 'bin' ? 'deleted' : 'archived'}At`](formatRelative(at)) : '';
  return (
    <li ref={element} className={classes.row} data-chosen={chosen || undefined}>
      {onChoose && (
        <Checkbox size="xs" checked={chosen} onChange={onChoose} aria-label={m.list.select(task.title)} />
      )}
      <span className={classes.status} role="img" aria-label={m.shelf.status(m.task.statuses[task.status])}>
        <StatusIcon status={task.status} />
      </span>
      <div className={classes.what}>
        {onOpen ? (
          <button
            type="button"
            className={classes.title}
            onClick={onOpen}
            aria-label={m.task.open(task.title)}
          >
            {task.title}
          </button>
        ) : (
          <span className={classes.title}>{task.title}</span>
        )}
        <Text size="xs" c="dimmed" {...(at ? { title: formatFull(at) } : {})}>
          {when}
          {who?.name && m.shelf.by(who.name)}
        </Text>
      </div>
      {onRestore && (
        <Tooltip label={m.shelf.restore}>
          <ActionIcon aria-label={m.shelf.restoreOf(task.title)} onClick={onRestore}>
            <IconRestore size={17} />
          </ActionIcon>
        </Tooltip>
      )}
      {onPurge && (
        <Tooltip label={m.shelf.purge}>
          <ActionIcon color="red" aria-label={m.shelf.purgeOf(task.title)} onClick={onPurge}>
            <IconTrash size={17} />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  );
}

/** Whether it has come into sight yet. */
function useSeen(element: React.RefObject<HTMLElement | null>) {
  const [seen, setSeen] = useState(() => !('IntersectionObserver' in window));
  useEffect(() => {
    const target = element.current;
    if (seen || !target) return;
    const observer = new IntersectionObserver((entries) =>
      setSeen((before) => before || entries.some((entry) => entry.isIntersecting)),
    );
    observer.observe(target);
    return () => observer.disconnect();
  }, [element, seen]);
  return seen;
}
