import {
  Alert,
  Badge,
  Group,
  Input,
  SegmentedControl,
  Select,
  Skeleton,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { lazy, Suspense, useId, useMemo, useState } from 'react';
import { useElementTemplates } from '@/lib/api/catalog';
import type { Automation, Heat } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { formatWhen } from '@/lib/time';
import { IconActivity, IconHistory, IconInfoCircle } from '@/ui/icons';
import { EmptyState, ErrorState, RowsSkeleton } from '@/ui/states';
import { useLiveRuns } from '../api';
import { runColors } from '../parts';
import { RUN_STATES } from '../search';
import { useHeat, useModel, usePublished } from './api';
import classes from './heat.module.css';
import { HeatTable } from './HeatTable';
import { Legend } from './Legend';
import { boundsOf, valueOf } from './scale';
import { heatSearch, MEASURES, PERIODS, USUAL_PERIOD, type HeatSearch, type Measure } from './search';
import { StepCard } from './StepCard';

const HeatDiagram = lazy(() => import('./HeatDiagram'));

type Props = {
  automation: Automation;
  /** What is shown; it stands in the address. */
  search: HeatSearch;
  onSearch: (search: HeatSearch) => void;
};

/** How often runs were at each step of a version, how long, and where they failed. */
export function HeatMap(props: Props) {
  if (props.automation.published === null)
    return <EmptyState icon={IconHistory} title={m.heat.unpublishedTitle} text={m.heat.unpublishedText} />;
  return <Published {...props} />;
}

function Published({ automation, search, onSearch }: Props) {
  const heat = useHeat(automation.id, search, true);
  useLiveRuns(automation.workspaceId);
  const measure = search.by ?? 'count';
  return (
    <Stack gap="lg">
      <Text size="sm" c="dimmed" maw={720}>
        {m.heat.about}
      </Text>
      <Choices
        automation={automation}
        search={search}
        onChange={(change) => onSearch(heatSearch({ ...search, ...change }))}
      />
      {heat.isPending ? (
        <RowsSkeleton />
      ) : !heat.data ? (
        <ErrorState error={heat.error} onRetry={() => void heat.refetch()} />
      ) : heat.data.runs === 0 ? (
        <EmptyState icon={IconActivity} title={m.heat.emptyTitle} text={m.heat.emptyText} />
      ) : (
        <Shown key={heat.data.version} automation={automation} heat={heat.data} measure={measure} />
      )}
    </Stack>
  );
}

type ChoicesProps = {
  automation: Automation;
  search: HeatSearch;
  onChange: (change: Record<string, unknown>) => void;
};

function Choices({ automation, search, onChange }: ChoicesProps) {
  const versions = usePublished(automation.id);
  const current = automation.published as number;
  const label = useId();
  return (
    <div className={classes.bar}>
      <Select
        label={m.heat.version}
        size="xs"
        w={230}
        allowDeselect={false}
        data={(versions.data ?? [current]).map((number) => ({
          value: String(number),
          label: m.heat.versionOf(number, number === current),
        }))}
        value={String(search.version ?? current)}
        onChange={(version) => onChange({ version: Number(version) === current ? undefined : version })}
      />
      <Select
        label={m.heat.period}
        size="xs"
        w={130}
        allowDeselect={false}
        data={PERIODS.map((days) => ({ value: String(days), label: m.heat.periods[days] }))}
        value={String(search.days ?? USUAL_PERIOD)}
        onChange={(days) => onChange({ days })}
      />
      <div>
        <Input.Label id={label} labelElement="div" size="xs" display="block">
          {m.heat.measure}
        </Input.Label>
        <SegmentedControl
          aria-labelledby={label}
          size="xs"
          data={MEASURES.map((each) => ({ value: each, label: m.heat.measures[each] }))}
          value={search.by ?? 'count'}
          onChange={(by) => onChange({ by })}
        />
      </div>
    </div>
  );
}

type ShownProps = { automation: Automation; heat: Heat; measure: Measure };

function Shown({ automation, heat, measure }: ShownProps) {
  const model = useModel(automation.id, heat.version);
  const templates = useElementTemplates();
  const [chosen, setChosen] = useState<string | null>(null);
  const bounds = useMemo(
    () =>
      boundsOf(
        heat.steps.map((step) => valueOf(step, measure)).filter((value) => value !== null),
        measure,
      ),
    [heat.steps, measure],
  );
  return (
    <>
      <Group gap={6} role="status">
        <Text size="sm" fw={550} mr={4}>
          {m.heat.runs(heat.runs)}
        </Text>
        {RUN_STATES.filter((state) => heat.states[state] > 0).map((state) => (
          <Badge key={state} variant="light" color={runColors[state]} radius="sm" tt="none">
            {m.heat.state(heat.states[state], m.run.states[state])}
          </Badge>
        ))}
      </Group>
      {heat.cut && heat.oldest && (
        <Alert color="blue" variant="light" icon={<IconInfoCircle />}>
          {m.heat.cut(heat.runs, formatWhen(heat.oldest))}
        </Alert>
      )}
      <div className={classes.columns}>
        <Stack gap="xs" miw={0}>
          {model.isError ? (
            <ErrorState error={model.error} onRetry={() => void model.refetch()} />
          ) : !model.data?.bpmn || templates.isPending ? (
            <Skeleton height={420} />
          ) : (
            <Suspense fallback={<Skeleton height={420} />}>
              <HeatDiagram
                bpmn={model.data.bpmn}
                templates={templates.data ?? none}
                steps={heat.steps}
                measure={measure}
                bounds={bounds}
                chosen={chosen}
                onChoose={setChosen}
              />
            </Suspense>
          )}
          <Legend bounds={bounds} measure={measure} />
        </Stack>
        <StepCard automation={automation.id} heat={heat} chosen={chosen} />
      </div>
      <section aria-label={m.heat.table}>
        <Title order={2} size="h4" mb="xs">
          {m.heat.table}
        </Title>
        <HeatTable steps={heat.steps} chosen={chosen} onChoose={setChosen} />
      </section>
    </>
  );
}

const none = [] as const;
