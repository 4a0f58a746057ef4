import { ActionIcon, ColorSwatch, Group, Menu, TextInput, Tooltip, UnstyledButton } from '@mantine/core';
import { useRef, useState, type Ref } from 'react';
import type { BoardColumn, Task } from '@/lib/api/types';
import type { SectionId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { palette } from '@/ui/colors';
import {
  IconAlertTriangle,
  IconArrowLeft,
  IconArrowRight,
  IconDots,
  IconGauge,
  IconLayoutSidebarLeftCollapse,
  IconPencil,
  IconPlus,
  IconTrash,
} from '@/ui/icons';
import { StatusIcon } from '../chips';
import type { Priority, TaskStatus } from '@/lib/api/types';
import { PriorityIcon } from '../chips';
import classes from './board.module.css';
import { useCell } from './drag';
import { DeleteSection, LimitDialog } from './dialogs';
import { isOver, NONE } from './model';
import type { useSectionCommands } from './api';

export type Sections = ReturnType<typeof useSectionCommands>;
type Props = {
  column: BoardColumn;
  by: string;
  /** The sections beside it; given when this is a section and may be changed. */
  sections?: { commands: Sections; before: SectionId | null; after: SectionId | null } | undefined;
  handle?: Ref<HTMLDivElement>;
  onCollapse: () => void;
  onAdd?: (() => void) | undefined;
};

export function ColumnHead({ column, by, sections, handle, onCollapse, onAdd }: Props) {
  const [renaming, setRenaming] = useState(false);
  const [dialog, setDialog] = useState<'limit' | 'delete' | null>(null);
  const id = column.key as SectionId;
  const change = (patch: Parameters<Sections['change']['mutate']>[0]['change']) =>
    sections?.commands.change.mutate({ id, change: patch });
  return (
    <div className={classes.head} ref={handle} data-over-limit={isOver(column) || undefined}>
      <ColumnMark column={column} by={by} />
      {renaming ? (
        <TextInput
          aria-label={m.board.sectionName}
          size="xs"
          flex={1}
          defaultValue={column.title}
          maxLength={100}
          autoFocus
          onFocus={(event) => event.currentTarget.select()}
          onBlur={(event) => {
            const name = event.currentTarget.value.trim();
            setRenaming(false);
            if (name && name !== column.title) change({ name });
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
            if (event.key === 'Escape') {
              event.stopPropagation();
              event.currentTarget.value = column.title;
              event.currentTarget.blur();
            }
          }}
        />
      ) : (
        <h2 className={classes.name} onDoubleClick={() => sections && setRenaming(true)}>
          {column.title}
        </h2>
      )}
      <Count column={column} />
      <Group gap={0} wrap="nowrap" ml="auto">
        {onAdd && (
          <ActionIcon size={26} onClick={onAdd} aria-label={m.board.add(column.title)}>
            <IconPlus size={16} />
          </ActionIcon>
        )}
        <Menu position="bottom-end" shadow="md" width={210} returnFocus={!renaming}>
          <Menu.Target>
            <ActionIcon size={26} aria-label={m.board.column(column.title)}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconLayoutSidebarLeftCollapse size={15} />} onClick={onCollapse}>
              {m.board.collapse(column.title)}
            </Menu.Item>
            {sections && (
              <>
                <Menu.Divider />
                <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => setRenaming(true)}>
                  {m.board.rename}
                </Menu.Item>
                <Menu.Item leftSection={<IconGauge size={15} />} onClick={() => setDialog('limit')}>
                  {m.board.limit}
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconArrowLeft size={15} />}
                  disabled={!sections.before}
                  onClick={() =>
                    sections.before && sections.commands.move.mutate({ id, before: sections.before })
                  }
                >
                  {m.board.moveLeft}
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconArrowRight size={15} />}
                  disabled={!sections.after}
                  onClick={() =>
                    sections.after && sections.commands.move.mutate({ id, after: sections.after })
                  }
                >
                  {m.board.moveRight}
                </Menu.Item>
                <Menu.Label>{m.board.colour}</Menu.Label>
                <Group gap={6} px="sm" pb={6} role="group" aria-label={m.board.colour}>
                  {palette.map(({ name, value }) => (
                    <ColorSwatch
                      key={value}
                      component="button"
                      type="button"
                      color={value}
                      size={20}
                      aria-label={m.board.colourOf(name)}
                      aria-pressed={column.color === value}
                      style={{
                        cursor: 'pointer',
                        outline: column.color === value ? '2px solid currentColor' : undefined,
                        outlineOffset: 2,
                      }}
                      onClick={() => change({ color: value })}
                    />
                  ))}
                </Group>
                {column.color && (
                  <Menu.Item onClick={() => change({ color: null })}>{m.board.noColour}</Menu.Item>
                )}
                <Menu.Divider />
                <Menu.Item
                  color="red"
                  leftSection={<IconTrash size={15} />}
                  onClick={() => setDialog('delete')}
                >
                  {m.board.deleteSection}
                </Menu.Item>
              </>
            )}
          </Menu.Dropdown>
        </Menu>
      </Group>
      {sections && (
        <>
          <LimitDialog
            opened={dialog === 'limit'}
            limit={column.wipLimit}
            onClose={() => setDialog(null)}
            onSave={(wipLimit) => change({ wipLimit })}
          />
          <DeleteSection
            opened={dialog === 'delete'}
            column={column}
            onClose={() => setDialog(null)}
            onDelete={() => sections.commands.remove.mutate(id)}
          />
        </>
      )}
    </div>
  );
}

function ColumnMark({ column, by }: { column: BoardColumn; by: string }) {
  if (by === 'status') return <StatusIcon status={column.key as TaskStatus} />;
  if (by === 'priority') return <PriorityIcon priority={column.key as Priority} />;
  if (by !== 'section' || column.key === NONE) return null;
  return (
    <span
      className={classes.mark}
      style={{ background: column.color ?? 'var(--mantine-color-gray-5)' }}
      aria-hidden
    />
  );
}

/** How many there are; marked by a sign and words, not by colour alone, when there are too many. */
export function Count({ column }: { column: BoardColumn }) {
  const over = isOver(column);
  const text =
    column.wipLimit === null
      ? m.board.count(column.total)
      : m.board.countOf(column.total, column.wipLimit) + (over ? `. ${m.board.over}` : '');
  return (
    <Tooltip label={text}>
      <span className={classes.count} data-over={over || undefined} role="img" aria-label={text}>
        {over && <IconAlertTriangle size={13} />}
        {column.wipLimit === null ? column.total : `${column.total}/${column.wipLimit}`}
      </span>
    </Tooltip>
  );
}

type CollapsedProps = {
  column: BoardColumn;
  by: string;
  canDrop: (task: Task, from: string, column: string) => boolean;
  onExpand: () => void;
};

/** Only its name and how much it holds; what is dropped there goes to its end. */
export function CollapsedColumn({ column, by, canDrop, onExpand }: CollapsedProps) {
  const element = useRef<HTMLButtonElement>(null);
  const over = useCell(element, { column: column.key, lane: NONE }, (task, from) =>
    canDrop(task, from, column.key),
  );
  return (
    <UnstyledButton
      ref={element}
      data-over={over || undefined}
      className={classes.collapsed}
      onClick={onExpand}
      aria-label={m.board.expand(column.title)}
    >
      <ColumnMark column={column} by={by} />
      <Count column={column} />
      <span className={classes.sideways}>{column.title}</span>
    </UnstyledButton>
  );
}
