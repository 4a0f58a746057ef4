import { Alert, Modal, Stack, Text } from '@mantine/core';
import type { AutomationId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { CoverageNumbers, ScenarioOutcomes } from '@/ui/ScenarioOutcomes';
import { ErrorState, RowsSkeleton } from '@/ui/states';
import { useVersionScenarios } from './api';

type Props = { automation: AutomationId; number: number; onClose: () => void };

/** The scenarios of a version as they were then, how they came out, and why it was published if some failed. */
export function VersionScenariosDialog({ automation, number, onClose }: Props) {
  const seen = useVersionScenarios(automation, number);
  return (
    <Modal
      opened
      onClose={onClose}
      title={m.scenario.ofVersion(number)}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      {seen.isPending ? (
        <RowsSkeleton rows={3} />
      ) : !seen.data ? (
        <ErrorState error={seen.error} onRetry={() => void seen.refetch()} />
      ) : seen.data.scenarios.length === 0 ? (
        <Text size="sm">{m.scenario.noneOfVersion}</Text>
      ) : (
        <Stack>
          {seen.data.overrideReason !== null && (
            <Alert color="orange" variant="light">
              {m.scenario.overridden(seen.data.overrideReason)}
            </Alert>
          )}
          <ScenarioOutcomes results={seen.data.scenarios} />
          {seen.data.coverage && <CoverageNumbers coverage={seen.data.coverage} />}
        </Stack>
      )}
    </Modal>
  );
}
