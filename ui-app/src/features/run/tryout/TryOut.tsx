import {
  Accordion,
  Alert,
  Badge,
  Button,
  Code,
  Group,
  JsonInput,
  NativeSelect,
  Pill,
  Skeleton,
  Stack,
  Switch,
  Text,
  Title,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useRef, useState, type ReactNode } from 'react';
import { triggerTypes, useElementTemplates } from '@/lib/api/catalog';
import { explain } from '@/lib/api/problem';
import type {
  Automation,
  NewTryOutAnswer,
  Scenario,
  StartCondition,
  Step,
  TaskForm,
  TryOut as Tried,
} from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { ScenarioId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { formatRelative } from '@/lib/time';
import type { FormView } from '@/ui/form/form';
import { IconAlertTriangle, IconBookmark, IconCheck, IconPlayerPlay, IconRefresh } from '@/ui/icons';
import { JsonView } from '@/ui/JsonView';
import { ErrorState, RowsSkeleton } from '@/ui/states';
import { tellError } from '@/ui/tell';
import { parsedObject } from '../json';
import { templatesIn } from '../kinds';
import { useScenario } from '../scenario/api';
import { SaveDialog } from '../scenario/SaveDialog';
import { StepItem } from '../StepItem';
import { readRecorded, useRecorded, useSavedDraft, useTryOut } from './api';
import { orNothing, readModel, typed, type Model } from './model';
import { StartAnswers } from './StartAnswers';
import classes from './tryout.module.css';
import { WaitingCard } from './WaitingCard';

const RunDiagram = lazy(() => import('../RunDiagram'));

const colors: Record<Tried['state'], string> = {
  waiting: 'yellow',
  completed: 'teal',
  failed: 'red',
  stopped: 'orange',
};

/** The draft, tried out: what a run of it would do, with nothing done. */
export function TryOut({
  automation,
  scenario,
}: {
  automation: Automation;
  /** Somebody wants to see this one. */
  scenario?: ScenarioId | undefined;
}) {
  const draft = useSavedDraft(automation);
  const kept = useScenario(automation.id, scenario);
  const triggers = useQuery(triggerTypes(useApi()));
  if (draft.isPending || triggers.isPending || (scenario && kept.isPending)) return <RowsSkeleton />;
  if (!draft.data) return <ErrorState error={draft.error} onRetry={() => void draft.refetch()} />;
  if (scenario && !kept.data) return <ErrorState error={kept.error} onRetry={() => void kept.refetch()} />;
  const samples = new Map(triggers.data?.map(({ type, sample }) => [type, sample]));
  return (
    <Trial
      key={`${draft.data.version} ${scenario}`}
      scenario={scenario ? kept.data : undefined}
      automation={automation}
      bpmn={draft.data.bpmn}
      forms={draft.data.forms ?? {}}
      sampleOf={(start) => {
        const trigger = automation.draftTriggers.find(({ startEvent }) => startEvent === start);
        return trigger ? { ...samples.get(trigger.type), event: eventLike(trigger.type) } : {};
      }}
    />
  );
}

/** An answer as a try-out takes it: without what it does not say. */
const asked = (answer: NewTryOutAnswer) =>
  Object.fromEntries(Object.entries(answer).filter(([, value]) => value !== null)) as NewTryOutAnswer;

const eventLike = (type: string) => ({
  id: '00000000-0000-7000-8000-000000000000',
  type,
  time: new Date().toISOString(),
});

type Plan = { start: string; given: string; answers: NewTryOutAnswer[]; skipTimers: boolean };

type Props = {
  automation: Automation;
  bpmn: string;
  /** By id. */
  forms: Record<string, unknown>;
  /** To begin with. */
  scenario: Scenario | undefined;
  /** What a run that begins there would be given, as an example. */
  sampleOf: (start: string) => Record<string, unknown>;
};

function Trial({ automation, bpmn, forms, scenario, sampleOf }: Props) {
  const api = useApi();
  const model = useMemo(() => readModel(bpmn), [bpmn]);
  const attempt = useTryOut(automation.id);
  const [plan, setPlan] = useState<Plan>(() => {
    const start = scenario?.start ?? model.starts[0]?.id ?? '';
    if (scenario) {
      const { variables, answers, skipTimers } = scenario;
      return { start, given: typed(variables ?? {}), answers: (answers ?? []).map(asked), skipTimers };
    }
    return { start, given: typed(sampleOf(start)), answers: [], skipTimers: false };
  });
  const variables = parsedObject(orNothing(plan.given));
  const tried = attempt.data;
  const [saving, setSaving] = useState(false);
  const asks = forms[model.starts.find(({ id }) => id === plan.start)?.form ?? ''];
  const form = useRef<FormView | null>(null);
  const [invalid, setInvalid] = useState(false);
  const [taken, setTaken] = useState(0);

  /** @param moves how far; undefined for as far as it goes */
  const run = (next: Plan, moves?: number) => {
    setPlan(next);
    const given = parsedObject(orNothing(next.given));
    if (!given) return;
    attempt.mutate({
      ...(next.start ? { start: next.start } : {}),
      variables: given,
      answers: next.answers,
      skipTimers: next.skipTimers,
      ...(moves === undefined ? {} : { moves }),
    });
  };
  /** The same with what stands in the start's form, where it has one. */
  const goOn = (next: Plan, moves?: number) => {
    if (!asks) return run(next, moves);
    const answers = form.current?.submit();
    setInvalid(form.current !== null && answers === undefined);
    if (answers) run({ ...next, given: typed(answers) }, moves);
  };
  const take = async (runId: string) => {
    const recorded = runs.data?.find(({ id }) => id === runId);
    if (!recorded) return;
    try {
      const { variables: given, answers } = await readRecorded(api, recorded);
      setTaken((before) => before + 1);
      setInvalid(false);
      run({ ...plan, given: typed(given), answers });
    } catch (error) {
      tellError(m.tryOut.recordedFailed, error);
    }
  };
  const runs = useRecorded(automation.id);
  const answer = (given: NewTryOutAnswer) => goOn({ ...plan, answers: [...plan.answers, given] });

  return (
    <Stack gap="lg">
      <Text size="sm" c="dimmed" maw={720}>
        {m.tryOut.about}
      </Text>
      <div className={classes.bar} role="toolbar" aria-label={m.tryOut.tab}>
        <Button
          leftSection={<IconPlayerPlay size={16} />}
          loading={attempt.isPending}
          disabled={!variables}
          onClick={() => goOn(plan)}
        >
          {m.tryOut.run}
        </Button>
        <Button
          variant="default"
          disabled={!variables || attempt.isPending}
          onClick={() => goOn(plan, tried ? tried.moves + 1 : 0)}
        >
          {m.tryOut.oneStep}
        </Button>
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} />}
          disabled={!tried && plan.answers.length === 0}
          onClick={() => {
            setPlan({ ...plan, answers: [] });
            attempt.reset();
          }}
        >
          {m.tryOut.again}
        </Button>
        <Button
          variant="default"
          leftSection={<IconBookmark size={16} />}
          disabled={!tried || !variables || tried.state === 'stopped' || attempt.isPending}
          onClick={() => setSaving(true)}
        >
          {m.scenario.save}
        </Button>
        <Switch
          label={m.tryOut.skipTimers}
          checked={plan.skipTimers}
          onChange={({ currentTarget: { checked } }) => setPlan({ ...plan, skipTimers: checked })}
        />
        {tried && (
          <Badge variant="light" color={colors[tried.state]} radius="sm" tt="none" role="status">
            {m.tryOut.states[tried.state]}
          </Badge>
        )}
      </div>
      {tried?.condition && <Condition of={tried.condition} />}
      {attempt.isError && (
        <Alert color="red" variant="light" role="alert" title={m.tryOut.failed}>
          <Text size="sm">{explain(attempt.error)}</Text>
        </Alert>
      )}
      {tried?.error && (
        <Alert color="red" variant="light" role="alert" icon={<IconAlertTriangle />}>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {tried.error.element
              ? m.tryOut.at(model.nameOf(tried.error.element), tried.error.message)
              : tried.error.message}
          </Text>
        </Alert>
      )}
      <div className={classes.columns}>
        <Stack gap="lg" miw={0}>
          <Way bpmn={bpmn} tried={tried}>
            {tried && tried.waiting.length > 0 && (
              <section aria-label={m.tryOut.waitsFor}>
                <Title order={2} size="h4" mb="xs">
                  {m.tryOut.waitsFor}
                </Title>
                <Stack gap="sm">
                  {tried.waiting.map((waiting, index) => (
                    <WaitingCard
                      key={`${tried.moves}-${waiting.elementId}-${index}`}
                      name={model.nameOf(waiting.elementId)}
                      waiting={waiting}
                      busy={attempt.isPending}
                      onAnswer={answer}
                    />
                  ))}
                </Stack>
              </section>
            )}
          </Way>
        </Stack>
        <Stack gap="md" miw={0}>
          {model.starts.length > 1 && (
            <NativeSelect
              label={m.tryOut.start}
              data={model.starts.map(({ id, name }) => ({ value: id, label: name }))}
              value={plan.start}
              onChange={({ currentTarget: { value } }) =>
                setPlan({ ...plan, start: value, given: typed(sampleOf(value)) })
              }
            />
          )}
          {runs.data && runs.data.length > 0 && (
            <NativeSelect
              label={m.tryOut.recorded}
              value=""
              data={[
                { value: '', label: m.tryOut.recordedPlaceholder },
                ...runs.data.map(({ id, startedAt, state }) => ({
                  value: id,
                  label: `${formatRelative(startedAt)}, ${m.run.states[state]}`,
                })),
              ]}
              onChange={({ currentTarget: { value } }) => void take(value)}
            />
          )}
          {asks ? (
            <StartAnswers
              key={`${plan.start} ${taken}`}
              form={{ schema: asks as TaskForm['schema'], data: variables ?? {} }}
              formRef={form}
              invalid={invalid}
            />
          ) : (
            <JsonInput
              label={m.tryOut.given}
              description={m.tryOut.givenHelp}
              autosize
              minRows={4}
              maxRows={18}
              value={plan.given}
              onChange={(given) => setPlan({ ...plan, given })}
              error={variables ? null : m.tryOut.notObject}
              classNames={{ input: classes.code ?? '' }}
            />
          )}
          <Answered
            answers={plan.answers}
            model={model}
            onTakeBack={(index) =>
              goOn({ ...plan, answers: plan.answers.filter((_, position) => position !== index) })
            }
          />
          {tried && <JsonView label={m.tryOut.variables} value={tried.variables} />}
        </Stack>
      </div>
      {saving && tried && variables && (
        <SaveDialog
          automation={automation.id}
          given={{
            start: plan.start,
            variables,
            answers: plan.answers,
            skipTimers: plan.skipTimers,
          }}
          tried={tried}
          from={scenario}
          nameOf={model.nameOf}
          onClose={() => setSaving(false)}
        />
      )}
    </Stack>
  );
}

