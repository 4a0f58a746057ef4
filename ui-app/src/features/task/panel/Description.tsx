import { Alert, Button, Group, Skeleton, Text, UnstyledButton } from '@mantine/core';
import { lazy, Suspense, useState, type Ref } from 'react';
import type { Person, Task } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { formatTime } from '@/lib/time';
import { notifications } from '@mantine/notifications';
import { IconPencil } from '@/ui/icons';
import classes from './panel.module.css';
import { useDraft } from '@/lib/draft';
import { useLease, type Held } from './lease';
import { ticked } from '@/ui/markdown/format';
import { MarkdownEditor } from '@/ui/markdown/MarkdownEditor';

const Markdown = lazy(() => import('@/ui/Markdown'));

type Props = {
  task: Task;
  people: readonly Person[];
  readOnly: boolean;
  /** Answers whether it was saved; what was not is kept as a draft. */
  onSave: (text: string | null, base?: string | null) => Promise<boolean>;
  editButton: Ref<HTMLButtonElement>;
};

/** Rendered until it is edited; what is being written is never replaced by what arrives meanwhile. */
export function Description({ task, people, readOnly, onSave, editButton }: Props) {
  const text = task.description;
  const [draft, setDraft] = useDraft(`description.${task.id}`);
  // What the draft began from: a change by somebody else since then must not be written over unseen.
  const [base, setBase] = useDraft(`description.${task.id}.base`);
  const [restored, setRestored] = useState(draft !== null);
  const lease = useLease(task, tellHeld);

  const begin = () => {
    setRestored(false);
    setBase(text ?? '');
    setDraft(text ?? '');
    void lease.touch();
  };
  const stop = () => {
    setDraft(null);
    setBase(null);
    lease.release();
  };
  const save = async () => {
    if (draft === null) return;
    if (draft === (text ?? '') || (await onSave(draft.trim() ? draft : null, base || null))) stop();
  };

  if (draft === null || readOnly) {
    const tick = (offset: number) => text && void onSave(ticked(text, offset));
    return (
      <div className={classes.description}>
        {text ? (
          <Suspense fallback={<Skeleton height={40} />}>
            <Markdown text={text} onTick={readOnly ? undefined : tick} />
          </Suspense>
        ) : (
          !readOnly && (
            <UnstyledButton c="dimmed" fz="sm" onClick={begin} tabIndex={-1} aria-hidden>
              {m.task.descriptionEmpty}
            </UnstyledButton>
          )
        )}
        {!readOnly && (
          <Button
            ref={editButton}
            size="compact-xs"
            variant="subtle"
            color="gray"
            c="dimmed"
            mt={4}
            ml={-6}
            leftSection={<IconPencil size={13} />}
            aria-keyshortcuts="e"
            onClick={begin}
          >
            {m.task.editDescription}
          </Button>
        )}
      </div>
    );
  }
  return (
    <>
      {restored && (
        <Alert variant="light" color="yellow" py={6} mb="xs">
          <Text size="sm">{m.panel.draftRestored}</Text>
        </Alert>
      )}
      <MarkdownEditor
        label={m.task.description}
        value={draft}
        people={people}
        minRows={5}
        autoFocus={!restored}
        onChange={(next) => {
          setDraft(next);
          void lease.touch();
        }}
        onSubmit={() => void save()}
        onCancel={stop}
      />
      <Group justify="flex-end" mt="xs" gap="xs">
        <Text size="xs" c="dimmed" mr="auto" visibleFrom="xs">
          {m.panel.saveHint}
        </Text>
        <Button size="compact-sm" variant="default" onClick={stop}>
          {m.common.cancel}
        </Button>
        <Button size="compact-sm" onClick={() => void save()}>
          {m.common.save}
        </Button>
      </Group>
    </>
  );
}

function tellHeld({ name, until }: Held) {
  notifications.show({
    color: 'yellow',
    title: m.panel.leased(name, formatTime(until)),
    message: m.panel.leasedText,
    autoClose: 9000,
    withBorder: true,
  });
}
