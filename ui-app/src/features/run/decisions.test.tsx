import { MantineProvider } from '@mantine/core';
import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { DecisionsMade } from './DecisionsMade';

test('a step tells what it looked at, which rules matched, and what came of it', () => {
  render(
    <MantineProvider>
      <DecisionsMade
        decisions={[
          {
            decision: 'level',
            name: 'Level',
            inputs: [{ name: 'Amount', value: 250 }],
            rules: [{ number: 2, outputs: [{ name: 'share', value: { of: 10 } }] }],
            matched: 21,
            result: 'all',
          },
          {
            decision: 'none',
            name: null,
            inputs: [{ name: 'x', value: null }],
            rules: [],
            matched: 0,
            result: null,
          },
        ]}
      />
    </MantineProvider>,
  );

  const level = screen.getByRole('region', { name: 'Decision “Level”' });
  expect(
    within(level)
      .getAllByRole('columnheader')
      .map(({ textContent }) => textContent),
  ).toEqual(['Rule', 'Amount', 'share']);
  expect(
    within(level)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent),
  ).toEqual(['2', '250', '{"of":10}']);
  expect(level).toHaveTextContent('21 rules matched (and 20 more) Result: all');
  expect(screen.getByRole('region', { name: 'Decision “none”' })).toHaveTextContent('No rule matched');
});
