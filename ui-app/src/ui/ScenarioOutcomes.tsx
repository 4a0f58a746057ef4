import { Badge, List, Stack, Text } from '@mantine/core';
import type { ScenarioCoverage, ScenarioOutcome } from '@/lib/api/types';
import { m } from '@/lib/messages';

const colors: Record<ScenarioOutcome, string> = {
  passed: 'teal',
  failed: 'red',
  unfit: 'orange',
  'not-run': 'gray',
};

export function OutcomeBadge({ outcome }: { outcome: ScenarioOutcome }) {
  return (
    <Badge variant="light" color={colors[outcome]} radius="sm" tt="none" style={{ flex: 'none' }}>
      {m.scenario.outcomes[outcome]}
    </Badge>
  );
}

type Shown = { name: string; outcome: ScenarioOutcome; message: string | null };

/** How scenarios came out, with the first difference of each that did not come out as expected. */
export function ScenarioOutcomes({ results }: { results: readonly Shown[] }) {
  return (
    <List spacing={6} size="sm" listStyleType="none" aria-label={m.scenario.results}>
      {results.map(({ name, outcome, message }, index) => (
        <List.Item key={index}>
          <span style={{ overflowWrap: 'anywhere', marginInlineEnd: 8 }}>{name}</span>
          <OutcomeBadge outcome={outcome} />
          {message !== null && (
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {message}
            </Text>
          )}
        </List.Item>
      ))}
    </List>
  );
}

const MOST_NAMED = 12;

/** How much scenarios go through, in numbers, and the names of what they never pass. */
export function CoverageNumbers({ coverage }: { coverage: ScenarioCoverage }) {
  const { elements, flows } = coverage;
  const never = [...elements.never, ...flows.never];
  const named = never.slice(0, MOST_NAMED).map(({ name }) => name);
  return (
    <Stack gap={2}>
      <Text size="sm">
        {m.scenario.covered(
          m.scenario.of(elements.passed, elements.total),
          m.scenario.of(flows.passed, flows.total),
        )}
      </Text>
      {never.length > 0 && (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {m.scenario.never}: {named.join(', ')}{' '}
          {never.length > named.length && m.scenario.neverMore(never.length - named.length)}
        </Text>
      )}
    </Stack>
  );
}
