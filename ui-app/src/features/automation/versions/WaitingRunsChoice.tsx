import { Radio, Stack, Text } from '@mantine/core';
import type { WaitingRuns } from '@/lib/api/types';
import { m } from '@/lib/messages';
import type { Move } from './MoveDialog';
import { Places } from './Places';

type Way = Move['way'] | 'stay';

/** How many runs wait where, and what becomes of them. */
export function WaitingRunsChoice({
  waiting,
  way,
  onWay,
}: {
  waiting: WaitingRuns[];
  way: Way;
  onWay: (way: Way) => void;
}) {
  const words = m.automationVersions;
  return (
    <div>
      <Text size="sm" fw={550}>
        {words.waitingTitle}
      </Text>
      {waiting.map(({ version, runs, steps }) => (
        <div key={version}>
          <Text size="sm">{words.waiting(version, runs)}</Text>
          <Places steps={steps} />
        </div>
      ))}
      <Radio.Group mt="sm" label={words.question} value={way} onChange={(value) => onWay(value as Way)}>
        <Stack gap="xs" mt="xs">
          <Radio value="stay" label={words.stay} description={words.stayText} />
          <Radio value="migrate" label={words.migrate} description={words.migrateText} />
          <Radio value="restart" label={words.restart} description={words.restartText} />
        </Stack>
      </Radio.Group>
    </div>
  );
}
