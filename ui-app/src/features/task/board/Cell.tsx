import { useRef, type KeyboardEvent } from 'react';
import type { BoardColumn, Task } from '@/lib/api/types';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import classes from './board.module.css';
import { Card, type CardActions } from './Card';
import { useCell } from './drag';
import type { Lane } from './model';

export type CellProps = CardActions & {
  column: BoardColumn;
  lane: Lane;
  cards: Task[];
  columns: BoardColumn[];
  selected: TaskId | undefined;
  carried: TaskId | undefined;
  readOnly: boolean;
  showStatus: boolean;
  /** Whether what is held just now may not go there. */
  forbidden?: (column: BoardColumn) => boolean;
};

/** The cards of a column, or of a column in one lane. */
export function Cell({
  column,
  lane,
  cards,
  columns,
  selected,
  carried,
  readOnly,
  showStatus,
  forbidden,
  ...on
}: CellProps) {
  const element = useRef<HTMLDivElement>(null);
  const over = useCell(element, { column: column.key, lane: lane.key }, (task, from) =>
    on.canDrop(task, from, column.key),
  );
  const name = lane.title ? `${column.title}, ${lane.title}` : column.title;
  return (
    <div
      ref={element}
      className={classes.cell}
      role="presentation"
      onKeyDown={moveByArrows}
      data-over={over || undefined}
      data-forbidden={forbidden?.(column) || undefined}
      data-column={column.key}
      data-lane={lane.key}
    >
      <ul className={classes.cards} aria-label={m.board.cards(name)}>
        {cards.map((task) => (
          <Card
            key={task.id}
            task={task}
            column={column.key}
            lane={lane.key}
            columns={columns}
            cards={cards}
            selected={task.id === selected}
            carried={task.id === carried}
            readOnly={readOnly}
            showStatus={showStatus}
            {...on}
          />
        ))}
      </ul>
      {cards.length === 0 && !readOnly && <p className={classes.hint}>{m.board.empty}</p>}
    </div>
  );
}

/** Up and down within a column, left and right to the nearest one that has a card. */
function moveByArrows(event: KeyboardEvent<HTMLDivElement>) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const cell = event.currentTarget;
  const here = [...cell.querySelectorAll<HTMLElement>('[data-focus]')];
  const index = here.indexOf(document.activeElement as HTMLElement);
  if (index < 0) return;
  let next: HTMLElement | undefined;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    next = here[index + (event.key === 'ArrowDown' ? 1 : -1)];
  } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
    const cells = [
      ...(cell.closest('[data-board]')?.querySelectorAll<HTMLElement>('[data-column][data-lane]') ?? []),
    ].filter((each) => each.dataset['lane'] === cell.dataset['lane']);
    const step = event.key === 'ArrowRight' ? 1 : -1;
    for (let i = cells.indexOf(cell) + step; cells[i] && !next; i += step) {
      const cards = [...(cells[i] as HTMLElement).querySelectorAll<HTMLElement>('[data-focus]')];
      next = cards[Math.min(index, cards.length - 1)];
    }
  }
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
