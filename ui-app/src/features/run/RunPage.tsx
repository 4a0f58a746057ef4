import { Accordion, Alert, Button, Skeleton, Text, Title } from '@mantine/core';
import type { ElementTemplate } from '@taskloom/modeler';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useElementTemplates } from '@/lib/api/catalog';
import { useMayDesign } from '@/lib/api/shared';
import type { Run, Step } from '@/lib/api/types';
import type { RunId, TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { formatDuration, formatFull, formatRelative } from '@/lib/time';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconBookmark,
  IconCircleX,
  IconPencil,
  IconRefresh,
  IconRepeat,
} from '@/ui/icons';
import { AnchorLink } from '@/ui/links';
import { Page } from '@/ui/Page';
import { ErrorState, RowsSkeleton } from '@/ui/states';
import { tellDone } from '@/ui/tell';
import { isOver, isUndoable, useLiveRuns, useRun, useRunCommands, useSteps } from './api';
import { templatesIn } from './kinds';
import { RunBadge, useTriggerText } from './parts';
import { RetryDialog } from './RetryDialog';
import { useKeepRun } from './scenario/api';
import { NameDialog } from './scenario/NameDialog';
import { SkipDialog } from './SkipDialog';
import { StepItem } from './StepItem';
import { UndoDialog } from './UndoDialog';
import { UndoReport } from './UndoReport';
import { RunWaits } from './waits/RunWaits';

const RunDiagram = lazy(() => import('./RunDiagram'));

type Props = { id: RunId; onRun: (id: RunId) => void };

export function RunPage({ id, onRun }: Props) {
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
  return <RunDetails run={run.data} onRun={onRun} />;
}

