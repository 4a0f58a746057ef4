import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core';
import type { TaskPatch } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { formatWhen } from '@/lib/time';
import type { Conflict } from './api';

type Props = { conflict: Conflict | null; onKeep: () => void; onUseMine: (conflict: Conflict) => void };

/** Somebody saved first: shows both states and lets the person decide. */
export function ConflictDialog({ conflict, onKeep, onUseMine }: Props) {
  const fields = Object.keys(conflict?.patch ?? {}).filter(
    (field) => field !== 'timeZone',
  ) as (keyof TaskPatch)[];
  return (
    <Modal
      opened={conflict !== null}
      onClose={onKeep}
      title={m.task.conflictTitle}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      {conflict && (
        <Stack>
          <Text size="sm">{m.task.conflictText}</Text>
          <Table fz="sm" verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th />
                <Table.Th>{m.task.conflictNow}</Table.Th>
                <Table.Th>{m.task.conflictYours}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {fields.map((field) => (
                <Table.Tr key={field}>
                  <Table.Th tt="capitalize">{m.task.fields[field] ?? field}</Table.Th>
                  <Table.Td>{text(field, conflict.current[field])}</Table.Td>
                  <Table.Td>
                    {text(field, field === 'assignees' ? conflict.assignees : conflict.patch[field])}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <Group justify="flex-end">
            <Button variant="default" onClick={onKeep}>
              {m.task.keepTheirs}
            </Button>
            <Button onClick={() => onUseMine(conflict)}>{m.task.useMine}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

function text(field: keyof TaskPatch, value: unknown): string {
  if (value === null || value === undefined || value === '') return m.common.none;
  if (Array.isArray(value))
    return value.map((each: { name?: string }) => each.name ?? String(each)).join(', ') || m.common.none;
  if (field === 'dueAt' || field === 'startAt') return formatWhen(String(value));
  if (field === 'status') return m.task.statuses[value as keyof typeof m.task.statuses];
  if (field === 'priority') return m.task.priorities[value as keyof typeof m.task.priorities];
  return String(value);
}
