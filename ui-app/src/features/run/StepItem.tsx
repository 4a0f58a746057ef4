import { Accordion, Alert, Badge, Box, Button, Group, Text } from '@mantine/core';
import type { ElementTemplate } from '@taskloom/modeler';
import type { Step } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { formatDuration, formatFull } from '@/lib/time';
import { IconPlayerSkipForward } from '@/ui/icons';
import { JsonView } from '@/ui/JsonView';
import { DecisionsMade } from './DecisionsMade';
import { kindIcons, kindOf } from './kinds';
import { stepColors } from './parts';
import classes from './run.module.css';

type Props = {
  step: Step;
  /** What the element is made from; undefined for plain elements. */
  template: ElementTemplate | undefined;
  /** Undefined for one that holds no run. */
  onSkip?: (() => void) | undefined;
};

export function StepItem({ step, template, onSkip }: Props) {
  const kind = kindOf(step.elementType);
  const Icon = kindIcons[kind];
  return (
    <Accordion.Item value={step.id} id={`step-${step.id}`}>
      <Accordion.Control>
        <div className={classes.step}>
          <span className={classes.tile} aria-hidden>
            {template?.icon ? (
              <img src={template.icon.contents} alt="" width={18} height={18} />
            ) : (
              <Icon size={18} stroke={1.7} />
            )}
          </span>
          <Box miw={0} flex={1}>
            <Text size="sm" fw={550} truncate>
              {step.elementName ?? template?.name ?? m.run.kinds[kind]}
            </Text>
            <Text size="xs" c="dimmed" truncate>
              {template?.name ?? m.run.kinds[kind]}
              {step.attempts > 1 && ` · ${m.run.attempts(step.attempts)}`}
              {step.state === 'skipped' && ` · ${m.run.skippedBy(step.skippedBy?.name ?? m.run.somebody)}`}
            </Text>
          </Box>
          <Group gap={10} wrap="nowrap" className={classes.outcome}>
            <Badge variant="light" color={stepColors[step.state]} radius="sm" tt="none">
              {m.run.stepStates[step.state]}
            </Badge>
            {step.startedAt && (
              <Text size="xs" c="dimmed" className={classes.duration} title={formatFull(step.startedAt)}>
                {formatDuration(step.startedAt, step.endedAt)}
              </Text>
            )}
          </Group>
        </div>
      </Accordion.Control>
      <Accordion.Panel>
        {step.error && (
          <Alert color="red" variant="light" mb="sm" title={m.run.error}>
            <Text size="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
              {step.error}
            </Text>
            {onSkip && (
              <Button
                mt="sm"
                size="compact-sm"
                variant="default"
                leftSection={<IconPlayerSkipForward size={14} />}
                onClick={onSkip}
              >
                {m.run.skip}
              </Button>
            )}
          </Alert>
        )}
        {step.decisions && step.decisions.length > 0 && <DecisionsMade decisions={step.decisions} />}
        {step.input || step.output ? (
          <div className={classes.columns}>
            {step.input && <JsonView label={m.run.input} value={step.input} />}
            {step.output && <JsonView label={m.run.output} value={step.output} />}
          </div>
        ) : (
          !step.error &&
          !step.decisions?.length && (
            <Text size="sm" c="dimmed">
              {m.run.noValues}
            </Text>
          )
        )}
      </Accordion.Panel>
    </Accordion.Item>
  );
}
