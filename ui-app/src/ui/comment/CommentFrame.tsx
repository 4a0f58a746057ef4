import { ActionIcon, Menu, Skeleton, Text, UnstyledButton } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import type { Person } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { formatFull, formatRelative } from '@/lib/time';
import { ConfirmDialog } from '../ConfirmDialog';
import { IconDots, IconPencil, IconTrash } from '../icons';
import { ticked } from '../markdown/format';
import { Portrait } from '../Portrait';
import classes from './comment.module.css';
import { CommentBox } from './CommentBox';

const Markdown = lazy(() => import('../Markdown'));

type Props = {
  comment: { id: string; text: string | null; createdAt: string; editedAt: string | null };
  /** Who said it. */
  name: string;
  pictureUrl?: string | null | undefined;
  people: readonly Person[];
  mayEdit: boolean;
  mayDelete: boolean;
  /** What is lost. */
  deleteText: string;
  /** Somebody came for this one. */
  lookedFor?: boolean;
  saving: boolean;
  deleting: boolean;
  /** Answers whether it was taken; else the editor stays open. */
  onSave: (text: string) => Promise<boolean>;
  onDelete: () => Promise<unknown>;
  /** Shows what it said before; without it, that it was edited only stands there. */
  onHistory?: () => void;
  /** Behind the time. */
  note?: ReactNode;
  /** Below the text. */
  children?: ReactNode;
};

/** One comment: who said it and when, its text, and what its author can do with it. */
export function CommentFrame({
  comment,
  name,
  pictureUrl,
  people,
  lookedFor = false,
  children,
  ...may
}: Props) {
  const entry = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!lookedFor) return;
    return intoView(entry.current);
  }, [lookedFor]);
  const [editing, setEditing] = useState(false);
  const [asking, setAsking] = useState(false);
  const { text } = comment;
  const mayEdit = may.mayEdit && text !== null;
  const mayDelete = may.mayDelete && text !== null;

  return (
    <li
      ref={entry}
      className={classes.comment}
      aria-label={m.panel.commentBy(name)}
      data-looked-for={lookedFor || undefined}
    >
      <Portrait size={26} name={name} pictureUrl={pictureUrl} alt="" aria-hidden />
      <div className={classes.bubble}>
        <div className={classes.byline}>
          <Text span size="sm" fw={650}>
            {name}
          </Text>
          <Text span size="xs" c="dimmed" title={formatFull(comment.createdAt)}>
            {formatRelative(comment.createdAt)}
          </Text>
          {comment.editedAt && text !== null && <Edited at={comment.editedAt} onHistory={may.onHistory} />}
          {may.note}
          {(mayEdit || mayDelete) && !editing && (
            <Menu position="bottom-end" shadow="md">
              <Menu.Target>
                <ActionIcon size={22} className={classes.menu ?? ''} aria-label={m.panel.commentMenu}>
                  <IconDots size={15} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {mayEdit && (
                  <Menu.Item leftSection={<IconPencil size={14} />} onClick={() => setEditing(true)}>
                    {m.panel.editComment}
                  </Menu.Item>
                )}
                {mayDelete && (
                  <Menu.Item
                    color="red"
                    leftSection={<IconTrash size={14} />}
                    onClick={() => setAsking(true)}
                  >
                    {m.panel.deleteComment}
                  </Menu.Item>
                )}
              </Menu.Dropdown>
            </Menu>
          )}
        </div>
        {text === null ? (
          <Text size="sm" c="dimmed" fs="italic">
            {m.panel.commentDeleted}
          </Text>
        ) : editing ? (
          <CommentBox
            draft={`comment.edit.${comment.id}`}
            initial={text}
            people={people}
            send={m.common.save}
            busy={may.saving}
            autoFocus
            onSend={async (next) => {
              const saved = next === text || (await may.onSave(next));
              if (saved) setEditing(false);
              return saved;
            }}
            onCancel={() => setEditing(false)}
          />
        ) : (
          <>
            <Suspense fallback={<Skeleton height={20} />}>
              <Markdown
                text={text}
                onTick={mayEdit ? (offset) => void may.onSave(ticked(text, offset)) : undefined}
              />
            </Suspense>
            {children}
          </>
        )}
      </div>
      <ConfirmDialog
        opened={asking}
        title={m.panel.deleteCommentTitle}
        text={may.deleteText}
        confirm={m.common.delete}
        busy={may.deleting}
        onClose={() => setAsking(false)}
        onConfirm={() => void may.onDelete().finally(() => setAsking(false))}
      />
    </li>
  );
}

function Edited({ at, onHistory }: { at: string; onHistory: (() => void) | undefined }) {
  if (!onHistory)
    return (
      <Text span size="xs" c="dimmed" title={formatFull(at)}>
        {m.panel.edited}
      </Text>
    );
  return (
    <UnstyledButton fz="xs" c="dimmed" td="underline" title={formatFull(at)} onClick={onHistory}>
      {m.panel.edited}
    </UnstyledButton>
  );
}

const SETTLES_MS = 1500;

/** What stands above it may still be loading, and grow: it is kept in view until all has its place. */
function intoView(entry: HTMLElement | null) {
  if (!entry) return;
  const show = () => entry.scrollIntoView({ block: 'center' });
  const grown = new ResizeObserver(show);
  grown.observe(entry.closest('section')?.parentElement ?? entry);
  const stop = () => {
    clearTimeout(settled);
    grown.disconnect();
    removeEventListener('wheel', stop, true);
    removeEventListener('pointerdown', stop, true);
    removeEventListener('keydown', stop, true);
  };
  const settled = setTimeout(stop, SETTLES_MS);
  // Whoever moves on by themselves is not pulled back.
  addEventListener('wheel', stop, true);
  addEventListener('pointerdown', stop, true);
  addEventListener('keydown', stop, true);
  show();
  return stop;
}
