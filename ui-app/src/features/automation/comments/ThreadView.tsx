import { Button, Group, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { AutomationComment, Person } from '@/lib/api/types';
import type { AutomationId, RemarkId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { formatFull } from '@/lib/time';
import { CommentBox } from '@/ui/comment/CommentBox';
import { CommentFrame } from '@/ui/comment/CommentFrame';
import { useAddRemark, useChangeRemark, useDeleteRemark } from './api';
import classes from './comments.module.css';
import type { Thread } from './threads';

type Props = {
  automation: AutomationId;
  thread: Thread;
  people: readonly Person[];
  /** What it is about, where that does not stand above it already. */
  about?: string | undefined;
  onAbout?: (() => void) | undefined;
  lookedFor?: RemarkId | undefined;
};

export function ThreadView({ automation, thread, people, about, onAbout, lookedFor }: Props) {
  const { first, replies } = thread;
  const add = useAddRemark(automation);
  const change = useChangeRemark(automation);
  const [replying, setReplying] = useState(false);
  const resolved = first.resolvedAt !== null;
  return (
    <article className={classes.thread} data-resolved={resolved || undefined}>
      {about &&
        (onAbout ? (
          <UnstyledButton className={classes.about} onClick={onAbout} title={m.automation.showElement}>
            {about}
          </UnstyledButton>
        ) : (
          <Text span className={classes.about}>
            {about}
          </Text>
        ))}
      <ul className={classes.entries}>
        {[first, ...replies].map((remark) => (
          <Entry
            key={remark.id}
            automation={automation}
            remark={remark}
            people={people}
            lookedFor={remark.id === lookedFor}
          />
        ))}
      </ul>
      {replying ? (
        <CommentBox
          draft={`automation.${automation}.reply.${first.id}`}
          people={people}
          send={m.automationComments.reply}
          busy={add.isPending}
          autoFocus
          onSend={(text) =>
            add.mutateAsync({ text, replyTo: first.id }).then(
              () => (setReplying(false), true),
              () => false,
            )
          }
          onCancel={() => setReplying(false)}
        />
      ) : (
        <Group gap={4}>
          <Button size="compact-xs" variant="subtle" onClick={() => setReplying(true)}>
            {m.automationComments.reply}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            loading={change.isPending}
            onClick={() => change.mutate({ remark: first, change: { resolved: !resolved } })}
          >
            {resolved ? m.automationComments.reopen : m.automationComments.resolve}
          </Button>
          {first.resolvedAt && (
            <Text span size="xs" c="dimmed" title={formatFull(first.resolvedAt)}>
              {m.automationComments.resolvedBy(first.resolvedBy?.name ?? m.common.unknownPerson)}
            </Text>
          )}
        </Group>
      )}
    </article>
  );
}

type EntryProps = {
  automation: AutomationId;
  remark: AutomationComment;
  people: readonly Person[];
  lookedFor: boolean;
};

function Entry({ automation, remark, people, lookedFor }: EntryProps) {
  const change = useChangeRemark(automation);
  const remove = useDeleteRemark(automation);
  return (
    <CommentFrame
      comment={remark}
      name={remark.author.name}
      pictureUrl={remark.author.pictureUrl}
      people={people}
      mayEdit={remark.canEdit}
      mayDelete={remark.canDelete}
      deleteText={m.automationComments.deleteText}
      lookedFor={lookedFor}
      saving={change.isPending}
      deleting={remove.isPending}
      onSave={(text) =>
        change.mutateAsync({ remark, change: { text } }).then(
          () => true,
          () => false,
        )
      }
      onDelete={() => remove.mutateAsync(remark.id).catch(() => {})}
      note={
        <Text span size="xs" c="dimmed">
          {m.automationComments.draft(remark.draftVersion)}
        </Text>
      }
    />
  );
}
