import { Text } from '@mantine/core';
import type { WaitingRuns } from '@/lib/api/types';
import { m } from '@/lib/messages';

/** “8 at “Have a look”, 1 at “Wait””. */
export function Places({ steps }: { steps: WaitingRuns['steps'] }) {
  const held = steps.reduce((sum, { failed }) => sum + failed, 0);
  const words = steps.map(({ name, elementId, runs }) => m.automationVersions.at(runs, name ?? elementId));
  return (
    <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      {[...words, ...(held > 0 ? [m.automationVersions.held(held)] : [])].join(' · ')}
    </Text>
  );
}
