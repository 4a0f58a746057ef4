import { ActionIcon, Avatar, Menu, Modal, Skeleton, Text, UnstyledButton } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Comment, Person, Task } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { formatFull, formatRelative } from '@/lib/time';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { IconDots, IconPencil, IconTrash } from '@/ui/icons';
import { useCommentVersions, useDeleteComment, useEditComment, useReact } from '../api';
import { ticked } from '../markdown/format';
import classes from '../panel.module.css';
import { actorName } from '../words';
import { CommentBox } from './CommentBox';
import { Reactions } from './Reactions';

const Markdown = lazy(() => import('@/ui/Markdown'));

type Props = {
  task: Task;
  comment: Comment;
  people: readonly Person[];
  readOnly: boolean;
  /** Somebody came for this one. */
  lookedFor?: boolean;
};

export function CommentEntry({ task, comment, people, readOnly, lookedFor = false }: Props) {
  const entry = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!lookedFor) return;
    return intoView(entry.current);
  }, [lookedFor]);
  const [editing, setEditing] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const [history, setHistory] = useState(false);
  const edit = useEditComment(task.id);
  const remove = useDeleteComment(task.id);
  const react = useReact(task.id);
  const name = actorName({ actor: comment.author });
  const { text } = comment;
  const mayEdit = comment.canEdit && !readOnly && text !== null;
  const save = (next: string) =>
    edit.mutateAsync({ c: comment.id, version: comment.version, text: next }).then(
      () => true,
      () => false,
    );

  return (
    <li
      ref={entry}
      className={classes.comment}
      aria-label={m.panel.commentBy(name)}
      data-looked-for={lookedFor || undefined}
    >
      <Avatar size={26} name={name} color="initials" alt="" aria-hidden />
      <div className={classes.bubble}>
        <div className={classes.byline}>
          <Text span size="sm" fw={650}>
            {name}
          </Text>
          <Text span size="xs" c="dimmed" title={formatFull(comment.createdAt)}>
            {formatRelative(comment.createdAt)}
          </Text>
          {comment.editedAt && text !== null && (
            <UnstyledButton
              fz="xs"
              c="dimmed"
              td="underline"
              title={formatFull(comment.editedAt)}
              onClick={() => setHistory(true)}
            >
              {m.panel.edited}
            </UnstyledButton>
          )}
          {mayEdit && !editing && (
            <Menu position="bottom-end" shadow="md">
              <Menu.Target>
                <ActionIcon size={22} ml="auto" aria-label={m.panel.commentMenu}>
                  <IconDots size={15} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<IconPencil size={14} />} onClick={() => setEditing(true)}>
                  {m.panel.editComment}
                </Menu.Item>
                <Menu.Item
                  color="red"
                  leftSection={<IconTrash size={14} />}
                  onClick={() => setDeleting(true)}
                >
                  {m.panel.deleteComment}
                </Menu.Item>
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
            busy={edit.isPending}
            autoFocus
            onSend={async (next) => {
              const saved = next === text || (await save(next));
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
                onTick={mayEdit ? (offset) => void save(ticked(text, offset)) : undefined}
              />
            </Suspense>
            <Reactions
              comment={comment}
              readOnly={readOnly}
              onReact={(emoji, mine) => react.mutate({ comment, emoji, mine })}
            />
          </>
        )}
      </div>
      <ConfirmDialog
        opened={deleting}
        title={m.panel.deleteCommentTitle}
        text={m.panel.deleteCommentText}
        confirm={m.common.delete}
        busy={remove.isPending}
        onClose={() => setDeleting(false)}
        onConfirm={() => remove.mutate(comment.id, { onSettled: () => setDeleting(false) })}
      />
      <Versions task={task} comment={comment} opened={history} onClose={() => setHistory(false)} />
    </li>
  );
}

type VersionsProps = { task: Task; comment: Comment; opened: boolean; onClose: () => void };

function Versions({ task, comment, opened, onClose }: VersionsProps) {
  const versions = useCommentVersions(task.id, comment.id, opened);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={m.panel.editHistory}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      {versions.isPending && <Skeleton height={60} />}
      {versions.data?.map((version) => (
        <section key={version.at} className={classes.version}>
          <Text size="xs" c="dimmed" title={formatFull(version.at)}>
            {formatRelative(version.at)}
          </Text>
          <Suspense fallback={<Skeleton height={20} />}>
            <Markdown text={version.text} />
          </Suspense>
        </section>
      ))}
    </Modal>
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
