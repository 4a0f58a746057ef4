import { Button, Group, Progress, Skeleton, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '@/lib/api/shared';
import type { Task } from '@/lib/api/types';
import { formatLength, isoOf, readLength, secondsOf } from '@/lib/duration';
import { m } from '@/lib/messages';
import { localTimeZone } from '@/lib/time';
import { IconChevronDown, IconChevronRight, IconPlus } from '@/ui/icons';
import { ErrorState } from '@/ui/states';
import { useAddEntry, useEntries, useSetEstimate } from './api';
import { EntryForm } from './EntryForm';
import { EntryList } from './EntryList';
import classes from './time.module.css';

type Props = { task: Task; readOnly: boolean };

/** Time of a task in its panel: what was expected, what it took, and by whom. */
export function TimeSection({ task, readOnly }: Props) {
  const { estimate, timeSpent } = task;
  const { data: me } = useMe();
  const zone = me?.timeZone ?? localTimeZone();
  const [adding, setAdding] = useState(false);
  const [opened, setOpened] = useState(false);
  const add = useAddEntry();
  const spent = secondsOf(timeSpent);
  const expected = secondsOf(estimate);
  if (readOnly && spent === 0 && expected === 0) return null;
  return (
    <section aria-label={m.time.title}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <h2 className={classes.heading}>{m.time.title}</h2>
        {!readOnly && !adding && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            onClick={() => setAdding(true)}
          >
            {m.time.add}
          </Button>
        )}
      </Group>
      <div className={classes.facts}>
        <Estimate key={estimate ?? ''} task={task} estimate={estimate ?? null} readOnly={readOnly} />
        {(spent > 0 || expected > 0) && <Spent spent={spent} expected={expected} />}
      </div>
      {adding && (
        <div className={classes.form}>
          <EntryForm
            zone={zone}
            busy={add.isPending}
            onCancel={() => setAdding(false)}
            onSave={(entry) =>
              add.mutate(
                { task: task.id, entry },
                {
                  onSuccess: () => {
                    setAdding(false);
                    setOpened(true);
                  },
                },
              )
            }
          />
        </div>
      )}
      {spent > 0 && (
        <>
          <UnstyledButton
            className={classes.toggle}
            aria-expanded={opened}
            onClick={() => setOpened((now) => !now)}
          >
            {opened ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}
            {m.time.whoAndWhen}
          </UnstyledButton>
          {opened && <Entries task={task} zone={zone} />}
        </>
      )}
    </section>
  );
}

function Entries({ task, zone }: { task: Task; zone: string }) {
  const entries = useEntries(task.id, true);
  if (entries.isPending) return <Skeleton height={22} mt={6} />;
  if (!entries.data) return <ErrorState error={entries.error} onRetry={() => void entries.refetch()} />;
  return (
    <>
      <EntryList entries={entries.data.pages.flatMap(({ items }) => items)} zone={zone} />
      {entries.hasNextPage && (
        <Button
          size="compact-xs"
          variant="subtle"
          loading={entries.isFetchingNextPage}
          onClick={() => void entries.fetchNextPage()}
        >
          {m.time.more}
        </Button>
      )}
    </>
  );
}

function Spent({ spent, expected }: { spent: number; expected: number }) {
  const over = expected > 0 && spent > expected;
  const label = m.time.barLabel(formatLength(spent), formatLength(expected));
  return (
    <>
      <span className={classes.label}>{m.time.spent}</span>
      <div>
        <Text size="sm" className={classes.tabular}>
          {formatLength(spent)}
          {expected > 0 && (
            <Text span size="xs" c={over ? 'red' : 'dimmed'} ml={8}>
              {over
                ? m.time.over(formatLength(spent - expected))
                : m.time.left(formatLength(expected - spent))}
            </Text>
          )}
        </Text>
        {expected > 0 && (
          <Progress
            value={Math.min(100, (100 * spent) / expected)}
            color={over ? 'red' : 'indigo'}
            size={6}
            mt={4}
            aria-label={label}
          />
        )}
      </div>
    </>
  );
}

function Estimate({ task, estimate, readOnly }: Props & { estimate: string | null }) {
  const shown = estimate ? formatLength(secondsOf(estimate)) : '';
  const [text, setText] = useState(shown);
  const [wrong, setWrong] = useState(false);
  const set = useSetEstimate();
  const save = () => {
    if (text.trim() === shown) return setWrong(false);
    const seconds = text.trim() ? readLength(text) : 0;
    if (seconds === null || seconds % 60 !== 0) return setWrong(true);
    setWrong(false);
    set.mutate({ task, estimate: seconds > 0 ? isoOf(seconds) : null }, { onError: () => setText(shown) });
  };
  return (
    <>
      <span className={classes.label}>{m.time.estimate}</span>
      {readOnly ? (
        <Text size="sm">{shown || m.time.noEstimate}</Text>
      ) : (
        <TextInput
          size="xs"
          w={170}
          aria-label={m.time.estimate}
          placeholder={m.time.estimateHint}
          value={text}
          error={wrong && m.time.lengthUnclear}
          disabled={set.isPending}
          onChange={(event) => setText(event.currentTarget.value)}
          onBlur={save}
          data-mantine-stop-propagation={text !== shown}
          onKeyDown={(event) => {
            if (event.key === 'Enter') save();
            if (event.key === 'Escape' && text !== shown) {
              event.stopPropagation();
              setText(shown);
              setWrong(false);
            }
          }}
        />
      )}
    </>
  );
}
