import {
  ActionIcon,
  Button,
  Group,
  Modal,
  NativeSelect,
  Text,
  Tooltip,
  useComputedColorScheme,
} from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { m } from '@/lib/messages';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { IconArrowBackUp, IconArrowForwardUp, IconTrash } from '@/ui/icons';
import { ErrorState } from '@/ui/states';
import classes from './decision.module.css';
import { problemsOf } from './dmn';
import { useDecisionDrawing } from './useDecisionDrawing';

type Props = {
  id: string;
  dmn: string;
  /** Names of the steps that make it. */
  users: readonly string[];
  /** How far the draft is saved. */
  saved: string;
  /** Shown above everything else, such as that somebody else has saved. */
  notice: ReactNode;
  onChange: (dmn: string) => void;
  onDelete: () => void;
  onClose: () => void;
};

/** Draws one decision of the draft, which keeps it as it is drawn; closing loses nothing. */
export function DecisionDialog(props: Props) {
  return (
    <Modal
      opened
      fullScreen
      padding={0}
      closeOnEscape={false}
      onClose={props.onClose}
      title={m.decision.title(props.id)}
      closeButtonProps={{ 'aria-label': m.decision.close }}
      classNames={{
        header: classes.head,
        title: classes.title,
        content: classes.content,
        body: classes.body,
      }}
      onKeyDown={(event) => {
        const target = event.target as Element;
        // Escape in a cell ends what is typed there, and in a dialog above this one, that dialog.
        if (event.key === 'Escape' && event.currentTarget.contains(target) && !target.closest(TYPED))
          props.onClose();
      }}
    >
      <DecisionBody {...props} />
    </Modal>
  );
}

function DecisionBody({ id, dmn, users, saved, notice, onChange, onDelete, onClose }: Props) {
  const theme = useComputedColorScheme('light');
  const [deleting, setDeleting] = useState(false);
  const [part, setPart] = useState(id);
  const { container, drawing, steps, error } = useDecisionDrawing(id, dmn, onChange);
  const problems = problemsOf(id, dmn);
  const parts = drawing?.parts ?? [];
  return (
    <>
      <div className={classes.tools} role="toolbar" aria-label={m.decision.tools}>
        <Tooltip label={m.automation.undo}>
          <ActionIcon
            size="lg"
            aria-label={m.automation.undo}
            disabled={!steps.canUndo}
            onClick={() => drawing?.undo()}
          >
            <IconArrowBackUp size={18} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={m.automation.redo}>
          <ActionIcon
            size="lg"
            aria-label={m.automation.redo}
            disabled={!steps.canRedo}
            onClick={() => drawing?.redo()}
          >
            <IconArrowForwardUp size={18} />
          </ActionIcon>
        </Tooltip>
        {parts.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label={m.decision.part}
            data={parts.map((each) => ({ value: each.id, label: each.name }))}
            value={part}
            onChange={({ currentTarget: { value } }) => {
              setPart(value);
              void drawing?.open(value);
            }}
          />
        )}
        <Text size="xs" c="dimmed" className={classes.users}>
          {users.length > 0 ? m.decision.users(users) : m.decision.noUsers}
        </Text>
        <Text size="xs" c="dimmed" role="status">
          {saved}
        </Text>
        <Tooltip label={m.decision.delete}>
          <ActionIcon size="lg" color="red" aria-label={m.decision.delete} onClick={() => setDeleting(true)}>
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
        aria-label={m.decision.canvas}
      />
      {problems.length > 0 && (
        <section className={classes.problems} aria-label={m.decision.problems}>
          <Text size="sm" fw={650}>
            {m.form.problemsOf(problems.length)}
          </Text>
          <ul>
            {problems.map((message, index) => (
              <li key={index}>{message}</li>
            ))}
          </ul>
        </section>
      )}
      <Group justify="flex-end" className={classes.foot}>
        <Text size="xs" c="dimmed" className={classes.hint}>
          {m.decision.hint}
        </Text>
        <Button size="xs" onClick={onClose}>
          {m.decision.done}
        </Button>
      </Group>
      <ConfirmDialog
        opened={deleting}
        title={m.decision.deleteTitle(id)}
        text={users.length > 0 ? m.decision.deleteUsed(users) : m.decision.deleteUnused}
        confirm={m.common.delete}
        onClose={() => setDeleting(false)}
        onConfirm={onDelete}
      />
    </>
  );
}

const TYPED = 'input, textarea, select, [contenteditable="true"], .context-menu';
