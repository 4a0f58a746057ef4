import { Button, Group } from '@mantine/core';
import { useState, type Ref } from 'react';
import type { Person } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { useDraft } from '@/lib/draft';
import { MarkdownEditor } from '../markdown/MarkdownEditor';

type Props = {
  /** Under which what is written is kept over a reload. */
  draft: string;
  initial?: string;
  people: readonly Person[];
  send: string;
  busy: boolean;
  autoFocus?: boolean;
  inputRef?: Ref<HTMLTextAreaElement>;
  /** Answers whether it was taken; else the text stays. */
  onSend: (text: string) => Promise<boolean>;
  onCancel?: () => void;
};

export function CommentBox({
  draft,
  initial = '',
  people,
  send,
  busy,
  autoFocus,
  inputRef,
  onSend,
  onCancel,
}: Props) {
  const [kept, keep] = useDraft(draft);
  const text = kept ?? initial;
  // A new editor for each comment: its preview and its undo do not reach back.
  const [round, setRound] = useState(0);
  const submit = async () => {
    if (!text.trim() || busy) return;
    if (!(await onSend(text.trim()))) return;
    keep(null);
    setRound((now) => now + 1);
  };
  const cancel = onCancel && (() => (keep(null), onCancel()));
  return (
    <div>
      <MarkdownEditor
        key={round}
        label={m.panel.comment}
        placeholder={m.panel.commentPlaceholder}
        minRows={2}
        value={text}
        people={people}
        onChange={(next) => keep(next === initial ? null : next)}
        onSubmit={() => void submit()}
        {...(autoFocus ? { autoFocus } : {})}
        {...(inputRef ? { inputRef } : {})}
        {...(cancel ? { onCancel: cancel } : {})}
      />
      <Group justify="flex-end" mt={6} gap="xs">
        {cancel && (
          <Button size="compact-sm" variant="default" onClick={cancel}>
            {m.common.cancel}
          </Button>
        )}
        <Button size="compact-sm" disabled={!text.trim()} loading={busy} onClick={() => void submit()}>
          {send}
        </Button>
      </Group>
    </div>
  );
}
