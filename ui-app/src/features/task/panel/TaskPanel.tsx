import {
  Alert,
  Breadcrumbs,
  Button,
  Divider,
  Group,
  Skeleton,
  Stack,
  Text,
  Textarea,
  UnstyledButton,
} from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { isStatus } from '@/lib/api/problem';
import { useMembers, useProject } from '@/lib/api/shared';
import type { Task, TaskPatch } from '@/lib/api/types';
import type { CommentId, TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { useTaskParts } from '@/lib/taskParts';
import { formatTime } from '@/lib/time';
import { IconFileText, IconLock } from '@/ui/icons';
import { EmptyState, ErrorState } from '@/ui/states';
import { Attachments } from '../attachment/Attachments';
import { isOpen, useEditTask, useTask, useTaskCommand, type Conflict } from '../api';
import { ConflictDialog } from '../ConflictDialog';
import { useLiveTasks } from '../live';
import { PanelFields } from '../field/PanelFields';
import { useAct, useAncestors, useLivePanel, useShifts } from './api';
import { Dependencies } from './Dependencies';
import { Description } from './Description';
import { Explanation } from './Explanation';
import { Fields, type Shown } from './Fields';
import { useOthersLease } from './lease';
import classes from './panel.module.css';
import { PanelHead } from './PanelHead';
import { durationOf, ShiftDialog, type Offer } from './ShiftDialog';
import { Approval } from '../workflow/Approval';
import { StepForm } from './StepForm';
import { Subtasks } from './Subtasks';
import { Timeline } from './Timeline';
import { VersionsDialog } from './VersionsDialog';

type Props = {
  id: TaskId;
  /** The comment that somebody came for. */
  comment?: CommentId | undefined;
  onClose: () => void;
  onOpen: (id: TaskId) => void;
};

export default function TaskPanel({ id, comment, onClose, onOpen }: Props) {
  const task = useTask(id);
  if (task.isPending)
    return (
      <Stack p="lg">
        <Skeleton height={24} width="70%" />
        <Skeleton height={14} />
        <Skeleton height={120} />
      </Stack>
    );
  if (task.isError && isStatus(task.error, 403, 404, 410))
    return (
      <EmptyState
        icon={IconFileText}
        title={m.task.notFoundTitle}
        text={m.task.notFoundText}
        action={<Button onClick={onClose}>{m.common.close}</Button>}
      />
    );
  if (!task.data) return <ErrorState error={task.error} onRetry={() => void task.refetch()} />;
  return <Details task={task.data} lookedFor={comment} onClose={onClose} onOpen={onOpen} />;
}

function Details({
  task,
  lookedFor,
  onClose,
  onOpen,
}: {
  task: Task;
  lookedFor: CommentId | undefined;
  onClose: () => void;
  onOpen: (id: TaskId) => void;
}) {
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [versions, setVersions] = useState<number | null>(null);
  const [offer, setOffer] = useState<Offer | null>(null);
  const edit = useEditTask(setConflict);
  const command = useTaskCommand();
  const shifts = useShifts();
  const people = (useMembers(task.projectId).data ?? []).map((each) => each.person);
  const viewer = useProject(task.projectId).data?.role === 'viewer';
  const away = task.archivedAt !== null || task.deletedAt !== null;
  const readOnly = viewer || away;
  const lease = useOthersLease(task);
  const editButton = useRef<HTMLButtonElement>(null);
  const comment = useRef<HTMLTextAreaElement>(null);
  const { sections } = useTaskParts();
  useLiveTasks([task.projectId]);
  useLivePanel(task.id);

  const change = (patch: TaskPatch, shown: Shown = {}) => {
    const before = task.dueAt;
    edit.mutate({ task, patch, ...shown }, { onSuccess: (after) => void offerShift(before, after.dueAt) });
  };
  const offerShift = async (before: string | null, after: string | null) => {
    if (!before || !after || !isOpen(task)) return;
    const milliseconds = new Date(after).getTime() - new Date(before).getTime();
    if (milliseconds === 0) return;
    const by = durationOf(milliseconds);
    const { items } = await shifts.preview(task.id, by);
    if (items.length > 0) setOffer({ by, milliseconds, items });
  };
  const saveDescription = (description: string | null, base: string | null = task.description) => {
    const edited = { task, patch: { description } };
    // Changed since the writing began: both texts are laid side by side before either is lost.
    if ((base ?? '') !== (task.description ?? '')) {
      setConflict({ ...edited, task: { ...task, description: base }, current: task });
      return Promise.resolve(true);
    }
    return edit.mutateAsync(edited).then(
      () => true,
      (error: unknown) => isStatus(error, 409, 412),
    );
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === 'e') editButton.current?.click();
    else if (event.key === 'c') comment.current?.focus();
    else if (event.key === 'w') event.currentTarget.querySelector<HTMLElement>('[data-watch]')?.click();
    else if (event.key === 'x' && !readOnly && task.kind === 'task') {
      command.mutate({ task, command: isOpen(task) ? 'complete' : 'reopen' });
    } else return;
    event.preventDefault();
  };

  return (
    // Keys for the whole panel; everything they do has its own button too.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={onKey} className={classes.panel} data-task-panel>
      <PanelHead
        task={task}
        readOnly={viewer}
        onClose={onClose}
        onOpen={onOpen}
        onVersions={() => setVersions(Math.max(1, task.version - 1))}
      />
      <Stack gap="md" className={classes.body}>
        {away && <Away task={task} readOnly={viewer} />}
        {lease && (
          <Alert variant="light" color="yellow" icon={<IconLock size={17} />} py={8} role="status">
            <Text size="sm">
              <strong>{m.panel.leased(lease.holder.name, formatTime(lease.until))}.</strong>{' '}
              {m.panel.leasedText}
            </Text>
          </Alert>
        )}
        <div>
          <Parents task={task} onOpen={onOpen} />
          <TitleField title={task.title} readOnly={readOnly} onSave={(title) => change({ title })} />
        </div>
        <Fields task={task} people={people} readOnly={readOnly} onChange={change} onOpen={onOpen} />
        <PanelFields task={task} people={people} readOnly={readOnly} onChange={change} />
        <StepForm task={task} readOnly={readOnly} />
        <Divider color="var(--tl-line)" />
        <section aria-label={m.task.description}>
          <Description
            task={task}
            people={people}
            readOnly={readOnly}
            onSave={saveDescription}
            editButton={editButton}
          />
        </section>
        {task.kind === 'task' && <Subtasks task={task} readOnly={readOnly} onOpen={onOpen} />}
        <Approval task={task} readOnly={viewer} />
        <Attachments task={task} readOnly={readOnly} />
        <Dependencies task={task} readOnly={readOnly} onOpen={onOpen} />
        {sections.map((Section, index) => (
          <Section key={index} task={task} readOnly={readOnly} />
        ))}
        <Divider color="var(--tl-line)" />
        <Explanation task={task} onOpen={onOpen} />
        <Divider color="var(--tl-line)" />
        <Timeline
          task={task}
          people={people}
          readOnly={viewer}
          mayComment={!viewer}
          commentRef={comment}
          lookedFor={lookedFor}
          onCompare={setVersions}
        />
        <Text size="xs" c="dimmed" visibleFrom="sm">
          {m.panel.shortcuts}
        </Text>
      </Stack>
      <ConflictDialog
        conflict={conflict}
        onKeep={() => setConflict(null)}
        onUseMine={({ current, patch, assignees, tags }) => {
          setConflict(null);
          edit.mutate({
            task: current,
            patch,
            ...(assignees ? { assignees } : {}),
            ...(tags ? { tags } : {}),
          });
        }}
      />
      <VersionsDialog task={task} readOnly={readOnly} opened={versions} onClose={() => setVersions(null)} />
      <ShiftDialog
        offer={offer}
        busy={shifts.apply.isPending}
        onKeep={() => setOffer(null)}
        onApply={(by) => shifts.apply.mutate({ id: task.id, by }, { onSettled: () => setOffer(null) })}
      />
    </div>
  );
}

