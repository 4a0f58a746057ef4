import { ActionIcon, Alert, Button, Group, Menu, Skeleton, Stack, Text, Title } from '@mantine/core';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useElementTemplates } from '@/lib/api/catalog';
import { explain } from '@/lib/api/problem';
import { useMayDesign } from '@/lib/api/shared';
import type { Automation, Scenario, ScenarioResult } from '@/lib/api/types';
import type { ScenarioId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { IconCheck, IconChecklist, IconDots, IconPencil, IconPlayerPlay, IconTrash } from '@/ui/icons';
import { CoverageNumbers, OutcomeBadge } from '@/ui/ScenarioOutcomes';
import { EmptyState, ErrorState, RowsSkeleton } from '@/ui/states';
import { tellDone, tellError } from '@/ui/tell';
import { useSavedDraft } from '../tryout/api';
import { readModel } from '../tryout/model';
import { useRunScenarios, useScenarioCommands, useScenarios } from './api';
import { inWords } from './expectation';
import { NameDialog } from './NameDialog';
import classes from './scenario.module.css';

const CoverageDiagram = lazy(() => import('./CoverageDiagram'));

type Props = {
  automation: Automation;
  /** Opens one in the try-out, or the try-out alone. */
  onTry: (scenario?: ScenarioId) => void;
};

/** The scenarios of an automation, and how they come out with the draft as it is saved. */
export function ScenariosTab({ automation, onTry }: Props) {
  const mayDesign = useMayDesign(automation.workspaceId);
  const scenarios = useScenarios(automation.id, mayDesign === true);
  const draft = useSavedDraft(automation);
  if (mayDesign === false) return <Text size="sm">{m.scenario.designersOnly}</Text>;
  if (scenarios.isPending || draft.isPending) return <RowsSkeleton />;
  if (!scenarios.data) return <ErrorState error={scenarios.error} onRetry={() => void scenarios.refetch()} />;
  if (!draft.data) return <ErrorState error={draft.error} onRetry={() => void draft.refetch()} />;
  if (scenarios.data.length === 0)
    return (
      <EmptyState
        icon={IconChecklist}
        title={m.scenario.empty}
        text={m.scenario.emptyText}
        action={<Button onClick={() => onTry()}>{m.scenario.emptyAction}</Button>}
      />
    );
  return (
    <Runnable
      key={draft.data.version}
      automation={automation}
      bpmn={draft.data.bpmn}
      scenarios={scenarios.data}
      onTry={onTry}
    />
  );
}

type Asking = { what: 'edit' | 'delete' | 'accept'; scenario: Scenario };

function Runnable({
  automation,
  bpmn,
  scenarios,
  onTry,
}: Props & { bpmn: string; scenarios: readonly Scenario[] }) {
  const { nameOf } = useMemo(() => readModel(bpmn), [bpmn]);
  const templates = useElementTemplates();
  const run = useRunScenarios(automation.id);
  const { change, remove } = useScenarioCommands(automation.id);
  const [asking, setAsking] = useState<Asking | null>(null);
  const results = new Map(run.data?.results.map((result) => [result.id, result]));
  const close = () => setAsking(null);
  const actual = asking && results.get(asking.scenario.id)?.actual;
  const changed = (told: string) => ({
    onSuccess: () => {
      tellDone(told);
      close();
    },
  });

  return (
    <Stack gap="lg" maw={960}>
      <Text size="sm" c="dimmed" maw={720}>
        {m.scenario.about}
      </Text>
      <Group gap="md">
        <Button
          leftSection={<IconPlayerPlay size={16} />}
          loading={run.isPending}
          onClick={() => run.mutate()}
        >
          {m.scenario.runAll}
        </Button>
        {run.data && (
          <Text size="sm" fw={550} role="status">
            {told(run.data.results)}
          </Text>
        )}
      </Group>
      {run.isError && (
        <Alert color="red" variant="light" role="alert" title={m.scenario.runFailed}>
          <Text size="sm">{explain(run.error)}</Text>
        </Alert>
      )}
      <section aria-label={m.scenario.list}>
        <ul className={classes.rows}>
          {scenarios.map((scenario) => (
            <Row
              key={scenario.id}
              scenario={scenario}
              result={results.get(scenario.id)}
              nameOf={nameOf}
              onTry={() => onTry(scenario.id)}
              onAsk={(what) => setAsking({ what, scenario })}
            />
          ))}
        </ul>
      </section>
      {run.data && (
        <section aria-label={m.scenario.coverage}>
          <Title order={2} size="h4" mb="xs">
            {m.scenario.coverage}
          </Title>
          <Stack gap="sm">
            <CoverageNumbers coverage={run.data.coverage} />
            {templates.isPending ? (
              <Skeleton height={340} />
            ) : (
              <Suspense fallback={<Skeleton height={340} />}>
                <CoverageDiagram
                  bpmn={bpmn}
                  templates={templates.data ?? none}
                  coverage={run.data.coverage}
                />
              </Suspense>
            )}
          </Stack>
        </section>
      )}
      {asking?.what === 'edit' && (
        <NameDialog
          title={m.scenario.editTitle}
          initial={asking.scenario}
          error={change.error}
          busy={change.isPending}
          onClose={close}
          onSave={(patch) => change.mutate({ scenario: asking.scenario, patch }, changed(m.scenario.saved))}
        />
      )}
      <ConfirmDialog
        opened={asking?.what === 'delete'}
        title={m.scenario.deleteTitle(asking?.scenario.name ?? '')}
        text={m.scenario.deleteText}
        confirm={m.common.delete}
        busy={remove.isPending}
        onClose={close}
        onConfirm={() =>
          asking &&
          remove.mutate(asking.scenario, {
            ...changed(m.scenario.deleted),
            onError: (error) => tellError(m.scenario.changeFailed, error),
          })
        }
      />
      <ConfirmDialog
        opened={asking?.what === 'accept'}
        title={m.scenario.acceptTitle(asking?.scenario.name ?? '')}
        text={actual ? m.scenario.acceptText(inWords(actual, nameOf)) : ''}
        confirm={m.scenario.acceptConfirm}
        busy={change.isPending}
        onClose={close}
        onConfirm={() =>
          asking &&
          actual &&
          change.mutate(
            { scenario: asking.scenario, patch: { expected: actual } },
            {
              onSuccess: () => {
                tellDone(m.scenario.accepted);
                close();
                run.mutate();
              },
              onError: (error) => tellError(m.scenario.changeFailed, error),
            },
          )
        }
      />
    </Stack>
  );
}

const none = [] as const;

function told(results: readonly ScenarioResult[]) {
  const failed = results.filter(({ outcome }) => outcome !== 'passed').length;
  return failed === 0 ? m.scenario.allPassed(results.length) : m.scenario.somePassed(failed, results.length);
}

type RowProps = {
  scenario: Scenario;
  result: ScenarioResult | undefined;
  nameOf: (elementId: string) => string;
  onTry: () => void;
  onAsk: (what: Asking['what']) => void;
};

function Row({ scenario, result, nameOf, onTry, onAsk }: RowProps) {
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <Group gap="xs">
          <Text size="sm" fw={550} style={{ overflowWrap: 'anywhere' }}>
            {scenario.name}
          </Text>
          {result && <OutcomeBadge outcome={result.outcome} />}
        </Group>
        {scenario.description && (
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {scenario.description}
          </Text>
        )}
        {result?.message && (
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {result.message}
          </Text>
        )}
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {inWords(scenario.expected, nameOf)}
        </Text>
      </div>
      <Button size="xs" variant="default" aria-label={m.scenario.openOf(scenario.name)} onClick={onTry}>
        {m.scenario.open}
      </Button>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon aria-label={m.scenario.more(scenario.name)}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {result?.actual && (
            <Menu.Item leftSection={<IconCheck size={15} />} onClick={() => onAsk('accept')}>
              {m.scenario.accept}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => onAsk('edit')}>
            {m.scenario.edit}
          </Menu.Item>
          <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={() => onAsk('delete')}>
            {m.scenario.delete}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}