/** Whether a run would have begun with what this one was given. */
function Condition({ of: { condition, holds, value, why } }: { of: StartCondition }) {
  if (holds)
    return (
      <Group gap={6} wrap="nowrap" align="flex-start">
        <IconCheck size={16} color="var(--mantine-color-teal-6)" style={{ flex: 'none', marginTop: 2 }} />
        <Text size="sm" c="dimmed">
          {m.tryOut.condition.holds}
        </Text>
      </Group>
    );
  return (
    <Alert
      color={holds === false ? 'yellow' : 'orange'}
      variant="light"
      role="note"
      icon={<IconAlertTriangle />}
      title={holds === false ? m.tryOut.condition.not : m.tryOut.condition.unclear}
    >
      <Stack gap={4}>
        <Code className={classes.code ?? ''} style={{ alignSelf: 'flex-start', overflowWrap: 'anywhere' }}>
          {condition}
        </Code>
        {value !== null && <Text size="sm">{m.tryOut.condition.value(value)}</Text>}
        {why && (
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {why}
          </Text>
        )}
        <Text size="sm">{m.tryOut.condition.regardless}</Text>
      </Stack>
    </Alert>
  );
}

function Answered({
  answers,
  model,
  onTakeBack,
}: {
  answers: NewTryOutAnswer[];
  model: Model;
  onTakeBack: (index: number) => void;
}) {
  if (answers.length === 0) return null;
  return (
    <section aria-label={m.tryOut.answered}>
      <Text size="sm" fw={500} mb={6}>
        {m.tryOut.answered}
      </Text>
      <Group gap={6}>
        {answers.map(({ element }, index) => (
          <Pill
            key={index}
            size="md"
            withRemoveButton
            removeButtonProps={{
              'aria-label': m.tryOut.takeBack(model.nameOf(element)),
              'aria-hidden': false,
              tabIndex: 0,
            }}
            onRemove={() => onTakeBack(index)}
          >
            {model.nameOf(element)}
          </Pill>
        ))}
      </Group>
    </section>
  );
}

