import { Popover } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import type { Task } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { toOffset } from '@/lib/time';
import { localTimeZone } from '@/lib/time';
import { DatePanel } from '../DateField';
import { AssigneePicker, PriorityPicker, StatusPicker, TagPicker } from './pickers';
import { StepPicker } from '../workflow/StepPicker';
import classes from './list.module.css';
import type { EditField, Save } from './TaskRow';

type Props = {
  task: Task;
  field: Exclude<EditField, 'title'>;
  /** Says what it is and how it stands. */
  label: string;
  title?: string;
  /** Nothing to see while nobody points at the row. */
  empty?: boolean;
  tone?: 'late' | 'today' | undefined;
  readOnly: boolean;
  editing: EditField | null;
  onEdit: (task: Task, field: EditField | null) => void;
  onSave: Save;
  children: ReactNode;
};

/** A value in a row that can be changed in place. What it opens is made only then. */
export function Cell({
  task,
  field,
  label,
  title,
  empty = false,
  tone,
  readOnly,
  editing,
  onEdit,
  onSave,
  children,
}: Props) {
  if (readOnly) {
    return empty ? null : (
      <span className={classes.cell} data-tone={tone} role="img" aria-label={label} title={title ?? label}>
        {children}
      </span>
    );
  }
  const opened = editing === field;
  const button = (
    <button
      type="button"
      className={classes.cell}
      data-cell={field}
      data-empty={empty || undefined}
      data-tone={tone}
      aria-label={label}
      aria-haspopup="dialog"
      aria-expanded={opened}
      title={title ?? label}
      tabIndex={-1}
      onClick={() => onEdit(task, opened ? null : field)}
    >
      {children}
    </button>
  );
  if (!opened) return button;
  const close = () => onEdit(task, null);
  return (
    <ValuePopover
      task={task}
      field={field}
      label={label}
      position="bottom-end"
      target={button}
      onSave={onSave}
      close={close}
    />
  );
}

type EditorProps = Pick<Props, 'task' | 'field' | 'onSave'> & { close: () => void };
type PopoverProps = EditorProps & {
  label: string;
  position: 'bottom-start' | 'bottom-end';
  /** What it hangs on. */
  target: ReactElement;
};

/** Opens below a value, and chooses another: for lists and tables alike. */
export function ValuePopover({ task, field, label, position, target, onSave, close }: PopoverProps) {
  return (
    <Popover
      opened
      onChange={(next) => !next && close()}
      trapFocus
      returnFocus
      shadow="md"
      width={field === 'status' || field === 'priority' ? 180 : 260}
      position={position}
      withinPortal
    >
      <Popover.Target>{target}</Popover.Target>
      <Popover.Dropdown aria-label={label} p={8}>
        <ValueEditor task={task} field={field} onSave={onSave} close={close} />
      </Popover.Dropdown>
    </Popover>
  );
}

function ValueEditor({ task, field, onSave, close }: EditorProps) {
  switch (field) {
    case 'status':
      if (task.step) return <StepPicker task={task} close={close} />;
      return (
        <StatusPicker
          value={task.status}
          onChoose={(status) => {
            close();
            if (status !== task.status) onSave(task, { status });
          }}
        />
      );
    case 'priority':
      return (
        <PriorityPicker
          value={task.priority}
          onChoose={(priority) => {
            close();
            if (priority !== task.priority) onSave(task, { priority });
          }}
        />
      );
    case 'due':
      return (
        <DatePanel
          inputLabel={m.task.dueInput}
          value={task.dueAt}
          onChoose={(dueAt) => {
            close();
            if (dueAt === task.dueAt) return;
            onSave(task, dueAt ? { dueAt: toOffset(new Date(dueAt)), timeZone: localTimeZone() } : { dueAt });
          }}
        />
      );
    case 'assignees':
      return (
        <AssigneePicker
          projects={[task.projectId]}
          chosen={(id) => task.assignees.some((each) => each.id === id)}
          onToggle={(person, add) => {
            const assignees = add
              ? [...task.assignees, person]
              : task.assignees.filter(({ id }) => id !== person.id);
            onSave(task, { assignees: assignees.map(({ id }) => id) }, { assignees });
          }}
        />
      );
    case 'tags':
      return (
        <TagPicker
          project={task.projectId}
          chosen={(id) => task.tags.some((each) => each.id === id)}
          onToggle={(tag, add) => {
            const tags = add ? [...task.tags, tag] : task.tags.filter(({ id }) => id !== tag.id);
            onSave(task, { tags: tags.map(({ id }) => id) }, { tags });
          }}
        />
      );
  }
}
