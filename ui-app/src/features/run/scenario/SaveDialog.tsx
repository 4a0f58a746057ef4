import { Button, Checkbox, Code, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { NewScenario, NewTryOutAnswer, Scenario, TryOut } from '@/lib/api/types';
import type { AutomationId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { ErrorState } from '@/ui/states';
import { tellDone } from '@/ui/tell';
import { useScenarioCommands } from './api';
import { inWords, outcomeOf, variablesOf } from './expectation';
import { NameFields } from './NameFields';

const LONGEST_VALUE = 80;

type Props = {
  automation: AutomationId;
  /** What was tried. */
  given: {
    start: string;
    variables: Record<string, unknown>;
    answers: NewTryOutAnswer[];
    skipTimers: boolean;
  };
  tried: TryOut;
  /** The one it was opened from. */
  from: Scenario | undefined;
  nameOf: (elementId: string) => string;
  onClose: () => void;
};

/** Keeps a try-out as it came out: under a new name, or as what another is to be from now on. */
export function SaveDialog({ automation, given, tried, from, nameOf, onClose }: Props) {
  const { create, change } = useScenarioCommands(automation);
  const [named, setNamed] = useState({ name: from?.name ?? '', description: from?.description ?? '' });
  const there = variablesOf(tried);
  const [variables, setVariables] = useState(() =>
    there.filter((name) => name in (from?.expected.variables ?? {})),
  );
  const expected = outcomeOf(tried, variables);
  if (!expected) return null;
  const { start, answers, ...rest } = given;
  const scenario = {
    ...rest,
    ...(start ? { start } : {}),
    answers: answers.map(whole),
    name: named.name.trim(),
    description: named.description,
    expected,
  } satisfies NewScenario;
  const kept = {
    onSuccess: () => {
      tellDone(m.scenario.saved);
      onClose();
    },
  };
  const error = create.error ?? change.error;
  const busy = create.isPending || change.isPending;
  return (
    <Modal
      opened
      onClose={onClose}
      title={m.scenario.saveTitle}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (from) change.mutate({ scenario: from, patch: scenario }, kept);
          else create.mutate(scenario, kept);
        }}
      >
        <Stack>
          <NameFields value={named} onChange={setNamed} />
          <div>
            <Text size="sm">{m.scenario.saveText}</Text>
            <Text size="sm" fw={550} style={{ overflowWrap: 'anywhere' }}>
              {inWords(expected, nameOf)}
            </Text>
          </div>
          {there.length > 0 && (
            <Checkbox.Group label={m.scenario.variables} value={variables} onChange={setVariables}>
              <Stack gap={6} mt={6}>
                {there.map((name) => (
                  <Checkbox
                    key={name}
                    value={name}
                    label={
                      <>
                        {name}{' '}
                        <Code style={{ overflowWrap: 'anywhere' }}>{short(tried.variables[name])}</Code>
                      </>
                    }
                  />
                ))}
              </Stack>
            </Checkbox.Group>
          )}
          {error && <ErrorState title={m.scenario.saveFailed} error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {m.common.cancel}
            </Button>
            {from && (
              <Button
                variant="default"
                disabled={scenario.name === '' || busy}
                onClick={() => create.mutate(scenario, kept)}
              >
                {m.scenario.another}
              </Button>
            )}
            <Button type="submit" loading={busy} disabled={scenario.name === ''}>
              {from ? m.scenario.update(from.name) : m.common.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** A scenario says of each answer what it is not, too. */
const whole = ({ element, output, error, failure, always }: NewTryOutAnswer) => ({
  element,
  output,
  error: error ?? null,
  failure: failure ?? null,
  always: always ?? null,
});

function short(value: unknown) {
  const text = JSON.stringify(value) ?? 'null';
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`;
}
