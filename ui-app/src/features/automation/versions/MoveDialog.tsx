import { Alert, Button, Checkbox, Group, Modal, Radio, Select, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { ApiError } from '@/lib/api/problem';
import type { MigrationPlan, RunMigration } from '@/lib/api/types';
import type { AutomationId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { ErrorState, RowsSkeleton } from '@/ui/states';
import { useMigrate, useMigrationPlan } from './api';

export type Move = Pick<RunMigration, 'from' | 'to' | 'way'>;
type Props = { automation: AutomationId; move: Move; onClose: () => void };

/** Where each waiting run goes on in the other version: suggested, visible and changed before anything happens. */
export function MoveDialog(props: Props) {
  const { automation, move, onClose } = props;
  const plan = useMigrationPlan(automation, move.from, move.to);
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={m.automationVersions.moveTitle(move.from, move.to)}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      {plan.isPending ? (
        <RowsSkeleton />
      ) : plan.data ? (
        <MoveForm {...props} plan={plan.data} />
      ) : (
        <ErrorState error={plan.error} onRetry={() => void plan.refetch()} />
      )}
    </Modal>
  );
}

function MoveForm({ automation, move, plan, onClose }: Props & { plan: MigrationPlan }) {
  const migrate = useMigrate(automation);
  const [way, setWay] = useState(move.way);
  const [steps, setSteps] = useState<Record<string, string | null>>({});
  const [newTimers, setNewTimers] = useState(false);
  const target = (step: MigrationPlan['steps'][number]) =>
    step.elementId in steps ? (steps[step.elementId] ?? null) : step.suggested;
  const staying = plan.steps
    .filter((step) => target(step) === null)
    .reduce((sum, step) => sum + step.runs, 0);
  const findings =
    migrate.error instanceof ApiError
      ? (migrate.error.problem['findings'] as { elementId: string; message: string }[] | undefined)
      : undefined;
  const name = (id: string) => plan.steps.find((step) => step.elementId === id)?.name ?? id;

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        migrate.mutate(
          { from: plan.from, to: plan.to, way, ...(way === 'migrate' ? { steps, newTimers } : {}) },
          { onSuccess: onClose },
        );
      }}
    >
      <Stack>
        <Text size="sm">{m.automationVersions.moveText(plan.runs)}</Text>
        <Radio.Group
          label={m.automationVersions.way}
          value={way}
          onChange={(value) => setWay(value as Move['way'])}
        >
          <Stack gap="xs" mt="xs">
            <Radio
              value="migrate"
              label={m.automationVersions.migrate}
              description={m.automationVersions.migrateText}
            />
            <Radio
              value="restart"
              label={m.automationVersions.restart}
              description={m.automationVersions.restartText}
            />
          </Stack>
        </Radio.Group>
        {way === 'migrate' && (
          <>
            <Table aria-label={m.automationVersions.mapping} verticalSpacing="xs">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{m.automationVersions.step(plan.from)}</Table.Th>
                  <Table.Th>{m.automationVersions.goesTo(plan.to)}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {plan.steps.map((step) => (
                  <Table.Tr key={step.elementId}>
                    <Table.Td>
                      <Text size="sm">{step.name}</Text>
                      <Text size="xs" c="dimmed">
                        {m.automationVersions.here(step.runs)}
                      </Text>
                    </Table.Td>
                    <Table.Td>
                      <Select
                        aria-label={m.automationVersions.goesFrom(step.name)}
                        size="xs"
                        placeholder={m.automationVersions.nowhere}
                        data={step.choices.map(({ elementId, name: label }) => ({ value: elementId, label }))}
                        value={target(step)}
                        clearable
                        onChange={(value) => setSteps({ ...steps, [step.elementId]: value })}
                      />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
            {staying > 0 && (
              <Alert color="orange" variant="light">
                {m.automationVersions.staying(staying)}
              </Alert>
            )}
            <Checkbox
              label={m.automationVersions.newTimers}
              description={m.automationVersions.newTimersText}
              checked={newTimers}
              onChange={(event) => setNewTimers(event.currentTarget.checked)}
            />
          </>
        )}
        {findings && (
          <Alert color="red" variant="light" title={m.automationVersions.findings} role="alert">
            {findings.map(({ elementId, message }) => (
              <Text size="sm" key={elementId}>
                {name(elementId)}: {message}
              </Text>
            ))}
          </Alert>
        )}
        {migrate.isError && !findings && (
          <ErrorState title={m.automationVersions.beginFailed} error={migrate.error} />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {m.common.cancel}
          </Button>
          <Button type="submit" disabled={plan.runs === 0} loading={migrate.isPending}>
            {way === 'migrate'
              ? m.automationVersions.begin(plan.runs)
              : m.automationVersions.beginAgain(plan.runs)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
