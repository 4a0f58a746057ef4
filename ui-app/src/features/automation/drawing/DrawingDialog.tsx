import { ActionIcon, Button, Group, Modal, Text, Tooltip, useComputedColorScheme } from '@mantine/core';
import { useState, type ReactNode, type RefObject } from 'react';
import { m } from '@/lib/messages';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { IconArrowBackUp, IconArrowForwardUp, IconTrash } from '@/ui/icons';
import { ErrorState } from '@/ui/states';
import classes from './drawing.module.css';
import type { Drawing, Steps } from './useDrawing';

/** What a form or a decision is called, and what is said of it. */
type Words = {
  title: (id: string) => string;
  close: string;
  done: string;
  tools: string;
  canvas: string;
  users: (names: readonly string[]) => string;
  noUsers: string;
  delete: string;
  deleteTitle: (id: string) => string;
  deleteUsed: (names: readonly string[]) => string;
  deleteUnused: string;
  problems: string;
};

/** What a dialog is told of the draft, whatever is drawn in it. */
export type DraftPart = {
  id: string;
  /** Names of the steps that use it. */
  users: readonly string[];
  /** How far the draft is saved. */
  saved: string;
  /** Shown above everything else, such as that somebody else has saved. */
  notice: ReactNode;
  onDelete: () => void;
  onClose: () => void;
};

type DialogProps = Pick<DraftPart, 'id' | 'onClose'> & { words: Words; children: ReactNode };

/** Draws one part of the draft, which keeps it as it is drawn; closing loses nothing. */
export function DrawingDialog({ id, words, onClose, children }: DialogProps) {
  return (
    <Modal
      opened
      fullScreen
      padding={0}
      closeOnEscape={false}
      onClose={onClose}
      title={words.title(id)}
      closeButtonProps={{ 'aria-label': words.close }}
      classNames={{
        header: classes.head,
        title: classes.title,
        content: classes.content,
        body: classes.body,
      }}
      onKeyDown={(event) => {
        const target = event.target as Element;
        // Escape in a field ends what is typed there, and in a dialog above this one, that dialog.
        if (event.key === 'Escape' && event.currentTarget.contains(target) && !target.closest(TYPED))
          onClose();
      }}
    >
      {children}
    </Modal>
  );
}

const TYPED = 'input, textarea, select, [contenteditable="true"], .bio-properties-panel-popup, .context-menu';

type Problem = { readonly message: string; readonly onOpen?: (() => void) | undefined };

type BodyProps = DraftPart & {
  words: Words;
  editor: {
    container: RefObject<HTMLDivElement | null>;
    drawing: Drawing<never> | null;
    steps: Steps;
    error: unknown;
  };
  problems: readonly Problem[];
  /** Beside undo and redo. */
  tools?: ReactNode;
  /** Shown in the place of the editor. */
  instead?: ReactNode;
  hint?: string;
};

export function DrawingBody({
  id,
  words,
  editor: { container, drawing, steps, error },
  users,
  saved,
  notice,
  problems,
  tools,
  instead,
  hint,
  onDelete,
  onClose,
}: BodyProps) {
  const theme = useComputedColorScheme('light');
  const [deleting, setDeleting] = useState(false);
  return (
    <>
      <div className={classes.tools} role="toolbar" aria-label={words.tools}>
        {tools}
        <Tooltip label={m.automation.undo}>
          <ActionIcon
            size="lg"
            aria-label={m.automation.undo}
            disabled={!steps.canUndo || Boolean(instead)}
            onClick={() => drawing?.undo()}
          >
            <IconArrowBackUp size={18} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={m.automation.redo}>
          <ActionIcon
            size="lg"
            aria-label={m.automation.redo}
            disabled={!steps.canRedo || Boolean(instead)}
            onClick={() => drawing?.redo()}
          >
            <IconArrowForwardUp size={18} />
          </ActionIcon>
        </Tooltip>
        <Text size="xs" c="dimmed" className={classes.users}>
          {users.length > 0 ? words.users(users) : words.noUsers}
        </Text>
        <Text size="xs" c="dimmed" role="status">
          {saved}
        </Text>
        <Tooltip label={words.delete}>
          <ActionIcon size="lg" color="red" aria-label={words.delete} onClick={() => setDeleting(true)}>
            <IconTrash size={18} />
          </ActionIcon>
        </Tooltip>
      </div>
      {notice}
      {error ? <ErrorState error={error} /> : null}
      <div
        ref={container}
        className={classes.canvas}
        data-tl-theme={theme}
        role="region"
        aria-label={words.canvas}
        hidden={Boolean(instead)}
      />
      {instead}
      {problems.length > 0 && (
        <section className={classes.problems} aria-label={words.problems}>
          <Text size="sm" fw={650}>
            {m.form.problemsOf(problems.length)}
          </Text>
          <ul>
            {problems.map(({ message, onOpen }, index) => (
              <li key={index}>
                <button type="button" disabled={!onOpen} onClick={onOpen}>
                  {message}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Group justify="flex-end" className={classes.foot}>
        {hint && (
          <Text size="xs" c="dimmed" className={classes.hint}>
            {hint}
          </Text>
        )}
        <Button size="xs" onClick={onClose}>
          {words.done}
        </Button>
      </Group>
      <ConfirmDialog
        opened={deleting}
        title={words.deleteTitle(id)}
        text={users.length > 0 ? words.deleteUsed(users) : words.deleteUnused}
        confirm={m.common.delete}
        onClose={() => setDeleting(false)}
        onConfirm={onDelete}
      />
    </>
  );
}
