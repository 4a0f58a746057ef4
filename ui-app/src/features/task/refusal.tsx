import { List, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { ApiError, explain } from '@/lib/api/problem';
import type { Task, TaskRef } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { formatTime } from '@/lib/time';
import { askForFields, missingFields } from './field/required';
import { differences, show } from './values';

/** Why the server refused, with the tasks, the person or the changes that stand in the way. */
export function refusalText(error: unknown, tried?: Task): ReactNode {
  if (!(error instanceof ApiError)) return explain(error);
  const { problem, status } = error;
  const blockedBy = problem['blockedBy'] as TaskRef[] | undefined;
  if (status === 409 && blockedBy) {
    const hidden = Number(problem['hidden'] ?? 0);
    return (
      <Reasons
        title={m.refusal.blocked}
        items={[...blockedBy.map((task) => `“${task.title}”`), ...(hidden ? [m.refusal.hidden(hidden)] : [])]}
      />
    );
  }
  const moves = problem['moves'] as { name: string }[] | undefined;
  if (status === 409 && moves?.length) {
    return <Reasons title={m.workFlow.leadsTo} items={moves.map(({ name }) => name)} />;
  }
  const missing = missingFields(error);
  if (missing) return <Reasons title={m.field.missing} items={missing.fields.map(({ name }) => name)} />;
  const path = problem['path'] as TaskRef[] | undefined;
  if (status === 409 && path?.length) {
    return <Reasons title={m.refusal.cycle} items={path.map((task) => `“${task.title}”`)} />;
  }
  const holder = problem['holder'] as { name: string } | undefined;
  if (status === 423 && holder) return m.refusal.leased(holder.name, formatTime(String(problem['until'])));
  const current = problem['current'] as Task | undefined;
  if (status === 412 && current && tried) {
    const changed = differences(tried, current);
    if (changed.length) {
      return (
        <Reasons
          title={m.refusal.outrun}
          items={changed.map((field) =>
            m.refusal.now(m.task.fields[field] ?? field, show(field, current[field]) || m.common.none),
          )}
        />
      );
    }
  }
  return explain(error);
}

function Reasons({ title, items }: { title: string; items: string[] }) {
  return (
    <>
      <Text size="sm">{title}</Text>
      <List size="sm" withPadding={false}>
        {items.map((item) => (
          <List.Item key={item}>{item}</List.Item>
        ))}
      </List>
    </>
  );
}

export function tellRefusal(title: string, error: unknown, tried?: Task) {
  const missing = missingFields(error);
  if (missing) return askForFields(missing);
  notifications.show({
    color: 'red',
    title,
    message: refusalText(error, tried),
    autoClose: 9000,
    withBorder: true,
  });
}
