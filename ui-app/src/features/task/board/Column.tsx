import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { BoardColumn } from '@/lib/api/types';
import type { SectionId } from '@/lib/ids';
import { m } from '@/lib/messages';
import classes from './board.module.css';
import { Cell, type CellProps } from './Cell';
import { ColumnHead, type Sections } from './ColumnHead';
import { AddCard } from './AddCard';
import { useAutoScroll, useColumnDrag } from './drag';
import { cell, type Lane } from './model';

type Props = Omit<CellProps, 'cards' | 'lane'> & {
  column: BoardColumn;
  by: string;
  lane: Lane;
  sections?: { commands: Sections; before: SectionId | null; after: SectionId | null } | undefined;
  adding: boolean;
  onAdding: ((opened: boolean) => void) | undefined;
  onAdd: (title: string) => void;
  onCollapse: () => void;
  loadingMore: boolean;
  onMore: () => void;
};

/** One column of a board without lanes. */
export function Column({
  by,
  lane,
  sections,
  adding,
  onAdding,
  onAdd,
  onCollapse,
  loadingMore,
  onMore,
  ...rest
}: Props) {
  const { column } = rest;
  const element = useRef<HTMLElement>(null);
  const handle = useRef<HTMLDivElement>(null);
  const scroll = useRef<HTMLDivElement>(null);
  useAutoScroll(scroll);
  const edge = useColumnDrag(element, handle, sections ? (column.key as SectionId) : null);
  return (
    <section ref={element} className={classes.column} aria-label={column.title} data-edge={edge ?? undefined}>
      <ColumnHead
        column={column}
        by={by}
        sections={sections}
        handle={handle}
        onCollapse={onCollapse}
        onAdd={onAdding && (() => onAdding(true))}
      />
      <div ref={scroll} className={classes.scroll} style={{ overflowY: 'auto' }}>
        <Cell {...rest} lane={lane} cards={cell(column, 'none', lane.key)} />
        <MoreCards column={column} busy={loadingMore} onMore={onMore} />
      </div>
      {onAdding && (
        <div className={classes.foot}>
          <AddCard column={column.title} opened={adding} onOpen={onAdding} onAdd={onAdd} />
        </div>
      )}
    </section>
  );
}

/** Reads on when it comes into sight, or is pressed. */
export function MoreCards({
  column,
  busy,
  onMore,
}: {
  column: BoardColumn;
  busy: boolean;
  onMore: () => void;
}) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const target = button.current;
    if (!target || busy || !('IntersectionObserver' in window)) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && onMore(),
    );
    observer.observe(target);
    return () => observer.disconnect();
  });
  if (!column.next) return null;
  return (
    <Button ref={button} size="compact-sm" variant="subtle" fullWidth loading={busy} onClick={onMore} my={6}>
      {m.board.more(column.title)}
    </Button>
  );
}
