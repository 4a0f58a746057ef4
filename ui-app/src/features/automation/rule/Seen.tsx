import { Alert, Group, Loader, Select, Text } from '@mantine/core';
import { useElementTemplates } from '@/lib/api/catalog';
import type { BackTest, RulePreview } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { formatDay, formatFull, formatWhen } from '@/lib/time';
import { IconCircleCheck } from '@/ui/icons';
import { AnchorLink } from '@/ui/links';
import { ErrorState } from '@/ui/states';
import { useViewer } from '@/ui/useViewer';
import classes from './rule.module.css';

type Props = {
  preview: RulePreview | undefined;
  /** Whether a newer answer is on its way. */
  busy: boolean;
  error: unknown;
  days: number;
  onDays: (days: number) => void;
};

const spans = [7, 30, 90];

/** What the rule would do: what it would have started, and what it is drawn as. */
export function Seen({ preview, busy, error, days, onDays }: Props) {
  return (
    <aside className={classes.seen} aria-label={m.rule.seen}>
      <section className={classes.part} aria-labelledby="rule-back">
        <div className={classes.head}>
          <h2 className={classes.word} id="rule-back">
            {m.rule.backTest}
          </h2>
          <Select
            aria-label={m.rule.lookBack}
            size="xs"
            w={150}
            allowDeselect={false}
            data={spans.map((span) => ({ value: String(span), label: m.rule.lastDays(span) }))}
            value={String(days)}
            onChange={(next) => next && onDays(Number(next))}
          />
          {busy && <Loader size="xs" role="status" aria-label={m.rule.looking} />}
        </div>
        {error ? (
          <ErrorState title={m.rule.previewFailed} error={error} />
        ) : preview && preview.findings.length > 0 ? (
          <Alert color="orange" variant="light" title={m.rule.findings(preview.findings.length)}>
            <ul className={classes.findings}>
              {preview.findings.map((finding, index) => (
                <li key={index}>
                  <Text size="sm">
                    {finding.message} {finding.remedy}
                  </Text>
                </li>
              ))}
            </ul>
          </Alert>
        ) : preview?.backTest ? (
          <Looked looked={preview.backTest} days={days} />
        ) : (
          !preview && <Text size="sm">{m.rule.looking}</Text>
        )}
      </section>
      <section className={classes.part} aria-labelledby="rule-diagram">
        <div className={classes.head}>
          <h2 className={classes.word} id="rule-diagram">
            {m.rule.diagram}
          </h2>
          {preview?.bpmn && preview.findings.length === 0 && (
            <Group gap={4} wrap="nowrap">
              <IconCircleCheck size={15} color="var(--mantine-color-teal-6)" aria-hidden />
              <Text size="xs" c="dimmed">
                {m.rule.ready}
              </Text>
            </Group>
          )}
        </div>
        {preview?.bpmn ? (
          <Diagram bpmn={preview.bpmn} />
        ) : (
          <Text size="sm" c="dimmed" className={classes.later}>
            {m.rule.diagramLater}
          </Text>
        )}
      </section>
    </aside>
  );
}

function Looked({ looked, days }: { looked: BackTest; days: number }) {
  const most = Math.max(1, ...looked.days.map(({ count }) => count));
  const [first] = looked.days;
  const last = looked.days.at(-1);
  const noon = (day: string) => `${day}T12:00:00`;
  const about = looked.starts.some(({ task }) => task);
  return (
    <>
      <Text fw={650} role="status">
        {looked.complete
          ? m.rule.wouldHave(looked.count, days)
          : m.rule.atLeast(looked.count, formatFull(looked.seenBack))}
      </Text>
      <div className={classes.bars} role="img" aria-label={m.rule.chart(looked.count)}>
        {looked.days.map(({ day, count }) => (
          <span
            key={day}
            className={classes.bar}
            data-none={count === 0 || undefined}
            style={count > 0 ? { height: `${Math.max(6, (count / most) * 100)}%` } : undefined}
            title={m.rule.onDay(formatDay(noon(day)), count)}
          />
        ))}
      </div>
      <div className={classes.ends}>
        <Text size="xs" c="dimmed">
          {first && formatDay(noon(first.day))}
        </Text>
        <Text size="xs" c="dimmed">
          {last && formatDay(noon(last.day))}
        </Text>
      </div>
      {looked.unclear > 0 && (
        <Alert color="orange" variant="light" mt={8}>
          <Text size="sm">{m.rule.unclear(looked.unclear)}</Text>
          <Text size="xs" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
            {looked.why}
          </Text>
        </Alert>
      )}
      {looked.starts.length > 0 && (
        <>
          <Text size="sm" fw={600} mt={10}>
            {about ? m.rule.tasks : m.rule.times}
          </Text>
          <ul
            className={classes.starts}
            aria-label={about ? m.rule.tasks : m.rule.times}
            // It scrolls, so the keyboard has to come here.
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
          >
            {looked.starts.map(({ time, task }, index) => (
              <li key={index}>
                {task && (
                  <AnchorLink to="/tasks/$taskId" params={{ taskId: task.id }} size="sm">
                    {task.title || m.rule.untitled}
                  </AnchorLink>
                )}
                <time dateTime={time} title={formatFull(time)}>
                  {formatWhen(time)}
                </time>
              </li>
            ))}
          </ul>
          {looked.count > looked.starts.length && (
            <Text size="xs" c="dimmed" mt={4}>
              {m.rule.firstFifty}
            </Text>
          )}
        </>
      )}
      <Text size="xs" c="dimmed" mt={6}>
        {m.rule.looked(looked.looked)}
      </Text>
    </>
  );
}

function Diagram({ bpmn }: { bpmn: string }) {
  const { data: templates } = useElementTemplates();
  const { container, failure } = useViewer({ bpmn, templates, onElementClick: () => undefined });
  if (failure) return <ErrorState error={failure} />;
  return <div ref={container} className={classes.diagram} role="region" aria-label={m.rule.diagram} />;
}
