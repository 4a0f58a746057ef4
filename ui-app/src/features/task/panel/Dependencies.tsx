import { ActionIcon, Button, Group, Select, Skeleton, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Dependency, DependencyKind, Task } from '@/lib/api/types';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { formatWhen } from '@/lib/time';
import { IconHourglass, IconPlus, IconX } from '@/ui/icons';
import { isOpen } from '../api';
import { StatusIcon } from '../chips';
import { useAddDependency, useDependencies, useRemoveDependency } from './api';
import classes from './panel.module.css';
import { TaskSearch } from './TaskSearch';

type Props = { task: Task; readOnly: boolean; onOpen: (id: TaskId) => void };
const KINDS = ['blocked_by', 'blocks', 'relates', 'duplicates', 'duplicated_by'] as const;

export function Dependencies({ task, readOnly, onOpen }: Props) {
  const dependencies = useDependencies(task.id);
  const add = useAddDependency(task.id);
  const remove = useRemoveDependency(task.id);
  const [adding, setAdding] = useState(false);
  const [kind, setKind] = useState<DependencyKind>('blocked_by');
  const items = dependencies.data ?? [];
  if (readOnly && items.length === 0) return null;
  const waiting = items.filter((each) => each.kind === 'blocked_by' && isOpen(each.task));

  return (
    <section aria-label={m.panel.dependencies}>
      <h2 className={classes.heading}>{m.panel.dependencies}</h2>
      {dependencies.isPending && <Skeleton height={20} mt={6} />}
      {task.blocked && isOpen(task) && (
        <Group className={classes.waits} gap={6} wrap="nowrap" align="flex-start">
          <IconHourglass size={16} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
          <Text size="sm">
            <strong>{m.panel.blockedTitle}.</strong>{' '}
            {waiting.length > 0
              ? m.panel.blockedText(waiting.map((each) => `“${each.task.title}”`).join(', '))
              : !dependencies.isPending && m.panel.blockedHidden}
          </Text>
        </Group>
      )}
      {KINDS.filter((each) => items.some((item) => item.kind === each)).map((each) => (
        <div key={each}>
          <Text size="xs" c="dimmed" mt={6}>
            {m.panel.kinds[each]}
          </Text>
          <ul className={classes.rows}>
            {items
              .filter((item) => item.kind === each)
              .map((item) => (
                <Row
                  key={item.id}
                  item={item}
                  readOnly={readOnly}
                  busy={remove.isPending && remove.variables === item.id}
                  onOpen={onOpen}
                  onRemove={() => remove.mutate(item.id)}
                />
              ))}
          </ul>
        </div>
      ))}
      {!readOnly &&
        (adding ? (
          <Group gap={6} mt={6} wrap="nowrap">
            <Select
              aria-label={m.panel.kind}
              size="xs"
              w={130}
              allowDeselect={false}
              value={kind}
              data={KINDS.map((value) => ({ value, label: m.panel.kinds[value] }))}
              onChange={(value) => value && setKind(value as DependencyKind)}
            />
            <TaskSearch
              project={task.projectId}
              without={[task.id, ...items.map((each) => each.task.id)]}
              onChoose={(other) => {
                add.mutate({ kind, taskId: other.id });
                setAdding(false);
              }}
              onCancel={() => setAdding(false)}
            />
            <ActionIcon size={28} aria-label={m.common.cancel} onClick={() => setAdding(false)}>
              <IconX size={15} />
            </ActionIcon>
          </Group>
        ) : (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            c="dimmed"
            fw={500}
            ml={-6}
            mt={2}
            leftSection={<IconPlus size={15} />}
            loading={add.isPending}
            onClick={() => setAdding(true)}
          >
            {m.panel.addDependency}
          </Button>
        ))}
    </section>
  );
}

type RowProps = {
  item: Dependency;
  readOnly: boolean;
  busy: boolean;
  onOpen: (id: TaskId) => void;
  onRemove: () => void;
};

function Row({ item, readOnly, busy, onOpen, onRemove }: RowProps) {
  const { task } = item;
  return (
    <li className={classes.row} data-closed={!isOpen(task) || undefined}>
      <StatusIcon status={task.status} size={15} />
      <UnstyledButton
        className={classes.rowTitle}
        aria-label={m.task.open(task.title)}
        onClick={() => onOpen(task.id)}
      >
        {task.title}
      </UnstyledButton>
      {task.dueAt && (
        <Text size="xs" c="dimmed">
          {formatWhen(task.dueAt)}
        </Text>
      )}
      {!readOnly && (
        <ActionIcon
          size={24}
          loading={busy}
          aria-label={m.panel.removeDependency(task.title)}
          onClick={onRemove}
        >
          <IconX size={14} />
        </ActionIcon>
      )}
    </li>
  );
}
