import {
  ActionIcon,
  Button,
  Group,
  Modal,
  SegmentedControl,
  Text,
  Tooltip,
  useComputedColorScheme,
} from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { m } from '@/lib/messages';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { IconArrowBackUp, IconArrowForwardUp, IconTrash } from '@/ui/icons';
import { ErrorState } from '@/ui/states';
import { FormPreview } from './FormPreview';
import classes from './form.module.css';
import { problemsOf, type Schema } from './schema';
import { useFormDrawing } from './useFormDrawing';

type Props = {
  id: string;
  schema: Schema;
  /** Names of the steps that show it. */
  users: readonly string[];
  /** How far the draft is saved. */
  saved: string;
  /** Shown above everything else, such as that somebody else has saved. */
  notice: ReactNode;
  onChange: (schema: Schema) => void;
  onDelete: () => void;
  onClose: () => void;
};

/** Draws one form of the draft, which keeps it as it is drawn; closing loses nothing. */
export function FormDialog(props: Props) {
  return (
    <Modal
      opened
      fullScreen
      padding={0}
      closeOnEscape={false}
      onClose={props.onClose}
      title={m.form.title(props.id)}
      closeButtonProps={{ 'aria-label': m.form.close }}
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
          props.onClose();
      }}
    >
      <FormBody {...props} />
    </Modal>
  );
}

function FormBody({ id, schema, users, saved, notice, onChange, onDelete, onClose }: Props) {
  const theme = useComputedColorScheme('light');
  const [view, setView] = useState<'draw' | 'preview'>('draw');
  const [deleting, setDeleting] = useState(false);
  const { container, drawing, steps, error } = useFormDrawing(schema, onChange);
  const problems = problemsOf(schema);
  return (
    <>
      <div className={classes.tools} role="toolbar" aria-label={m.form.tools}>
        <SegmentedControl
          size="xs"
          aria-label={m.form.view}
          value={view}
          onChange={(value) => setView(value as typeof view)}
          data={[
            { value: 'draw', label: m.form.draw },
            { value: 'preview', label: m.form.preview },
          ]}
        />
        <Tooltip label={m.automation.undo}>
          <ActionIcon
            size="lg"
            aria-label={m.automation.undo}
            disabled={!steps.canUndo || view !== 'draw'}
            onClick={() => drawing?.undo()}
          >
            <IconArrowBackUp size={18} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={m.automation.redo}>
          <ActionIcon
            size="lg"
            aria-label={m.automation.redo}
            disabled={!steps.canRedo || view !== 'draw'}
            onClick={() => drawing?.redo()}
          >
            <IconArrowForwardUp size={18} />
          </ActionIcon>
        </Tooltip>
        <Text size="xs" c="dimmed" className={classes.users}>
          {users.length > 0 ? m.form.users(users) : m.form.noUsers}
        </Text>
        <Text size="xs" c="dimmed" role="status">
          {saved}
        </Text>
        <Tooltip label={m.form.delete}>
          <ActionIcon size="lg" color="red" aria-label={m.form.delete} onClick={() => setDeleting(true)}>
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
        aria-label={m.form.canvas}
        hidden={view !== 'draw'}
      />
      {view === 'preview' && <FormPreview schema={schema} />}
      {problems.length > 0 && (
        <section className={classes.problems} aria-label={m.form.problems}>
          <Text size="sm" fw={650}>
            {m.form.problemsOf(problems.length)}
          </Text>
          <ul>
            {problems.map(({ id: component, message }, index) => (
              <li key={index}>
                <button
                  type="button"
                  disabled={component === undefined}
                  onClick={() => {
                    setView('draw');
                    if (component !== undefined) drawing?.select(component);
                  }}
                >
                  {message}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Group justify="flex-end" className={classes.foot}>
        <Button size="xs" onClick={onClose}>
          {m.form.done}
        </Button>
      </Group>
      <ConfirmDialog
        opened={deleting}
        title={m.form.deleteTitle(id)}
        text={users.length > 0 ? m.form.deleteUsed(users) : m.form.deleteUnused}
        confirm={m.common.delete}
        onClose={() => setDeleting(false)}
        onConfirm={onDelete}
      />
    </>
  );
}

const TYPED = 'input, textarea, select, [contenteditable="true"], .bio-properties-panel-popup';
