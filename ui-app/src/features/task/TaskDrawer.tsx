import {
  ActionIcon,
  Badge,
  Button,
  CopyButton,
  Divider,
  Drawer,
  Group,
  Menu,
  MultiSelect,
  Select,
  Skeleton,
  Stack,
  Text,
  Textarea,
  Title,
} from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { isStatus } from '@/lib/api/problem';
import { useMembers } from '@/lib/api/shared';
import type { Person, Task, TaskPatch } from '@/lib/api/types';
import type { PersonId, RunId, TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { formatFull, formatRelative, localTimeZone } from '@/lib/time';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import {
  IconCheck,
  IconCircleX,
  IconDots,
  IconFileText,
  IconLink,
  IconRefresh,
  IconRoute,
  IconTrash,
  IconUser,
} from '@/ui/icons';
import { AnchorLink } from '@/ui/links';
import { EmptyState, ErrorState } from '@/ui/states';
import { tellDone } from '@/ui/tell';
import { isOpen, useDeleteTask, useEditTask, useTask, useTaskCommand, type Conflict } from './api';
import { priorities, PriorityIcon, statuses, StatusIcon } from './chips';
import { ConflictDialog } from './ConflictDialog';
import { DateField } from './DateField';
import { Description } from './Description';
import { History } from './History';
import { useLiveTasks } from './live';
import { Reminders } from './Reminders';
import classes from './task.module.css';

type Props = { id: TaskId | undefined; onClose: () => void };

/** One task beside its list, with everything that can be changed about it. */
export function TaskDrawer({ id, onClose }: Props) {
  return (
    <Drawer
      opened={id !== undefined}
      onClose={onClose}
      position="right"
      size={520}
      withCloseButton={false}
      padding={0}
      attributes={{ content: { 'aria-label': m.task.details } }}
      transitionProps={{ duration: 160 }}
      overlayProps={{ backgroundOpacity: 0.18 }}
    >
      {id && <TaskPanel key={id} id={id} onClose={onClose} />}
    </Drawer>
  );
}

function TaskPanel({ id, onClose }: { id: TaskId; onClose: () => void }) {
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
  return <TaskDetails task={task.data} onClose={onClose} />;
}

function TaskDetails({ task, onClose }: { task: Task; onClose: () => void }) {
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [deleting, setDeleting] = useState(false);
  const edit = useEditTask(setConflict);
  const command = useTaskCommand();
  const remove = useDeleteTask();
  const members = useMembers(task.projectId);
  useLiveTasks([task.projectId]);
  const open = isOpen(task);
  const change = (patch: TaskPatch, assignees?: Person[]) =>
    edit.mutate({ task, patch, ...(assignees ? { assignees } : {}) });
  const people = [...(members.data ?? []).map((each) => each.person), ...task.assignees].filter(
    (person, index, all) => all.findIndex((each) => each.id === person.id) === index,
  );
  const late = open && task.dueAt !== null && (task.overdue || new Date(task.dueAt) < new Date());

  return (
    <>
      <Group
        justify="space-between"
        px="lg"
        py="sm"
        style={{ borderBottom: '1px solid var(--tl-line)' }}
        wrap="nowrap"
      >
        <Button
          size="compact-sm"
          variant={open ? 'light' : 'default'}
          color="teal"
          leftSection={open ? <IconCheck size={15} /> : <IconRefresh size={15} />}
          loading={command.isPending}
          onClick={() => command.mutate({ task, command: open ? 'complete' : 'reopen' })}
        >
          {open ? m.task.complete('').trim() : m.task.reopen('').trim()}
        </Button>
        <Group gap={4} wrap="nowrap">
          <CopyButton value={location.href}>
            {({ copied, copy }) => (
              <ActionIcon onClick={copy} aria-label={copied ? m.common.copied : m.task.copyLink}>
                {copied ? <IconCheck size={17} /> : <IconLink size={17} />}
              </ActionIcon>
            )}
          </CopyButton>
          <Menu position="bottom-end" shadow="md">
            <Menu.Target>
              <ActionIcon aria-label={m.common.more}>
                <IconDots size={17} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {open && (
                <Menu.Item
                  leftSection={<IconUser size={15} />}
                  onClick={() => command.mutate({ task, command: 'claim' })}
                >
                  {m.task.claim}
                </Menu.Item>
              )}
              {open && (
                <Menu.Item
                  leftSection={<IconCircleX size={15} />}
                  onClick={() => command.mutate({ task, command: 'cancel' })}
                >
                  {m.task.cancelTask}
                </Menu.Item>
              )}
              <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={() => setDeleting(true)}>
                {m.task.delete}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
          <Drawer.CloseButton aria-label={m.common.close} />
        </Group>
      </Group>
      <Stack gap="md" p="lg">
        <TitleField title={task.title} onSave={(title) => change({ title })} />
        <div className={classes.fields}>
          <Field name={m.task.status}>
            <Select
              aria-label={m.task.status}
              size="xs"
              w={170}
              allowDeselect={false}
              leftSection={<StatusIcon status={task.status} />}
              data={statuses.map((value) => ({ value, label: m.task.statuses[value] }))}
              value={task.status}
              onChange={(status) =>
                status && status !== task.status && change({ status: status as Task['status'] })
              }
            />
          </Field>
          <Field name={m.task.priority}>
            <Select
              aria-label={m.task.priority}
              size="xs"
              w={170}
              allowDeselect={false}
              leftSection={<PriorityIcon priority={task.priority} />}
              data={priorities.map((value) => ({ value, label: m.task.priorities[value] }))}
              value={task.priority}
              onChange={(priority) =>
                priority && priority !== task.priority && change({ priority: priority as Task['priority'] })
              }
            />
          </Field>
          <Field name={m.task.due}>
            <DateField
              label={m.task.due}
              inputLabel={m.task.dueInput}
              value={task.dueAt}
              late={late}
              placeholder={m.task.dueNone}
              onChange={(dueAt) => change({ dueAt, timeZone: dueAt ? localTimeZone() : null })}
            />
          </Field>
          <Field name={m.task.start}>
            <DateField
              label={m.task.start}
              inputLabel={m.task.startInput}
              value={task.startAt}
              placeholder={m.common.none}
              onChange={(startAt) => change({ startAt })}
            />
          </Field>
          <Field name={m.task.assignees}>
            <MultiSelect
              aria-label={m.task.assignees}
              size="xs"
              placeholder={task.assignees.length ? '' : m.task.assign}
              searchable
              data={people.map((person) => ({ value: person.id as string, label: person.name }))}
              value={task.assignees.map((person) => person.id as string)}
              onChange={(ids) =>
                change(
                  { assignees: ids as PersonId[] },
                  people.filter((person) => ids.includes(person.id)),
                )
              }
            />
          </Field>
          <Field name={m.task.reminders}>
            <Reminders task={task} />
          </Field>
        </div>
        <Divider color="var(--tl-line)" />
        <section aria-label={m.task.description}>
          <Description
            text={task.description}
            onSave={(description) => change({ description })}
            readOnly={false}
          />
        </section>
        <Divider color="var(--tl-line)" />
        <Origin task={task} />
        <section>
          <Title order={2} fz="sm" mb="xs">
            {m.task.history}
          </Title>
          <History task={task.id} />
        </section>
      </Stack>
      <ConflictDialog
        conflict={conflict}
        onKeep={() => setConflict(null)}
        onUseMine={({ current, patch, assignees }) => {
          setConflict(null);
          edit.mutate({ task: current, patch, ...(assignees ? { assignees } : {}) });
        }}
      />
      <ConfirmDialog
        opened={deleting}
        title={m.task.deleteTitle}
        text={m.task.deleteText(task.title)}
        confirm={m.common.delete}
        busy={remove.isPending}
        onClose={() => setDeleting(false)}
        onConfirm={() =>
          remove.mutate(task, {
            onSuccess: () => {
              setDeleting(false);
              onClose();
              tellDone(m.task.deleted);
            },
          })
        }
      />
    </>
  );
}

function Field({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <span className={classes.label}>{name}</span>
      <div>{children}</div>
    </>
  );
}

function TitleField({ title, onSave }: { title: string; onSave: (title: string) => void }) {
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
      value={draft}
      classNames={{ input: classes.titleEdit }}
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

/** F2 in its first, small form: where the task comes from. */
function Origin({ task }: { task: Task }) {
  const { origin } = task;
  return (
    <section>
      <Title order={2} fz="sm" mb={4}>
        {m.task.origin}
      </Title>
      <Group gap={6}>
        <IconRoute size={15} aria-hidden />
        <Text size="sm">
          {origin?.kind === 'run'
            ? m.task.originRun
            : origin?.kind === 'system'
              ? m.task.originSystem
              : m.task.originPerson(task.reporter?.name ?? m.common.unknownPerson)}
        </Text>
        {origin?.kind === 'run' && origin.id && (
          <AnchorLink to="/runs/$runId" params={{ runId: origin.id as RunId }} size="sm">
            {m.task.openRun}
          </AnchorLink>
        )}
        {task.kind === 'step' && (
          <Badge size="sm" variant="light" color="grape" tt="none">
            {m.task.step}
          </Badge>
        )}
      </Group>
      <Text size="xs" c="dimmed" mt={4} title={formatFull(task.createdAt)}>
        {m.task.created} {formatRelative(task.createdAt)}
      </Text>
    </section>
  );
}
