import { Alert, Button, Group, Loader, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { ApiError } from '@/lib/api/problem';
import type { Automation, Finding, ScenarioCoverage, ScenarioResult } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { IconBolt, IconCircleCheck, IconRocket } from '@/ui/icons';
import { CoverageNumbers, ScenarioOutcomes } from '@/ui/ScenarioOutcomes';
import { ErrorState } from '@/ui/states';
import { tellDone } from '@/ui/tell';
import { usePublish, useRehearsal } from './api';
import { Findings } from './Findings';
import { useTriggersInWords } from './parts';
import { useWaiting } from './versions/api';
import type { Move } from './versions/MoveDialog';
import { WaitingRunsChoice } from './versions/WaitingRunsChoice';

type Seen = { results: ScenarioResult[]; coverage: ScenarioCoverage };

type Props = {
  automation: Automation;
  onClose: () => void;
  /** Saves and checks what is drawn; null when that could not be done. */
  check: () => Promise<Finding[] | null>;
  onFocus: (finding: Finding) => void;
  leads?: (finding: Finding) => boolean;
  /** Runs of this version are to follow what was published. */
  onMove: (move: Move) => void;
};

/** Publishes what has been checked; what stands against it is listed, and leads to its element. */
export function PublishDialog({ opened, ...props }: Props & { opened: boolean }) {
  return (
    <Modal
      opened={opened}
      onClose={props.onClose}
      title={m.automation.publishTitle}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      <PublishForm {...props} />
    </Modal>
  );
}

function PublishForm({ automation, onClose, check, onFocus, leads, onMove }: Props) {
  const publish = usePublish(automation.id);
  const inWords = useTriggersInWords();
  const [note, setNote] = useState('');
  const waiting = useWaiting(automation.id).data ?? [];
  const [way, setWay] = useState<Move['way'] | 'stay'>('stay');
  const [findings, setFindings] = useState<Finding[] | null>(null);
  const problem = publish.error instanceof ApiError ? publish.error.problem : undefined;
  const refused = problem?.['findings'] as Finding[] | undefined;
  const rehearsal = useRehearsal(automation.id);
  const [reason, setReason] = useState('');
  // What the server has just seen counts before what was seen when the dialog opened.
  const seen = problem?.['results'] ? (problem as unknown as Seen) : rehearsal.data;
  const failed = seen?.results.filter(({ outcome }) => outcome !== 'passed').length ?? 0;
  const shown = refused ?? findings;

  const begin = useEffectEvent(() => check());
  const checked = useEffectEvent((found: Finding[] | null) => {
    if (!found) return onClose();
    setFindings(found);
    if (found.length === 0) rehearsal.mutate();
  });
  useEffect(() => {
    let gone = false;
    void begin().then((found) => !gone && checked(found));
    return () => {
      gone = true;
    };
  }, []);

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        publish.mutate(
          { note, ...(failed > 0 ? { reason } : {}) },
          {
            onSuccess: ({ number }) => {
              setNote('');
              onClose();
              tellDone(m.automation.published(number));
              if (waiting[0] && way !== 'stay') onMove({ from: waiting[0].version, to: number, way });
            },
          },
        );
      }}
    >
      <Stack>
        <Text size="sm">{m.automation.publishText}</Text>
        {shown !== null && (
          <Group gap="xs" wrap="nowrap" align="flex-start" role="note" aria-label={m.automation.trigger}>
            <IconBolt
              size={18}
              color="var(--mantine-primary-color-filled)"
              style={{ flex: 'none' }}
              aria-hidden
            />
            <Text size="sm" fw={550} style={{ overflowWrap: 'anywhere' }}>
              {inWords(automation.draftTriggers)}
            </Text>
          </Group>
        )}
        {shown === null ? (
          <Group gap="xs">
            <Loader size="xs" />
            <Text size="sm">{m.automation.checking}</Text>
          </Group>
        ) : shown.length > 0 ? (
          <Alert color="orange" variant="light" title={m.automation.findings(shown.length)}>
            <Text size="sm" mb={4}>
              {m.automation.findingsText}
            </Text>
            <Findings
              findings={shown}
              leads={leads}
              onFocus={(finding) => {
                onClose();
                onFocus(finding);
              }}
            />
          </Alert>
        ) : (
          <Alert color="teal" variant="light" icon={<IconCircleCheck />}>
            {m.automation.noFindings}
          </Alert>
        )}
        {rehearsal.isPending && (
          <Group gap="xs">
            <Loader size="xs" />
            <Text size="sm">{m.scenario.running}</Text>
          </Group>
        )}
        {seen && seen.results.length > 0 && (
          <Alert
            color={failed > 0 ? 'orange' : 'teal'}
            variant="light"
            title={
              failed > 0
                ? m.scenario.somePassed(failed, seen.results.length)
                : m.scenario.allPassed(seen.results.length)
            }
          >
            <Stack gap="xs">
              {failed > 0 && <ScenarioOutcomes results={seen.results} />}
              <CoverageNumbers coverage={seen.coverage} />
            </Stack>
          </Alert>
        )}
        {failed > 0 && (
          <Textarea
            label={m.scenario.reason}
            description={m.scenario.reasonHelp}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            autosize
            minRows={2}
            maxLength={500}
          />
        )}
        {publish.isError && !refused && !problem?.['results'] && (
          <ErrorState title={m.automation.publishFailed} error={publish.error} />
        )}
        <Textarea
          label={m.automation.note}
          placeholder={m.automation.notePlaceholder}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          autosize
          minRows={2}
          maxLength={2000}
          data-autofocus
        />
        {waiting.length > 0 && <WaitingRunsChoice waiting={waiting} way={way} onWay={setWay} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {m.common.cancel}
          </Button>
          <Button
            type="submit"
            leftSection={<IconRocket size={16} />}
            disabled={
              shown === null ||
              shown.length > 0 ||
              rehearsal.isPending ||
              (failed > 0 && reason.trim() === '')
            }
            loading={publish.isPending}
          >
            {m.automation.publish}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
