import { Alert, Anchor, Code, CopyButton, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { triggerTypes } from '@/lib/api/catalog';
import type { RunCallback, RunWait } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { RunId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { formatFull, formatRelative } from '@/lib/time';
import { CALLBACK, useRunWaits } from './api';

type Props = {
  run: RunId;
  over: boolean;
  nameOf: (elementId: string) => string;
  onElement: (elementId: string) => void;
};

/** What the run waits for in its middle, and when it was called. Nothing at all where it does neither. */
export function RunWaits({ run, over, nameOf, onElement }: Props) {
  const { data } = useRunWaits(run, over);
  const types = useQuery(triggerTypes(useApi()));
  const called = data?.callbacks.filter(({ calledAt }) => calledAt) ?? [];
  if (!data || (data.waits.length === 0 && called.length === 0)) return null;
  return (
    <section aria-label={m.waits.title}>
      <Title order={2} mt="xl" mb="sm">
        {m.waits.title}
      </Title>
      <Stack gap="sm">
        {data.waits.map((wait) => (
          <Wait
            key={`${wait.elementId} ${wait.since}`}
            wait={wait}
            title={types.data?.find(({ type }) => type === wait.waitsFor)?.title ?? wait.waitsFor}
            address={data.callbacks.find(({ elementId, url }) => elementId === wait.elementId && url)}
            name={nameOf(wait.elementId)}
            onElement={onElement}
          />
        ))}
        {called.map(({ elementId, calledAt, takenAt }) => (
          <Text key={`${elementId} ${calledAt}`} size="sm" c="dimmed" title={formatFull(calledAt ?? '')}>
            {m.waits.called(nameOf(elementId), formatRelative(calledAt ?? ''))} {takenAt ? '' : m.waits.kept}
          </Text>
        ))}
      </Stack>
    </section>
  );
}

type One = {
  wait: RunWait;
  title: string;
  /** Only for who may repair the run. */
  address: RunCallback | undefined;
  name: string;
  onElement: Props['onElement'];
};

function Wait({ wait, title, address, name, onElement }: One) {
  return (
    <Paper withBorder p="sm">
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {wait.waitsFor === CALLBACK ? m.waits.forCall : m.waits.forEvent(title)}
        {' · '}
        <Anchor component="button" type="button" size="sm" onClick={() => onElement(wait.elementId)}>
          {name}
        </Anchor>
        {' · '}
        <span title={formatFull(wait.since)}>{m.waits.since(formatRelative(wait.since))}</span>
      </Text>
      {wait.condition && (
        <Text size="sm" mt={4}>
          {m.waits.onlyIf} <Code style={{ overflowWrap: 'anywhere' }}>{wait.condition}</Code>
        </Text>
      )}
      {address?.url && (
        <Group gap="xs" mt={4} wrap="nowrap">
          <Code style={{ overflowWrap: 'anywhere', minWidth: 0 }}>{address.url}</Code>
          <CopyButton value={address.url}>
            {({ copied, copy }) => (
              <Button size="compact-xs" variant="default" onClick={copy} style={{ flex: 'none' }}>
                {copied ? m.waits.copied : m.waits.copy}
              </Button>
            )}
          </CopyButton>
        </Group>
      )}
      {wait.problem && (
        <Alert color="orange" variant="light" mt="xs" role="note" title={m.waits.problem}>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {wait.problem}
          </Text>
        </Alert>
      )}
    </Paper>
  );
}