function RunDetails({ run, onRun }: { run: Run; onRun: Props['onRun'] }) {
  const over = isOver(run.state);
  const steps = useSteps(run.id, over);
  const { retry, skip, cancel, replay, undo } = useRunCommands(run.id);
  const triggerText = useTriggerText();
  const templates = useTemplates();
  const made = useMemo(() => templatesIn(run.bpmn ?? '<none/>'), [run.bpmn]);
  const [asking, setAsking] = useState<'cancel' | 'data' | 'scenario' | 'undo' | null>(null);
  const keep = useKeepRun(run.id);
  const mayDesign = useMayDesign(run.workspaceId);
  const [skipping, setSkipping] = useState<Step | null>(null);
  const held = steps.data?.filter((step) => step.state === 'failed') ?? [];
  const stop = () => setAsking(null);
  const [opened, setOpened] = useState<string[]>([]);
  const subject = run.trigger?.subject;

  const nameOf = (elementId: string) =>
    steps.data?.findLast((step) => step.elementId === elementId)?.elementName ?? elementId;

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
          {subject?.kind === 'run' && (
            <>
              {' · '}
              <AnchorLink size="sm" to="/runs/$runId" params={{ runId: subject.id as RunId }}>
                {m.errorAutomation.failed}
              </AnchorLink>
            </>
          )}
          {run.errorRuns?.[0] && (
            <>
              {' · '}
              <AnchorLink size="sm" to="/runs/$runId" params={{ runId: run.errorRuns[0] }}>
                {m.errorAutomation.runOf}
              </AnchorLink>
            </>
          )}
          {run.replayOf && (
            <>
              {' · '}
              <AnchorLink size="sm" to="/runs/$runId" params={{ runId: run.replayOf }}>
                {m.run.replayOf}
              </AnchorLink>
            </>
          )}
        </>
      }
      actions={
        <>
          {mayDesign && run.state === 'failed' && !run.endedAt && (
            <>
              <Button
                leftSection={<IconRefresh size={16} />}
                loading={retry.isPending && asking === null}
                onClick={() => retry.mutate({})}
              >
                {m.run.retry}
              </Button>
              <Button
                variant="default"
                leftSection={<IconPencil size={16} />}
                onClick={() => setAsking('data')}
              >
                {m.run.retryWith.button}
              </Button>
            </>
          )}
          {mayDesign && over && (
            <Button
              variant="default"
              leftSection={<IconRepeat size={16} />}
              loading={replay.isPending}
              onClick={() =>
                replay.mutate(undefined, {
                  onSuccess: (begun) => {
                    tellDone(m.run.replayed);
                    onRun(begun.id);
                  },
                })
              }
            >
              {m.run.replay}
            </Button>
          )}
          {mayDesign && (run.state === 'completed' || run.state === 'failed') && (
            <Button
              variant="default"
              leftSection={<IconBookmark size={16} />}
              onClick={() => setAsking('scenario')}
            >
              {m.scenario.keepRun}
            </Button>
          )}
          {mayDesign && isUndoable(run) && (
            <Button
              variant="default"
              leftSection={<IconArrowBackUp size={16} />}
              onClick={() => setAsking('undo')}
            >
              {m.run.undo.button}
            </Button>
          )}
          {mayDesign && !over && (
            <Button
              variant="default"
              leftSection={<IconCircleX size={16} />}
              onClick={() => setAsking('cancel')}
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
      {run.undo && (
        <UndoReport
          run={run.id}
          undo={run.undo}
          busy={undo.isPending}
          onAgain={mayDesign ? () => undo.mutate() : undefined}
        />
      )}
      {run.corrections?.map((correction) => (
        <Text key={correction.at} size="sm" c="dimmed" mb="sm" title={formatFull(correction.at)}>
          {m.run.corrected(
            correction.by?.name ?? m.run.somebody,
            correction.names.join(', '),
            formatRelative(correction.at),
          )}
        </Text>
      ))}
      {templates === undefined ? (
        <Skeleton height={340} />
      ) : run.bpmn ? (
        <Suspense fallback={<Skeleton height={340} />}>
          <RunDiagram
            bpmn={run.bpmn}
            templates={templates}
            steps={steps.data ?? []}
            onElement={showElement}
          />
        </Suspense>
      ) : (
        <Text c="dimmed" size="sm">
          {m.run.noDiagram}
        </Text>
      )}
      <RunWaits run={run.id} over={over} nameOf={nameOf} onElement={showElement} />
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
            <StepItem
              key={step.id}
              step={step}
              template={templates?.find(({ id }) => id === made.get(step.elementId))}
              onSkip={
                mayDesign && step.state === 'failed' && !run.endedAt ? () => setSkipping(step) : undefined
              }
            />
          ))}
        </Accordion>
      )}
      <ConfirmDialog
        opened={asking === 'cancel'}
        title={m.run.cancelTitle}
        text={m.run.cancelText}
        confirm={m.run.cancel}
        keep={m.run.keep}
        busy={cancel.isPending}
        onClose={stop}
        onConfirm={() => cancel.mutate(undefined, { onSettled: stop })}
      />
      {asking === 'data' && (
        <RetryDialog
          steps={held}
          busy={retry.isPending}
          onClose={stop}
          onRetry={(variables) => retry.mutate(variables, { onSuccess: stop })}
        />
      )}
      {asking === 'undo' && (
        <UndoDialog
          run={run.id}
          held={!run.endedAt}
          busy={undo.isPending}
          onClose={stop}
          onUndo={() => undo.mutate(undefined, { onSettled: stop })}
        />
      )}
      {asking === 'scenario' && (
        <NameDialog
          title={m.scenario.saveTitle}
          text={m.scenario.keepRunText}
          error={keep.error}
          busy={keep.isPending}
          onClose={stop}
          onSave={(named) =>
            keep.mutate(named, {
              onSuccess: () => {
                tellDone(m.scenario.saved);
                stop();
              },
            })
          }
        />
      )}
      {skipping && (
        <SkipDialog
          step={skipping.elementName ?? skipping.elementId}
          busy={skip.isPending}
          onClose={() => setSkipping(null)}
          onSkip={(output) =>
            skip.mutate(
              { stepId: skipping.id, ...(output ? { output } : {}) },
              { onSuccess: () => setSkipping(null) },
            )
          }
        />
      )}
    </Page>
  );
}

const none: readonly ElementTemplate[] = [];

/** Undefined while they are read; none where they can't be: a run is worth seeing without its icons. */
function useTemplates(): readonly ElementTemplate[] | undefined {
  const { data, isError } = useElementTemplates();
  return isError ? none : data;
}
