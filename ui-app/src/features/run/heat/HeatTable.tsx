import { Table, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { HeatStep } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { formatMillis } from '@/lib/time';
import { IconArrowDown, IconArrowUp } from '@/ui/icons';
import classes from './heat.module.css';
import { nameOf } from './words';

type Props = {
  steps: readonly HeatStep[];
  chosen: string | null;
  onChoose: (elementId: string) => void;
};

const COLUMNS = [
  'name',
  'entered',
  'finished',
  'failed',
  'held',
  'waiting',
  'medianMillis',
  'p95Millis',
] as const;
type Column = (typeof COLUMNS)[number];
type Order = { by: Column; down: boolean };

/** The numbers behind the colours. */
export function HeatTable({ steps, chosen, onChoose }: Props) {
  const [order, setOrder] = useState<Order>({ by: 'entered', down: true });
  const sorted = useMemo(() => [...steps].sort(comparing(order)), [steps, order]);
  return (
    <Table.ScrollContainer minWidth={720} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table aria-label={m.heat.table} verticalSpacing={6} fz="sm">
        <Table.Thead>
          <Table.Tr>
            {COLUMNS.map((column) => (
              <Table.Th
                key={column}
                className={column === 'name' ? undefined : classes.number}
                ta={column === 'name' ? 'left' : 'right'}
                aria-sort={order.by === column ? (order.down ? 'descending' : 'ascending') : 'none'}
              >
                <UnstyledButton
                  fz="inherit"
                  className={classes.sort}
                  title={m.heat.columnHelp[column]}
                  onClick={() =>
                    setOrder({ by: column, down: order.by === column ? !order.down : column !== 'name' })
                  }
                >
                  {m.heat.columns[column]}
                  {order.by === column &&
                    (order.down ? <IconArrowDown size={13} /> : <IconArrowUp size={13} />)}
                </UnstyledButton>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sorted.map((step) => (
            <Table.Tr key={step.elementId} data-chosen={step.elementId === chosen || undefined}>
              <Table.Th scope="row" className={classes.name} miw={150}>
                <UnstyledButton
                  fz="inherit"
                  className={classes.step}
                  aria-pressed={step.elementId === chosen}
                  onClick={() => onChoose(step.elementId)}
                >
                  {nameOf(step)}
                  <VisuallyHidden> ({step.elementId})</VisuallyHidden>
                </UnstyledButton>
              </Table.Th>
              {COLUMNS.slice(1).map((column) => (
                <Table.Td key={column} className={classes.number} ta="right">
                  {cell(step, column)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** What a column says of a step. */
export function cell(step: HeatStep, column: Column): string {
  if (column === 'name') return nameOf(step);
  const value = step[column];
  if (value === null) return m.heat.none;
  return column === 'medianMillis' || column === 'p95Millis' ? formatMillis(value) : value.toLocaleString();
}

/** What has no value comes last, whichever the direction. */
const comparing =
  ({ by, down }: Order) =>
  (one: HeatStep, other: HeatStep) => {
    const turn = down ? -1 : 1;
    if (by === 'name') return turn * nameOf(one).localeCompare(nameOf(other));
    const [mine, its] = [one[by], other[by]];
    if (mine === null || its === null) return Number(mine === null) - Number(its === null);
    return turn * (mine - its);
  };
