import { Button, Group, Modal, Table, Text } from '@mantine/core';
import type { DateShift, Shift } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { formatSpan, formatWhen } from '@/lib/time';

export type Offer = { by: string; milliseconds: number; items: Shift['items'] };
type Props = { offer: Offer | null; busy: boolean; onKeep: () => void; onApply: (by: string) => void };

/** Asks whether what waits for a task moves along with its due date, and shows to when. */
export function ShiftDialog({ offer, busy, onKeep, onApply }: Props) {
  return (
    <Modal
      opened={offer !== null}
      onClose={onKeep}
      title={m.panel.shiftTitle}
      size="lg"
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      {offer && (
        <>
          <Text size="sm" mb="sm">
            {m.panel.shiftText(offer.items.length, words(offer.milliseconds))}
          </Text>
          <Table.ScrollContainer minWidth={420}>
            <Table fz="sm" verticalSpacing={6}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{m.panel.shiftTask}</Table.Th>
                  <Table.Th>{m.panel.shiftStart}</Table.Th>
                  <Table.Th>{m.panel.shiftDue}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {offer.items.map(({ task, startAt, dueAt }) => (
                  <Table.Tr key={task.id}>
                    <Table.Td>{task.title}</Table.Td>
                    <Table.Td>
                      <FromTo {...startAt} />
                    </Table.Td>
                    <Table.Td>
                      <FromTo {...dueAt} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          <Group justify="flex-end" mt="md">
            <Button variant="default" onClick={onKeep}>
              {m.panel.shiftKeep}
            </Button>
            <Button loading={busy} onClick={() => onApply(offer.by)} data-autofocus>
              {m.panel.shiftApply}
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}

function FromTo({ from, to }: DateShift) {
  if (!from || !to) return null;
  return (
    <>
      <Text span size="sm" c="dimmed" td="line-through">
        {formatWhen(from)}
      </Text>{' '}
      → {formatWhen(to)}
    </>
  );
}

const words = (milliseconds: number) =>
  milliseconds < 0 ? m.panel.earlier(formatSpan(-milliseconds)) : m.panel.later(formatSpan(milliseconds));

/** An ISO 8601 duration in seconds, as the API takes it. */
export const durationOf = (milliseconds: number) => `PT${Math.round(milliseconds / 1000)}S`;
