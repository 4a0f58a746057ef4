import { Accordion, Alert, Badge, Box, Button, Group, Skeleton, Text, Title } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { Run, Step } from '@/lib/api/types';
import type { RunId, TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { formatDuration, formatFull, formatRelative } from '@/lib/time';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { IconAlertTriangle, IconCircleX, IconRefresh } from '@/ui/icons';
import { AnchorLink } from '@/ui/links';
import { JsonView } from '@/ui/JsonView';
import { Page } from '@/ui/Page';
import { ErrorState, RowsSkeleton } from '@/ui/states';
import { isOver, useLiveRuns, useRun, useRunCommands, useSteps } from './api';
import { RunBadge, stepColors, triggerText } from './parts';
import classes from './run.module.css';

const RunDiagram = lazy(() => import('./RunDiagram'));

export function RunPage({ id }: { id: RunId }) {
  const run = useRun(id);
  useLiveRuns(run.data?.workspaceId);
  if (run.isPending)
    return (
      <Page title={m.run.title}>
        <Skeleton height={260} mb="md" />
        <RowsSkeleton rows={4} />
      </Page>
    );
  if (!run.data)
    return (
      <Page title={m.run.title}>
        <ErrorState error={run.error} onRetry={() => void run.refetch()} />
      </Page>
    );
  return <RunDetails run={run.data} />;
}

function RunDetails({ run }: { run: Run }) {
  const over = isOver(run.state);
  const steps = useSteps(run.id, over);
  const { retry, cancel } = useRunCommands(run.id);
  const [cancelling, setCancelling] = useState(false);
  const [opened, setOpened] = useState<string[]>([]);
  const subject = run.trigger?.subject;

  const showElement = (elementId: string) => {
    const found = steps.data?.filter((step) => step.elementId === elementId).at(-1);
    if (!found) return;
    setOpened((before) => [...new Set([...before, found.id])]);
    document.getElementById(`step-${found.id}`)?.scrollIntoView({ behavior: 'smooth', block: 'center' });
  };

  return (
    <Page
      title={run.automationName}
      badge={<RunBadge state={run.state} />}
      subtitle={
        <>
          {m.run.version(run.version)} · {m.run.trigger(triggerText(run.trigger))} ·{' '}
          <span title={formatFull(run.startedAt)}>{formatRelative(run.startedAt)}</span> ·{' '}
          {formatDuration(run.startedAt, run.endedAt)}
          {' · '}
          <AnchorLink size="sm" to="/automations/$automationId" params={{ automationId: run.automationId }}>
            {m.run.openAutomation}
          </AnchorLink>
          {subject?.kind === 'task' && (
            <>
              {' · '}
              <AnchorLink size="sm" to="/my-tasks" search={{ task: subject.id as TaskId }}>
                {m.run.openSubject}
              </AnchorLink>
            </>
          )}
        </>
      }
      actions={
        <>
          {run.state === 'failed' && (
            <Button
              leftSection={<IconRefresh size={16} />}
              loading={retry.isPending}
              onClick={() => retry.mutate()}
            >
              {m.run.retry}
            </Button>
          )}
          {!over && (
            <Button
              variant="default"
              leftSection={<IconCircleX size={16} />}
              onClick={() => setCancelling(true)}
            >
              {m.run.cancel}
            </Button>
          )}
        </>
      }
    >
      {run.error && (
        <Alert color="red" variant="light" icon={<IconAlertTriangle />} mb="md" title={m.run.error}>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {run.error}
          </Text>
        </Alert>
      )}
      {run.bpmn ? (
        <Suspense fallback={<Skeleton height={340} />}>
          <RunDiagram bpmn={run.bpmn} steps={steps.data ?? []} onElement={showElement} />
        </Suspense>
      ) : (
        <Text c="dimmed" size="sm">
          {m.run.noDiagram}
        </Text>
      )}
      <Title order={2} mt="xl" mb="sm">
        {m.run.steps}
      </Title>
      {steps.isPending ? (
        <RowsSkeleton rows={4} />
      ) : !steps.data ? (
        <ErrorState error={steps.error} onRetry={() => void steps.refetch()} />
      ) : steps.data.length === 0 ? (
        <Text c="dimmed" size="sm">
          {m.run.noSteps}
        </Text>
      ) : (
        <Accordion multiple variant="contained" value={opened} onChange={setOpened} aria-label={m.run.steps}>
          {steps.data.map((step) => (
            <StepItem key={step.id} step={step} />
          ))}
        </Accordion>
      )}
      <ConfirmDialog
        opened={cancelling}
        title={m.run.cancelTitle}
        text={m.run.cancelText}
        confirm={m.run.cancel}
        keep={m.run.keep}
        busy={cancel.isPending}
        onClose={() => setCancelling(false)}
        onConfirm={() => cancel.mutate(undefined, { onSettled: () => setCancelling(false) })}
      />
    </Page>
  );
}

function StepItem({ step }: { step: Step }) {
  return (
    <Accordion.Item value={step.id} id={`step-${step.id}`}>
      <Accordion.Control>
        <Group wrap="nowrap" gap="sm" pr="sm">
          <Badge
            variant="light"
            color={stepColors[step.state]}
            radius="sm"
            tt="none"
            w={82}
            style={{ flex: 'none' }}
          >
            {m.run.stepStates[step.state]}
          </Badge>
          <Box miw={0} flex={1}>
            <Text size="sm" fw={550} truncate>
              {step.elementName ?? step.elementId}
            </Text>
            <Text size="xs" c="dimmed" truncate>
              {step.elementType}
              {step.attempts > 1 && ` · ${m.run.attempts(step.attempts)}`}
            </Text>
          </Box>
          <Text
            size="xs"
            c="dimmed"
            style={{ flex: 'none', fontVariantNumeric: 'tabular-nums' }}
            title={formatFull(step.startedAt)}
          >
            {formatDuration(step.startedAt, step.endedAt)}
          </Text>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        {step.error && (
          <Alert color="red" variant="light" mb="sm" title={m.run.error}>
            <Text size="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
              {step.error}
            </Text>
          </Alert>
        )}
        <div className={classes.columns}>
          <JsonView label={m.run.input} value={step.input ?? {}} />
          <JsonView label={m.run.output} value={step.output ?? {}} />
        </div>
      </Accordion.Panel>
    </Accordion.Item>
  );
}