function Away({ task, readOnly }: { task: Task; readOnly: boolean }) {
  const act = useAct();
  return (
    <Alert variant="light" color="gray" py={8}>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{task.deletedAt ? m.panel.isDeleted : m.panel.isArchived}</Text>
        {!readOnly && (
          <Button
            size="compact-sm"
            variant="default"
            loading={act.isPending}
            onClick={() => act.mutate({ task, act: 'restore' })}
          >
            {m.panel.restore}
          </Button>
        )}
      </Group>
    </Alert>
  );
}

function Parents({ task, onOpen }: { task: Task; onOpen: (id: TaskId) => void }) {
  const { data: chain } = useAncestors(task);
  if (!task.parentId || !chain?.length) return null;
  return (
    <nav aria-label={m.panel.parents}>
      <Breadcrumbs separator="›" separatorMargin={6} className={classes.parents}>
        {chain.map((parent) => (
          <UnstyledButton
            key={parent.id}
            fz="xs"
            className={classes.parent}
            onClick={() => onOpen(parent.id)}
          >
            {parent.title}
          </UnstyledButton>
        ))}
      </Breadcrumbs>
    </nav>
  );
}

type TitleProps = { title: string; readOnly: boolean; onSave: (title: string) => void };

function TitleField({ title, readOnly, onSave }: TitleProps) {
  const [draft, setDraft] = useState(title);
  const editing = useRef(false);
  useEffect(() => {
    if (!editing.current) setDraft(title);
  }, [title]);
  const save = () => {
    editing.current = false;
    const next = draft.replace(/\s*\n\s*/g, ' ').trim();
    if (next && next !== title) onSave(next);
    else setDraft(title);
  };
  return (
    <Textarea
      aria-label={m.task.title}
      autosize
      maxRows={6}
      maxLength={500}
      data-mantine-stop-propagation={draft !== title}
      readOnly={readOnly}
      value={draft}
      classNames={{ input: classes.title }}
      onFocus={() => (editing.current = true)}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          event.preventDefault();
          event.currentTarget.blur();
        }
        if (event.key === 'Escape' && draft !== title) {
          event.stopPropagation();
          setDraft(title);
        }
      }}
    />
  );
}

const isTyping = (target: EventTarget) =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable], .fjs-container') !== null;
