import { Group, Select, Skeleton } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { useFilters, useMembers } from '@/lib/api/shared';
import type { BoardBy, BoardColumn, Project, Task } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { SectionId, TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import type { ViewSearch } from '@/lib/view';
import { IconColumns } from '@/ui/icons';
import { EmptyState, ErrorState } from '@/ui/states';
import { tellError } from '@/ui/tell';
import { isOpen, useTaskCommand } from '../api';
import { useBulk } from '../list/bulk';
import { useLiveTasks } from '../live';
import { tellRefusal } from '../refusal';
import { movesOf, useMoves } from '../workflow/api';
import { AddSection } from './AddSection';
import {
  useAddCard,
  useBoard,
  useLiveBoard,
  useMoreCards,
  useMoveCard,
  useSectionCommands,
  type Drop,
} from './api';
import classes from './board.module.css';
import type { CardActions } from './Card';
import { useCarry } from './carry';
import { CollapsedColumn } from './ColumnHead';
import { Column } from './Column';
import { useDrops } from './drag';
import { Lanes } from './Lanes';
import { cell, columnOf, lanesOf, laneOf, meaningOf, NONE, type LaneBy, type Target } from './model';

type Props = {
  project: Project;
  /** Where the choice of columns and lanes belongs; in its own line until that is there. */
  tools?: HTMLElement | null;
  /** In the filter language. */
  filter?: string | undefined;
  /** As the address says; what it leaves open is as it was here last. */
  look: Pick<ViewSearch, 'by' | 'lanes'>;
  onLook: (look: { by: BoardBy; lanes: LaneBy }) => void;
  selected: TaskId | undefined;
  onOpen: (id: TaskId) => void;
};
type Kept = { by: BoardBy; lanes: LaneBy; collapsed: string[] };
const FIRST: Kept = { by: 'section', lanes: 'none', collapsed: [] };
/** In a work flow its columns are the natural ones. */
const IN_WORK_FLOW: Kept = { ...FIRST, by: 'step' };

/** The project's tasks as cards in columns. */
export default function BoardView({ project, tools, filter = '', look, onLook, selected, onOpen }: Props) {
  const [last, keep] = useLocalStorage<Kept>({
    key: `taskloom.board.${project.id}`,
    defaultValue: project.workFlow ? IN_WORK_FLOW : FIRST,
    getInitialValueInEffect: false,
  });
  const kept = { ...FIRST, ...last };
  const asked = look.by ?? kept.by;
  const by = asked === 'step' && !project.workFlow ? 'section' : asked;
  const wanted = (look.lanes ?? kept.lanes) as LaneBy;
  const lanes = wanted in m.board.laneBys && wanted !== by ? wanted : 'none';
  const { collapsed } = kept;
  const choose = (chosen: { by: BoardBy; lanes: LaneBy }) => {
    keep({ ...kept, ...chosen });
    onLook(chosen);
  };
  const filters = useFilters(project.workspaceId);
  const saved = (filters.data ?? []).filter(
    (each) => each.buckets?.length && (each.projectId === null || each.projectId === project.id),
  );
  const members = useMembers(project.id);
  const people = members.data?.map((each) => each.person) ?? [];
  const scope = { project: project.id, by, filter };
  const query = useBoard(scope);
  const board = query.data;
  useLiveBoard(project.id);
  useLiveTasks([project.id]);
  const readOnly = project.role === 'viewer';

  const chosen = saved.find((each) => by === `filter:${each.id}`);
  const buckets = new Map(
    board?.columns.map((column, i) => {
      const named = chosen?.buckets?.find((bucket) => bucket.name === column.title) ?? chosen?.buckets?.[i];
      return [column.key, named?.filter ?? ''];
    }),
  );
  const [said, say] = useState('');
  const refused = (error: unknown, { task }: Drop) => {
    say(m.board.refused(task.title));
    tellRefusal(m.board.moveFailed, error, task);
  };
  const move = useMoveCard(scope, lanes, buckets, people, refused);
  const [dragged, setDragged] = useState<Task | null>(null);
  const api = useApi();
  const client = useQueryClient();
  /** Whether its work flow lets the task go there, as far as it is known yet: the server has the last word. */
  const allowed = (task: Task, column: string) => {
    if (by !== 'step' || !task.step || task.step.id === column || column === 'cancelled') return true;
    const moves = client.getQueryData(movesOf(api, task).queryKey);
    if (!moves) return true;
    return moves.some(({ id, end }) => (column === 'done' ? end : id === column));
  };
  const canDrop = (task: Task, from: string, column: string) =>
    meaningOf(by, task, from, { column, lane: laneOf(task, lanes), before: null }, lanes, buckets) !==
      undefined && allowed(task, column);
  const rows = board ? lanesOf(board, lanes, { priorities: m.task.priorities, nobody: m.common.nobody }) : [];
  const { carry, shown, onKey, putBack } = useCarry({ board, lanes, rows, canDrop, say, onDrop: move });
  const add = useAddCard(scope, buckets);
  const more = useMoreCards(scope);
  const command = useTaskCommand();
  const bulk = useBulk();
  const sections = useSectionCommands(project.id, (error) => tellError(m.board.sectionFailed, error));
  const [adding, setAdding] = useState<string | null>(null);
  const [emptyShown, setEmptyShown] = useState(false);

  const frame = useRef<HTMLDivElement>(null);
  const dragging = useDrops(frame, {
    card: (task, from, target) => move({ task, from, target }),
    section: (id, place) => sections.move.mutate({ id, ...place }),
    held: setDragged,
  });
  // Read as soon as a card is taken up, so that the columns that it may go to can be told apart.
  const inHand = by === 'step' ? (dragged ?? carry?.task ?? null) : null;
  useMoves(inHand);
  useTop(frame);
  // The card that is carried is drawn anew in another column: the focus goes along.
  const held = carry && `${carry.target.column} ${carry.target.lane} ${carry.target.before}`;
  useEffect(() => {
    if (!carry) return;
    const card = frame.current?.querySelector<HTMLElement>(`[data-card="${carry.task.id}"]`);
    card?.querySelector<HTMLElement>('[data-focus]')?.focus();
    card?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [carry, held]);

  /** Where the focus goes when the card that has it is put away. */
  const heir = useRef<{ gone: TaskId; next: string | undefined } | null>(null);
  useEffect(() => {
    const { gone, next } = heir.current ?? {};
    if (!gone || frame.current?.querySelector(`[data-card="${gone}"]`)) return;
    heir.current = null;
    frame.current?.querySelector<HTMLElement>(`[data-card="${next}"] [data-focus]`)?.focus();
  }, [shown]);

  const actions: CardActions = {
    onOpen,
    onKey,
    onMove: (task, from, column, before) => {
      const target: Target = { column, lane: laneOf(task, lanes), before };
      move({ task, from, target });
      const title = (board && columnOf(board, column)?.title) ?? '';
      say(m.board.dropped(task.title, title));
    },
    onToggle: (task) => command.mutate({ task, command: isOpen(task) ? 'complete' : 'reopen' }),
    onPutAway: (task, action) => {
      const card = frame.current?.querySelector(`[data-card="${task.id}"]`);
      const beside = (card?.nextElementSibling ?? card?.previousElementSibling) as HTMLElement | null;
      heir.current = { gone: task.id, next: beside?.dataset['card'] };
      bulk.mutate({ tasks: [task], action });
    },
    canDrop,
  };
  const columns = shown?.columns ?? [];
  const real = columns.filter((column) => by === 'section' && column.key !== NONE);
  // Once everything has a section, the column without one need not take the first place.
  const needless = (column: BoardColumn) =>
    by === 'section' && column.key === NONE && column.total === 0 && real.length > 0;
  const isShut = (column: BoardColumn) => (needless(column) ? !emptyShown : collapsed.includes(column.key));
  const collapse = (key: string) => {
    if (columns.some((column) => column.key === key && needless(column))) return setEmptyShown(!emptyShown);
    keep({
      ...kept,
      collapsed: collapsed.includes(key) ? collapsed.filter((each) => each !== key) : [...collapsed, key],
    });
  };
  const addTo = (column: BoardColumn, lane: string) => (title: string) =>
    add.mutate(
      { title, column: column.key, lane, lanes },
      { onError: (error) => tellRefusal(m.board.addFailed, error) },
    );
  const mayAdd = (column: BoardColumn) =>
    !readOnly &&
    (by === 'step'
      ? column === columns[0]
      : canDrop({ assignees: [], priority: 'medium' } as unknown as Task, ' ', column.key));

  const ofSection = (column: BoardColumn) => {
    const index = real.indexOf(column);
    if (readOnly || index < 0) return undefined;
    return {
      commands: sections,
      before: (real[index - 1]?.key as SectionId | undefined) ?? null,
      after: (real[index + 1]?.key as SectionId | undefined) ?? null,
    };
  };
  const common = {
    columns,
    selected,
    carried: carry?.task.id,
    readOnly,
    showStatus: by !== 'status' && by !== 'step',
    forbidden: (column: BoardColumn) => inHand !== null && !canDrop(inHand, ' ', column.key),
    ...actions,
  };
  const next = (column: BoardColumn) => ({
    loadingMore: more.isPending && more.variables?.key === column.key,
    onMore: () => column.next && !more.isPending && more.mutate({ key: column.key, cursor: column.next }),
  });

  const choice = (
    <Group gap="xs" {...(tools ? {} : { mb: 'sm' })}>
      <Select
        aria-label={m.board.by}
        size="xs"
        w={170}
        leftSection={<IconColumns size={15} />}
        allowDeselect={false}
        value={by}
        data={[
          ...(project.workFlow ? [{ value: 'step', label: m.board.bySteps }] : []),
          ...Object.entries(m.board.bys).map(([value, label]) => ({ value, label })),
          ...(saved.length
            ? [
                {
                  group: m.board.savedFilters,
                  items: saved.map((each) => ({ value: `filter:${each.id}`, label: each.name })),
                },
              ]
            : []),
        ]}
        onChange={(value) => value && choose({ by: value as BoardBy, lanes })}
      />
      <Select
        aria-label={m.board.lanes}
        size="xs"
        w={140}
        allowDeselect={false}
        value={lanes}
        data={Object.entries(m.board.laneBys).map(([value, label]) => ({
          value,
          label,
          disabled: value !== 'none' && value === by,
        }))}
        onChange={(value) => value && choose({ by, lanes: value as LaneBy })}
      />
    </Group>
  );
  return (
    <>
      {tools ? createPortal(choice, tools) : choice}
      {query.isError && !board ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <div
          ref={frame}
          className={classes.board}
          style={{ overflowX: 'auto' }}
          data-board
          data-dragging={dragging || undefined}
          data-lanes={lanes === 'none' ? undefined : true}
          role="region"
          aria-label={m.board.name}
          aria-busy={query.isPending || undefined}
          onPointerDown={putBack}
        >
          {!shown ? (
            [3, 2, 4].map((cards, i) => (
              <div key={i} className={classes.column}>
                <Skeleton height={18} width="60%" m="sm" />
                {Array.from({ length: cards }, (_, card) => (
                  <Skeleton key={card} height={64} mx={8} mb={8} />
                ))}
              </div>
            ))
          ) : lanes === 'none' ? (
            columns.map((column) =>
              isShut(column) ? (
                <CollapsedColumn
                  key={column.key}
                  column={column}
                  by={by}
                  canDrop={canDrop}
                  onExpand={() => collapse(column.key)}
                />
              ) : (
                <Column
                  key={column.key}
                  column={column}
                  by={by}
                  lane={{ key: NONE, title: '' }}
                  sections={ofSection(column)}
                  adding={adding === column.key}
                  onAdding={mayAdd(column) ? (opened) => setAdding(opened ? column.key : null) : undefined}
                  onAdd={addTo(column, NONE)}
                  onCollapse={() => collapse(column.key)}
                  {...next(column)}
                  {...common}
                />
              ),
            )
          ) : (
            <Lanes
              rows={rows}
              by={by}
              collapsed={collapsed}
              onCollapse={collapse}
              ofSection={ofSection}
              cellOf={(column, lane) => cell(column, lanes, lane)}
              adding={adding}
              onAdding={setAdding}
              mayAdd={mayAdd}
              addTo={addTo}
              next={next}
              {...common}
            />
          )}
          {shown && lanes === 'none' && by === 'section' && !readOnly && (
            <AddSection onAdd={(name) => sections.add.mutate(name)} />
          )}
        </div>
      )}
      {shown && columns.length === 0 && (
        <EmptyState icon={IconColumns} title={m.board.emptyTitle} text={m.board.emptyText} />
      )}
      <p id="board-help" hidden>
        {m.board.help}
      </p>
      <div className="tl-visually-hidden" role="status" aria-live="assertive">
        {said}
      </div>
    </>
  );
}

/** The board takes the window's height from where it begins, so that its columns scroll and the page does not. */
function useTop(frame: RefObject<HTMLElement | null>) {
  useLayoutEffect(() => {
    const measure = () => {
      const element = frame.current;
      if (element)
        element.style.setProperty('--board-top', `${Math.round(element.getBoundingClientRect().top)}px`);
    };
    measure();
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  });
}
