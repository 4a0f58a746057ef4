import { Modal, Skeleton, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { Comment, Person, Task } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { formatFull, formatRelative } from '@/lib/time';
import { CommentFrame } from '@/ui/comment/CommentFrame';
import { useCommentVersions, useDeleteComment, useEditComment, useReact } from '../api';
import classes from '../panel.module.css';
import { actorName } from '../words';
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
  const [history, setHistory] = useState(false);
  const edit = useEditComment(task.id);
  const remove = useDeleteComment(task.id);
  const react = useReact(task.id);
  const mayEdit = comment.canEdit && !readOnly;
  return (
    <CommentFrame
      comment={comment}
      name={actorName({ actor: comment.author })}
      pictureUrl={comment.author.pictureUrl}
      people={people}
      mayEdit={mayEdit}
      mayDelete={mayEdit}
      deleteText={m.panel.deleteCommentText}
      lookedFor={lookedFor}
      saving={edit.isPending}
      deleting={remove.isPending}
      onSave={(text) =>
        edit.mutateAsync({ c: comment.id, version: comment.version, text }).then(
          () => true,
          () => false,
        )
      }
      onDelete={() => remove.mutateAsync(comment.id).catch(() => {})}
      onHistory={() => setHistory(true)}
    >
      <Reactions
        comment={comment}
        readOnly={readOnly}
        onReact={(emoji, mine) => react.mutate({ comment, emoji, mine })}
      />
      <Versions task={task} comment={comment} opened={history} onClose={() => setHistory(false)} />
    </CommentFrame>
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
