import { UnstyledButton } from '@mantine/core';
import type { BoardColumn, Task } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { IconChevronDown, IconChevronRight } from '@/ui/icons';
import { AddCard } from './AddCard';
import classes from './board.module.css';
import { Cell, type CellProps } from './Cell';
import { ColumnHead } from './ColumnHead';
import { MoreCards } from './Column';
import type { Lane } from './model';

type Props = Omit<CellProps, 'column' | 'lane' | 'cards'> & {
  rows: Lane[];
  by: string;
  collapsed: string[];
  onCollapse: (key: string) => void;
  ofSection: (column: BoardColumn) => Parameters<typeof ColumnHead>[0]['sections'];
  cellOf: (column: BoardColumn, lane: string) => Task[];
  adding: string | null;
  onAdding: (cell: string | null) => void;
  mayAdd: (column: BoardColumn) => boolean;
  addTo: (column: BoardColumn, lane: string) => (title: string) => void;
  next: (column: BoardColumn) => { loadingMore: boolean; onMore: () => void };
};

/** Columns crossed by lanes: the heads stay in sight above, each lane has its own title. */
export function Lanes({
  rows,
  by,
  collapsed,
  onCollapse,
  ofSection,
  cellOf,
  adding,
  onAdding,
  mayAdd,
  addTo,
  next,
  ...rest
}: Props) {
  const columns = rest.columns.filter((column) => !collapsed.includes(column.key));
  const hidden = rest.columns.filter((column) => collapsed.includes(column.key));
  return (
    <div className={classes.laneTable}>
      <div className={classes.heads}>
        {columns.map((column) => (
          <div key={column.key} className={classes.headCell}>
            <ColumnHead
              column={column}
              by={by}
              sections={ofSection(column)}
              onCollapse={() => onCollapse(column.key)}
            />
          </div>
        ))}
        {hidden.map((column) => (
          <UnstyledButton
            key={column.key}
            className={classes.hiddenHead}
            onClick={() => onCollapse(column.key)}
            aria-label={m.board.expand(column.title)}
          >
            <IconChevronRight size={14} aria-hidden /> {column.title}
          </UnstyledButton>
        ))}
      </div>
      {rows.map((lane) => {
        const key = `lane:${lane.key}`;
        const closed = collapsed.includes(key);
        const count = columns.reduce((sum, column) => sum + cellOf(column, lane.key).length, 0);
        return (
          <section key={lane.key} aria-label={m.board.lane(lane.title)}>
            <UnstyledButton
              className={classes.laneTitle}
              onClick={() => onCollapse(key)}
              aria-expanded={!closed}
              aria-label={closed ? m.board.expandLane(lane.title) : m.board.collapseLane(lane.title)}
            >
              {closed ? (
                <IconChevronRight size={15} aria-hidden />
              ) : (
                <IconChevronDown size={15} aria-hidden />
              )}
              {lane.title}
              <span className={classes.count}>{m.board.laneCount(count)}</span>
            </UnstyledButton>
            {!closed && (
              <div className={classes.laneRow}>
                {columns.map((column) => {
                  const cell = `${column.key} ${lane.key}`;
                  return (
                    <div key={column.key} className={classes.laneCell}>
                      <Cell {...rest} column={column} lane={lane} cards={cellOf(column, lane.key)} />
                      {mayAdd(column) && (
                        <AddCard
                          column={`${column.title}, ${lane.title}`}
                          opened={adding === cell}
                          onOpen={(opened) => onAdding(opened ? cell : null)}
                          onAdd={addTo(column, lane.key)}
                        />
                      )}
                    </div>
                  );
                })}
              </div>
            )}
          </section>
        );
      })}
      <div className={classes.laneRow}>
        {columns.map((column) => {
          const { loadingMore, onMore } = next(column);
          return (
            <div key={column.key} className={classes.laneMore}>
              <MoreCards column={column} busy={loadingMore} onMore={onMore} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
