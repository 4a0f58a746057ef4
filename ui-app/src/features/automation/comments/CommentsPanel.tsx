import { ActionIcon, Button, SegmentedControl, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { Automation } from '@/lib/api/types';
import type { RemarkId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { CommentBox } from '@/ui/comment/CommentBox';
import { IconX } from '@/ui/icons';
import { ErrorState, RowsSkeleton } from '@/ui/states';
import { useAddRemark, usePeople, type useRemarks } from './api';
import classes from './comments.module.css';
import { grouped, type Shown, type Thread } from './threads';
import { ThreadView } from './ThreadView';

type Props = {
  automation: Automation;
  threads: readonly Thread[];
  /** How they were read. */
  query: Pick<ReturnType<typeof useRemarks>, 'isPending' | 'error' | 'refetch'>;
  /** Id of the element that is selected; null for none. */
  chosen: string | null;
  /** What an element is called as it is drawn now; undefined once it is gone. */
  nameOf: (element: string) => string | undefined;
  onChoose: (element: string | null) => void;
  /** Somebody came for this one. */
  lookedFor?: RemarkId | undefined;
  onClose: () => void;
};

/** What people say about the diagram: of the selected element first, then of the others, then of what is gone. */
export function CommentsPanel({
  automation,
  threads,
  query,
  chosen,
  nameOf,
  onChoose,
  lookedFor,
  onClose,
}: Props) {
  const { id } = automation;
  const people = usePeople(automation.workspaceId);
  const add = useAddRemark(id);
  const [shown, setShown] = useState<Shown>('open');
  const { here, elsewhere, gone } = grouped(
    threads,
    chosen,
    shown,
    (element) => nameOf(element) !== undefined,
    lookedFor,
  );
  const views = (list: readonly Thread[], named: boolean) =>
    list.map((thread) => {
      const { element } = thread.first;
      const name = element === null ? m.automationComments.whole : nameOf(element);
      return (
        <ThreadView
          key={thread.first.id}
          automation={id}
          thread={thread}
          people={people}
          lookedFor={lookedFor}
          {...(named && { about: name ?? element ?? '' })}
          {...(named && name !== undefined && { onAbout: () => onChoose(element) })}
        />
      );
    });
  return (
    <aside className={classes.panel} aria-label={m.automationComments.title}>
      <header className={classes.head}>
        <Title order={2} size="h5">
          {m.automationComments.title}
        </Title>
        <SegmentedControl
          size="xs"
          aria-label={m.automationComments.show}
          data={(['open', 'resolved', 'all'] as const).map((value) => ({
            value,
            label: m.automationComments.shown[value],
          }))}
          value={shown}
          onChange={(value) => setShown(value as Shown)}
        />
        <ActionIcon size="sm" aria-label={m.common.close} onClick={onClose}>
          <IconX size={15} />
        </ActionIcon>
      </header>
      <div className={classes.body}>
        <section aria-label={m.automationComments.here}>
          <div className={classes.subject}>
            <Text span size="sm" fw={650} truncate>
              {chosen === null ? m.automationComments.whole : (nameOf(chosen) ?? chosen)}
            </Text>
            {chosen !== null && (
              <Button size="compact-xs" variant="subtle" flex="none" onClick={() => onChoose(null)}>
                {m.automationComments.toWhole}
              </Button>
            )}
          </div>
          {query.isPending && <RowsSkeleton />}
          {query.error && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
          {views(here, false)}
          <CommentBox
            key={chosen}
            draft={`automation.${id}.comment.${chosen ?? ''}`}
            people={people}
            send={m.panel.send}
            busy={add.isPending}
            onSend={(text) =>
              add.mutateAsync({ text, ...(chosen !== null && { element: chosen }) }).then(
                () => true,
                () => false,
              )
            }
          />
        </section>
        {elsewhere.length > 0 && (
          <section aria-label={m.automationComments.elsewhere}>
            <Text size="xs" fw={650} c="dimmed">
              {m.automationComments.elsewhere}
            </Text>
            {views(elsewhere, true)}
          </section>
        )}
        {gone.length > 0 && (
          <section aria-label={m.automationComments.gone}>
            <Text size="xs" fw={650} c="dimmed">
              {m.automationComments.gone}
            </Text>
            {views(gone, true)}
          </section>
        )}
      </div>
    </aside>
  );
}