type WayProps = { bpmn: string; tried: Tried | undefined; children: ReactNode };

/** The way it took: on the diagram, and step by step; between them what it has come to. */
function Way({ bpmn, tried, children }: WayProps) {
  const templates = useElementTemplates();
  const made = useMemo(() => templatesIn(bpmn), [bpmn]);
  const steps = useMemo(() => shown(tried), [tried]);
  return (
    <>
      {templates.isPending ? (
        <Skeleton height={340} />
      ) : (
        <Suspense fallback={<Skeleton height={340} />}>
          <RunDiagram bpmn={bpmn} templates={templates.data ?? none} steps={steps} onElement={() => {}} />
        </Suspense>
      )}
      {children}
      {steps.length === 0 ? (
        <Text size="sm" c="dimmed">
          {m.tryOut.nothingYet}
        </Text>
      ) : (
        <Accordion multiple variant="contained" aria-label={m.tryOut.steps}>
          {steps.map((step) => (
            <StepItem
              key={step.id}
              step={step}
              template={templates.data?.find(({ id }) => id === made.get(step.elementId))}
            />
          ))}
        </Accordion>
      )}
    </>
  );
}

const none = [] as const;

/** As the steps of a run, which is what they would be; a try-out has no times. */
function shown(tried: Tried | undefined): Step[] {
  return (tried?.steps ?? []).map((step, index) => ({
    ...step,
    id: String(index),
    attempts: 1,
    input: Object.keys(step.input).length > 0 ? step.input : null,
    output: Object.keys(step.output).length > 0 ? step.output : null,
    startedAt: '',
    endedAt: null,
    skippedBy: null,
  }));
}
