import { Button, Group, SegmentedControl, Skeleton, Text, UnstyledButton } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useEffect, useEffectEvent, type Ref } from 'react';
import { useFields, useMembers, useSections, useTags } from '@/lib/api/shared';
import type { CustomField, Change, Comment, Person, Task } from '@/lib/api/types';
import type { CommentId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { formatFull, formatRelative } from '@/lib/time';
import { ErrorState } from '@/ui/states';
import { useChanges } from '../api';
import { useAttachments } from '../attachment/api';
import { useAddComment, useComments, useDependencies } from './api';
import { CommentBox } from '@/ui/comment/CommentBox';
import { CommentEntry } from './comments/CommentEntry';
import classes from './panel.module.css';
import { sayValue } from '../field/values';
import { actorName, inWords, kindOf } from './words';

type Show = 'all' | 'comments' | 'activity';
type Entry = { at: string; id: string } & ({ comment: Comment } | { change: Change });
type Props = {
  task: Task;
  people: readonly Person[];
  readOnly: boolean;
  /** Whether this person may say something: viewers may not. */
  mayComment: boolean;
  commentRef: Ref<HTMLTextAreaElement>;
  /** The comment that somebody came for: it is read as far back as that, and shown. */
  lookedFor?: CommentId | undefined;
  onCompare: (version: number) => void;
};

/** What was said and what was done, in one order, the latest below. */
export function Timeline({ task, people, readOnly, mayComment, commentRef, lookedFor, onCompare }: Props) {
  const [show, setShow] = useLocalStorage<Show>({
    key: 'taskloom.timeline',
    defaultValue: 'all',
    getInitialValueInEffect: false,
  });
  const comments = useComments(task.id);
  const changes = useChanges(task.id);
  const add = useAddComment(task.id);
  const names = useNames(task);

  const streams = [...(show === 'activity' ? [] : [comments]), ...(show === 'comments' ? [] : [changes])] as {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => unknown;
  }[];
  const said = show === 'activity' ? [] : (comments.data?.pages.flatMap((page) => page.items) ?? []);
  const done = show === 'comments' ? [] : (changes.data?.pages.flatMap((page) => page.items) ?? []);
  // Each is read from its latest on: what is older than the other's reach would be shown with gaps.
  const reach = Math.max(
    0,
    ...(comments.hasNextPage && said.length ? [time(said.at(-1)?.createdAt)] : []),
    ...(changes.hasNextPage && done.length ? [time(done.at(-1)?.at)] : []),
  );
  const entries: Entry[] = [
    ...said.map((comment): Entry => ({ at: comment.createdAt, id: comment.id, comment })),
    ...done
      // The comment itself stands there.
      .filter((change) => show === 'activity' || !/^comment(ed|_added)$/.test(kindOf(change.type)))
      .map((change): Entry => ({ at: change.at, id: change.id, change })),
  ]
    .filter((entry) => time(entry.at) >= reach)
    .sort((a, b) => time(a.at) - time(b.at) || a.id.localeCompare(b.id));
  const found = useFind(lookedFor, said, comments, show === 'activity' ? () => setShow('all') : null);
  const more = streams.filter((stream) => stream.hasNextPage);
  const failed = [comments, changes].find((each) => each.isError && !each.data);
  const pending = (show !== 'activity' && comments.isPending) || (show !== 'comments' && changes.isPending);

  return (
    <section aria-label={m.panel.timeline}>
      <Group justify="space-between" mb="xs" gap="xs">
        <h2 className={classes.heading}>{m.panel.timeline}</h2>
        <SegmentedControl
          size="xs"
          value={show}
          onChange={(next) => setShow(next as Show)}
          data={Object.entries(m.panel.timelineFilters).map(([value, label]) => ({ value, label }))}
          aria-label={m.panel.show_}
        />
      </Group>
      {failed && <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />}
      {pending && <Skeleton height={60} />}
      {more.length > 0 && (
        <Button
          size="compact-sm"
          variant="subtle"
          mb={6}
          loading={more.some((stream) => stream.isFetchingNextPage)}
          onClick={() => more.forEach((stream) => void stream.fetchNextPage())}
        >
          {m.panel.earlierEntries}
        </Button>
      )}
      {!pending && !failed && entries.length === 0 && (
        <Text size="sm" c="dimmed" mb="sm">
          {m.panel.nothingYet}
        </Text>
      )}
      <ul className={classes.timeline} aria-label={m.task.history}>
        {entries.map((entry) =>
          'comment' in entry ? (
            <CommentEntry
              key={entry.id}
              task={task}
              comment={entry.comment}
              people={people}
              readOnly={readOnly}
              lookedFor={found && !pending && entry.id === lookedFor}
            />
          ) : (
            <li key={entry.id} className={classes.activity}>
              <span className={classes.bullet} aria-hidden />
              <Text span size="sm" className={classes.happened}>
                <Text span fw={600} size="sm">
                  {actorName(entry.change)}
                </Text>{' '}
                {inWords(entry.change, names)}{' '}
                <Text span size="xs" c="dimmed" title={formatFull(entry.at)}>
                  {formatRelative(entry.at)}
                </Text>
                {entry.change.version !== null && entry.change.version < task.version && (
                  <UnstyledButton
                    className={classes.compare}
                    aria-label={m.versions.compare(entry.change.version)}
                    onClick={() => onCompare(entry.change.version ?? task.version)}
                  >
                    {m.versions.number(entry.change.version)}
                  </UnstyledButton>
                )}
              </Text>
            </li>
          ),
        )}
      </ul>
      {mayComment && (
        <CommentBox
          draft={`comment.${task.id}`}
          people={people}
          send={m.panel.send}
          busy={add.isPending}
          inputRef={commentRef}
          onSend={(text) =>
            add.mutateAsync(text).then(
              () => true,
              () => false,
            )
          }
        />
      )}
    </section>
  );
}

/** Whether it is among them; reads on until it is, or there are no more. */
function useFind(
  id: CommentId | undefined,
  said: Comment[],
  comments: ReturnType<typeof useComments>,
  showComments: (() => void) | null,
) {
  const found = id !== undefined && said.some((comment) => comment.id === id);
  const { hasNextPage, isFetchingNextPage } = comments;
  const show = useEffectEvent(() => showComments?.());
  const readOn = useEffectEvent(() => void comments.fetchNextPage());
  useEffect(() => {
    if (id !== undefined) show();
  }, [id]);
  useEffect(() => {
    if (id !== undefined && !found && hasNextPage && !isFetchingNextPage) readOn();
  }, [id, found, hasNextPage, isFetchingNextPage]);
  return found;
}

const time = (iso: string | undefined) => (iso ? new Date(iso).getTime() : 0);

/** Sections, tags, files and other tasks are in a change by their ids. */
function useNames(task: Task) {
  const sections = useSections(task.projectId);
  const tags = useTags(task.projectId);
  const dependencies = useDependencies(task.id);
  const members = useMembers(task.projectId);
  const files = useAttachments(task.id);
  const fields = useFields(task.projectId);
  // A custom field goes by its id; without a value its own name is meant.
  const own = (field: CustomField | undefined, value: string) =>
    value === '' || !field
      ? field?.name
      : sayValue(field, value, members.data?.map(({ person }) => person) ?? [], m.field.gone);
  return (field: string, id: string) =>
    field.startsWith('fields.')
      ? own(
          fields.data?.find((each) => `fields.${each.id}` === field),
          id,
        )
      : field === 'person'
        ? members.data?.find(({ person }) => person.id === id)?.person.name
        : field.startsWith('section')
          ? sections.data?.find((each) => each.id === id)?.name
          : field === 'tags'
            ? tags.data?.find((each) => each.id === id)?.name
            : field === 'attachment'
              ? files.data?.find((each) => each.id === id)?.name
              : dependencies.data?.find((each) => each.task.id === id)?.task.title;
}
