import { memo, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { Person, Project, Task, TaskPatch } from '@/lib/api/types';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { useTaskParts } from '@/lib/taskParts';
import { daysAway, formatFull, formatWhen } from '@/lib/time';
import {
  IconCalendarDue,
  IconHandStop,
  IconLock,
  IconMessage,
  IconPaperclip,
  IconRepeat,
  IconSubtask,
  IconTag,
  IconUser,
} from '@/ui/icons';
import { isOpen } from '../api';
import { PriorityIcon, StatusIcon } from '../chips';
import { Cell } from './Cell';
import { stepName } from '../workflow/StepPicker';
import classes from './list.module.css';
import { Faces } from './Faces';

/** What can be changed in the row itself. */
export type EditField = 'title' | 'status' | 'priority' | 'due' | 'assignees' | 'tags';
export type Save = (task: Task, patch: TaskPatch, shown?: Partial<Pick<Task, 'assignees' | 'tags'>>) => void;

/** What rows do; these stay the same while rows come and go, so that only a row that has changed is drawn again. */
export type RowActions = {
  onOpen: (id: TaskId) => void;
  onToggle: (task: Task) => void;
  onMark: (task: Task, range: boolean) => void;
  onEdit: (task: Task, field: EditField | null) => void;
  onSave: Save;
};

type Props = RowActions & {
  task: Task;
  project?: Project | undefined;
  /** Shown in the panel. */
  selected: boolean;
  /** Chosen for a change of many. */
  marked: boolean;
  arrived: boolean;
  readOnly: boolean;
  editing: EditField | null;
};

export const TaskRow = memo(function TaskRow({
  task,
  project,
  selected,
  marked,
  arrived,
  readOnly,
  editing,
  onOpen,
  onToggle,
  onMark,
  onEdit,
  onSave,
}: Props) {
  const open = isOpen(task);
  const { rows } = useTaskParts();
  const cell = { task, readOnly, editing, onEdit, onSave };
  const openOrMark = (event: MouseEvent) => {
    if (event.shiftKey || event.ctrlKey || event.metaKey) onMark(task, event.shiftKey);
    else onOpen(task.id);
  };
  return (
    <li
      className={`${classes.row} ${open ? '' : classes.closed}`}
      data-selected={selected || undefined}
      data-marked={marked || undefined}
      data-arrived={arrived || undefined}
      data-task={task.id}
    >
      {!readOnly && (
        <input
          type="checkbox"
          className={classes.mark}
          checked={marked}
          onChange={(event) => onMark(task, (event.nativeEvent as unknown as MouseEvent).shiftKey === true)}
          aria-label={m.list.select(task.title)}
          tabIndex={-1}
        />
      )}
      <input
        type="checkbox"
        className={classes.check}
        checked={!open}
        disabled={readOnly}
        onChange={() => onToggle(task)}
        aria-label={open ? m.task.complete(task.title) : m.task.reopen(task.title)}
        tabIndex={-1}
      />
      {editing === 'title' ? (
        <TitleInput
          title={task.title}
          onDone={(title) => {
            onEdit(task, null);
            if (title && title !== task.title) onSave(task, { title });
          }}
        />
      ) : (
        <button
          type="button"
          className={classes.open}
          onClick={openOrMark}
          aria-label={m.task.open(task.title)}
          aria-keyshortcuts="Enter Space x e"
          data-row
        >
          <span className={classes.title}>{task.title}</span>
        </button>
      )}
      <span className={classes.meta}>
        {rows.map((Part, index) => (
          <Part key={index} task={task} className={classes.cell ?? ''} />
        ))}
        <Marks task={task} />
        {task.kind === 'step' && <span className={classes.step}>{m.task.step}</span>}
        <Cell
          {...cell}
          field="status"
          empty={!task.step && (task.status === 'todo' || task.status === 'done')}
          label={
            task.step ? m.workFlow.stepOf(stepName(task)) : m.list.statusOf(m.task.statuses[task.status])
          }
        >
          <StatusIcon status={task.status} />
          {task.step ? (
            <span className={classes.cellText}>{stepName(task)}</span>
          ) : task.status === 'in_progress' || task.status === 'cancelled' ? (
            <span className={classes.cellText}>{m.task.statuses[task.status]}</span>
          ) : null}
        </Cell>
        <Cell
          {...cell}
          field="tags"
          empty={task.tags.length === 0}
          label={m.list.tagsOf(task.tags.map(({ name }) => name).join(', ') || m.common.none)}
        >
          {task.tags.length === 0 ? (
            <IconTag size={16} aria-hidden />
          ) : (
            <>
              {task.tags.slice(0, 3).map((tag) => (
                <span key={tag.id} className={classes.tag}>
                  <span className={classes.tagDot} style={{ background: tag.color }} />
                  {tag.name}
                </span>
              ))}
              {task.tags.length > 3 && <span className={classes.tag}>+{task.tags.length - 3}</span>}
            </>
          )}
        </Cell>
        {project && (
          <span className={classes.project}>
            <span
              className={classes.dot}
              style={{ background: project.color ?? 'var(--mantine-color-indigo-4)' }}
            />
            {project.name}
          </span>
        )}
        <DueCell task={task} cell={cell} />
        <Cell
          {...cell}
          field="priority"
          empty={task.priority === 'medium'}
          label={m.task.priorityOf(m.task.priorities[task.priority])}
        >
          <PriorityIcon priority={task.priority} />
        </Cell>
        <Cell
          {...cell}
          field="assignees"
          empty={task.assignees.length === 0}
          label={m.list.assigneesOf(names(task.assignees) || m.common.nobody)}
        >
          {task.assignees.length ? <Faces people={task.assignees} /> : <IconUser size={16} aria-hidden />}
        </Cell>
      </span>
    </li>
  );
});

const names = (people: Person[]) => people.map(({ name }) => name).join(', ');

function DueCell({
  task,
  cell,
}: {
  task: Task;
  cell: Omit<Parameters<typeof Cell>[0], 'field' | 'label' | 'children' | 'empty'>;
}) {
  if (!task.dueAt)
    return (
      <Cell {...cell} field="due" empty label={m.task.due}>
        <IconCalendarDue size={16} aria-hidden />
      </Cell>
    );
  const late = isOpen(task) && (task.overdue || new Date(task.dueAt) < new Date());
  const today = isOpen(task) && !late && daysAway(task.dueAt) === 0;
  const when = formatWhen(task.dueAt);
  return (
    <Cell
      {...cell}
      field="due"
      tone={late ? 'late' : today ? 'today' : undefined}
      label={late ? m.task.overdueLabel(when) : m.task.dueLabel(when)}
      title={formatFull(task.dueAt)}
    >
      <IconCalendarDue size={14} aria-hidden />
      <span className={classes.cellText}>{when}</span>
    </Cell>
  );
}

/** What is to know at a glance and is not changed here. */
function Marks({ task }: { task: Task }) {
  const { subtasks, parentId, blocked, comments, recurring, lease, status } = task;
  const attachments = task.attachments;
  return (
    <>
      {lease && (
        <Mark icon={IconLock} text={m.list.leased(lease.holder.name, formatWhen(lease.until))} tone="warn" />
      )}
      {blocked && isOpen({ status }) && <Mark icon={IconHandStop} text={m.list.blocked} tone="late" />}
      {recurring && <Mark icon={IconRepeat} text={m.recurrence.repeats} />}
      {parentId && subtasks.total === 0 && <Mark icon={IconSubtask} text={m.list.isSubtask} />}
      {subtasks.total > 0 && (
        <span
          className={classes.progress}
          role="img"
          aria-label={m.list.subtasks(subtasks.done, subtasks.total)}
          title={m.list.subtasks(subtasks.done, subtasks.total)}
        >
          <Ring share={subtasks.done / subtasks.total} />
          {subtasks.done}/{subtasks.total}
        </span>
      )}
      {comments > 0 && (
        <span
          className={classes.progress}
          role="img"
          aria-label={m.list.comments(comments)}
          title={m.list.comments(comments)}
        >
          <IconMessage size={14} aria-hidden />
          {comments}
        </span>
      )}
      {attachments > 0 && (
        <span
          className={classes.progress}
          role="img"
          aria-label={m.attachment.count(attachments)}
          title={m.attachment.count(attachments)}
        >
          <IconPaperclip size={14} aria-hidden />
          {attachments}
        </span>
      )}
    </>
  );
}

function Mark({ icon: Icon, text, tone }: { icon: typeof IconLock; text: string; tone?: string }) {
  return (
    <span className={classes.sign} data-tone={tone} role="img" aria-label={text} title={text}>
      <Icon size={15} aria-hidden />
    </span>
  );
}

function Ring({ share }: { share: number }) {
  const length = 2 * Math.PI * 5;
  return (
    <svg width={14} height={14} viewBox="0 0 14 14" aria-hidden>
      <circle cx={7} cy={7} r={5} fill="none" stroke="var(--tl-line)" strokeWidth={2.4} />
      <circle
        cx={7}
        cy={7}
        r={5}
        fill="none"
        stroke="var(--mantine-color-teal-6)"
        strokeWidth={2.4}
        strokeDasharray={`${share * length} ${length}`}
        transform="rotate(-90 7 7)"
      />
    </svg>
  );
}

function TitleInput({ title, onDone }: { title: string; onDone: (title: string | null) => void }) {
  const [text, setText] = useState(title);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      onDone(text.trim());
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      onDone(null);
    }
  };
  return (
    <input
      className={classes.titleInput}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={() => onDone(text.trim())}
      aria-label={m.list.titleInput}
      maxLength={500}
      autoFocus
    />
  );
}
