import { useState, type KeyboardEvent } from 'react';
import type { Board, Task } from '@/lib/api/types';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { cell, columnOf, following, laneOf, placed, type Lane, type LaneBy, type Target } from './model';

/** A card that was picked up with the keyboard, and where it is held just now. */
export type Carry = { task: Task; from: string; target: Target };

type Options = {
  board: Board | undefined;
  lanes: LaneBy;
  rows: Lane[];
  canDrop: (task: Task, from: string, column: string) => boolean;
  /** Told to who cannot see it. */
  say: (words: string) => void;
  onDrop: (carry: Carry) => void;
};

/** Picking up, moving and dropping by keyboard, told to who cannot see it. */
export function useCarry({ board, lanes, rows, canDrop, say, onDrop }: Options) {
  const [carry, setCarry] = useState<Carry | null>(null);
  const shown = board && carry ? placed(board, carry.task, carry.from, carry.target, lanes) : board;

  const where = ({ task, target }: Carry) => {
    const view = board && placed(board, task, carry?.from ?? target.column, target, lanes);
    const column = view && columnOf(view, target.column);
    if (!column) return '';
    const cards = cardsOf(column, task, target);
    const place = target.before ? cards.findIndex((each) => each.id === target.before) + 1 : cards.length + 1;
    const lane = rows.find((each) => each.key === target.lane)?.title;
    return lane
      ? m.board.atLane(column.title, lane, place, cards.length + 1)
      : m.board.at(column.title, place, cards.length + 1);
  };
  const cardsOf = (column: Board['columns'][number], task: Task, target: Target) =>
    cell(column, lanes, target.lane).filter((each) => each.id !== task.id);

  const pickUp = (task: Task, from: string) => {
    const column = board && columnOf(board, from);
    if (!column) return;
    const target = { column: from, lane: laneOf(task, lanes), before: following(column, task.id, lanes) };
    setCarry({ task, from, target });
    say(m.board.carrying(task.title));
  };
  const putBack = () => {
    if (carry) say(m.board.putBack(carry.task.title));
    setCarry(null);
  };
  const drop = () => {
    if (!carry || !board) return;
    say(m.board.dropped(carry.task.title, where(carry)));
    const column = columnOf(board, carry.from);
    const home = {
      column: carry.from,
      lane: laneOf(carry.task, lanes),
      before: column ? following(column, carry.task.id, lanes) : null,
    };
    setCarry(null);
    if (JSON.stringify(home) !== JSON.stringify(carry.target)) onDrop(carry);
  };
  const hold = (target: Target) => {
    if (!carry) return;
    const next = { ...carry, target };
    setCarry(next);
    say(where(next));
  };

  const step = (key: string) => {
    if (!carry || !board) return;
    const { target, task, from } = carry;
    const column = columnOf(board, target.column);
    if (!column) return;
    const cards = cardsOf(column, task, target);
    const index = target.before ? cards.findIndex((each) => each.id === target.before) : cards.length;
    const at = (i: number): TaskId | null => cards[i]?.id ?? null;
    if (key === 'ArrowUp' || key === 'ArrowDown') {
      const next = index + (key === 'ArrowUp' ? -1 : 1);
      if (next >= 0 && next <= cards.length) return hold({ ...target, before: at(next) });
      const row = rows[rows.findIndex((each) => each.key === target.lane) + (key === 'ArrowUp' ? -1 : 1)];
      if (row && lanes !== 'none') hold({ ...target, lane: row.key, before: null });
      return;
    }
    const direction = key === 'ArrowLeft' ? -1 : 1;
    const { columns } = board;
    let next = columns.findIndex((each) => each.key === target.column) + direction;
    while (columns[next] && !canDrop(task, from, (columns[next] as { key: string }).key)) next += direction;
    const to = columns[next];
    if (!to) return;
    hold({ ...target, column: to.key, before: cardsOf(to, task, target)[index]?.id ?? null });
  };

  const onKey = (event: KeyboardEvent, task: Task, column: string): boolean => {
    if (!carry) {
      if (event.key !== ' ') return false;
      pickUp(task, column);
    } else if (event.key === ' ' || event.key === 'Enter') drop();
    else if (event.key === 'Escape') putBack();
    else if (event.key.startsWith('Arrow')) step(event.key);
    else if (event.key !== 'Tab') return false;
    else putBack();
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { carry, shown, onKey, putBack };
}
