import { Table, Text } from '@mantine/core';
import type { Decided } from '@/lib/api/types';
import { m } from '@/lib/messages';
import classes from './run.module.css';

/** What a step has decided: what was looked at, which rules matched, and what came of it. */
export function DecisionsMade({ decisions }: { decisions: readonly Decided[] }) {
  return decisions.map((decided) => <Made key={decided.decision} decided={decided} />);
}

function Made({ decided: { decision, name, inputs, rules, matched, result } }: { decided: Decided }) {
  const title = m.decision.made(name ?? decision);
  const outputs = rules[0]?.outputs ?? [];
  return (
    <section className={classes.decision} aria-label={title}>
      <Text size="sm" fw={650}>
        {title}
      </Text>
      {inputs.length > 0 && (
        <Table.ScrollContainer minWidth={0}>
          <Table withTableBorder aria-label={m.decision.asked}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{m.decision.rule}</Table.Th>
                {inputs.map((input, at) => (
                  <Table.Th key={at}>{input.name}</Table.Th>
                ))}
                {outputs.map((output, at) => (
                  <Table.Th key={at} className={at === 0 ? classes.outputs : undefined}>
                    {output.name || m.decision.result}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rules.map((rule, row) => (
                <Table.Tr key={row}>
                  <Table.Td>{rule.number || '–'}</Table.Td>
                  {inputs.map((input, at) => (
                    <Table.Td key={at}>{shown(input.value)}</Table.Td>
                  ))}
                  {outputs.map((_, at) => (
                    <Table.Td key={at} className={at === 0 ? classes.outputs : undefined}>
                      {shown(rule.outputs[at]?.value)}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
              {rules.length === 0 && (
                <Table.Tr>
                  <Table.Td>–</Table.Td>
                  {inputs.map((input, at) => (
                    <Table.Td key={at}>{shown(input.value)}</Table.Td>
                  ))}
                </Table.Tr>
              )}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <Text size="xs" c="dimmed">
        {inputs.length > 0 && (matched === 0 ? m.decision.noMatch : m.decision.matched(matched))}
        {matched > rules.length && ` (${m.decision.more(matched - rules.length)})`}
        {result !== null && result !== undefined && ` ${m.decision.result}: ${shown(result)}`}
      </Text>
    </section>
  );
}

const shown = (value: unknown): string =>
  value === null || value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value);
