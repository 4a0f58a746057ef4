import { Badge, Group, Skeleton, Text, UnstyledButton } from '@mantine/core';
import type { Explanation as Reasons, Task } from '@/lib/api/types';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { formatFull, formatRelative, formatWhen } from '@/lib/time';
import { IconBolt, IconClock, IconHourglass, IconRoute } from '@/ui/icons';
import { AnchorLink } from '@/ui/links';
import { MadeBy, NextOne } from '../recurrence/NextOne';
import { useExplanation } from './api';
import classes from './panel.module.css';
import { actorName, inWords } from './words';

/** F2: why the task is here, and what happens next. */
export function Explanation({ task, onOpen }: { task: Task; onOpen: (id: TaskId) => void }) {
  const explanation = useExplanation(task.id);
  const { data } = explanation;
  return (
    <section aria-label={m.task.origin}>
      <h2 className={classes.heading}>{m.task.origin}</h2>
      <Group gap={6} mt={4}>
        <IconRoute size={15} aria-hidden />
        <MadeBy task={task} onOpen={onOpen}>
          <Origin task={task} origin={data?.origin} />
        </MadeBy>
        {task.kind === 'step' && (
          <Badge size="sm" variant="light" color="grape" tt="none">
            {m.task.step}
          </Badge>
        )}
      </Group>
      <Text size="xs" c="dimmed" mt={2} title={formatFull(task.createdAt)}>
        {m.task.created} {formatRelative(task.createdAt)}
      </Text>
      {explanation.isPending && <Skeleton height={36} mt="sm" />}
      {data && <Rest task={task} data={data} onOpen={onOpen} />}
    </section>
  );
}

function Origin({ task, origin }: { task: Task; origin: Reasons['origin'] | undefined }) {
  const run = origin?.run;
  if (run)
    return (
      <Text size="sm">
        {m.panel.originRun(run.automationName, run.version)}{' '}
        <AnchorLink to="/runs/$runId" params={{ runId: run.id }} size="sm">
          {m.task.openRun}
        </AnchorLink>
      </Text>
    );
  const kind = origin?.kind ?? task.origin?.kind;
  const name = origin?.person?.name ?? task.reporter?.name ?? m.common.unknownPerson;
  return (
    <Text size="sm">
      {kind === 'run'
        ? m.task.originRun
        : kind === 'system'
          ? m.task.originSystem
          : m.panel.originPerson(name)}
    </Text>
  );
}

function Rest({ task, data, onOpen }: { task: Task; data: Reasons; onOpen: (id: TaskId) => void }) {
  const { step, timers, waitsFor, onCompletion } = data;
  const byRun = data.changes.filter((change) => change.run);
  const fires = (each: Reasons['onCompletion'][number]) =>
    each.fires === null ? m.panel.firesMaybe : each.fires ? m.panel.fires : m.panel.firesNot;
  return (
    <>
      {step && (
        <Text size="sm" mt={4}>
          {m.panel.stepOf(step.automationName, step.version)}{' '}
          <AnchorLink to="/runs/$runId" params={{ runId: step.runId }} size="sm">
            {m.task.openRun}
          </AnchorLink>
          <br />
          {step.next.length ? m.panel.next(step.next.join(', ')) : m.panel.nextEnd}
        </Text>
      )}
      {byRun.length > 0 && (
        <>
          <h3 className={classes.subheading}>{m.panel.recent}</h3>
          <ul className={classes.reasons}>
            {byRun.map((change) => (
              <li key={`${change.at} ${change.type}`}>
                <IconRoute size={14} aria-hidden />
                <span>
                  {actorName(change)} {inWords({ type: change.type, fields: [] })}{' '}
                  {change.run && (
                    <AnchorLink to="/runs/$runId" params={{ runId: change.run.id }} size="sm">
                      {m.panel.byRun(change.run.automationName)}
                    </AnchorLink>
                  )}{' '}
                  <Text span size="xs" c="dimmed" title={formatFull(change.at)}>
                    {formatRelative(change.at)}
                  </Text>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3 className={classes.subheading}>{m.panel.explain}</h3>
      <ul className={classes.reasons}>
        {waitsFor.map((blocker) => (
          <li key={blocker.id}>
            <IconHourglass size={14} aria-hidden />
            <span>
              {m.panel.waitsFor}{' '}
              <UnstyledButton fz="sm" td="underline" onClick={() => onOpen(blocker.id)}>
                {blocker.title}
              </UnstyledButton>
            </span>
          </li>
        ))}
        {timers.map((timer) => (
          <li key={`${timer.kind} ${timer.name} ${timer.at}`} title={formatFull(timer.at)}>
            <IconClock size={14} aria-hidden />
            <span>
              {timerText(timer)}: {formatWhen(timer.at)}
            </span>
          </li>
        ))}
        {timers.length === 0 && (
          <li>
            <IconClock size={14} aria-hidden />
            <Text span size="sm" c="dimmed">
              {m.panel.noTimers}
            </Text>
          </li>
        )}
        <NextOne task={task} />
        {onCompletion.length === 0 ? (
          <li>
            <IconBolt size={14} aria-hidden />
            <Text span size="sm" c="dimmed">
              {m.panel.onCompletion}: {m.panel.nothingFires}
            </Text>
          </li>
        ) : (
          onCompletion.map((each) => (
            <li key={each.automationId}>
              <IconBolt size={14} aria-hidden />
              <span>
                {m.panel.onCompletion}:{' '}
                <AnchorLink
                  to="/automations/$automationId"
                  params={{ automationId: each.automationId }}
                  size="sm"
                >
                  {m.panel.rule(each.name, each.version)}
                </AnchorLink>{' '}
                <Badge
                  size="sm"
                  variant="light"
                  tt="none"
                  color={each.fires === null ? 'yellow' : each.fires ? 'teal' : 'gray'}
                >
                  {fires(each)}
                </Badge>
                {(each.condition || each.why) && (
                  <Text size="xs" c="dimmed">
                    {each.condition && <code>{each.condition}</code>} {each.why}
                  </Text>
                )}
              </span>
            </li>
          ))
        )}
      </ul>
    </>
  );
}

type Timer = Reasons['timers'][number];

function timerText({ kind, name, told }: Timer): string {
  if (kind === 'timer') return name;
  return kind === 'escalation' ? m.panel.escalations[told ?? 'assignees'] : m.panel.timerKinds[kind];
}
