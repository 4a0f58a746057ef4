import { Button, Group, Modal, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Person, Task, TaskPatch } from '@/lib/api/types';
import { m } from '@/lib/messages';
import type { Conflict } from './api';
import classes from './compare.module.css';
import { merged } from './panel/merge';
import { TextDiff } from './TextDiff';
import { differences, show } from './values';

type Props = {
  conflict: Conflict | null;
  onKeep: () => void;
  /** Sends what was chosen on top of what is there now. */
  onUseMine: (conflict: Conflict) => void;
};
type Choice = 'theirs' | 'mine' | 'both';

/** Somebody saved first: shows both states, field by field, and lets the person decide. */
export function ConflictDialog({ conflict, onKeep, onUseMine }: Props) {
  return (
    <Modal
      opened={conflict !== null}
      onClose={onKeep}
      size="lg"
      title={m.task.conflictTitle}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      {conflict && (
        <Choices
          key={`${conflict.task.id} ${conflict.current.version}`}
          conflict={conflict}
          onKeep={onKeep}
          onUseMine={onUseMine}
        />
      )}
    </Modal>
  );
}

function Choices({ conflict, onKeep, onUseMine }: Props & { conflict: Conflict }) {
  const { task, current, patch, assignees } = conflict;
  const changed = differences(task, current) as string[];
  const fields = (Object.keys(patch) as (keyof TaskPatch)[]).filter(
    (field) => field !== 'timeZone' && changed.includes(field),
  );
  const both = merged(patch.description ?? null, task.description, current.description);
  const [choices, setChoices] = useState<Partial<Record<keyof TaskPatch, Choice>>>({});
  const [text, setText] = useState(both.text);
  const use = (chosen: (field: keyof TaskPatch) => Choice) => {
    const kept: Record<string, unknown> = { ...patch };
    for (const field of fields) {
      const choice = chosen(field);
      if (choice === 'theirs') {
        delete kept[field];
        if (field === 'dueAt') delete kept['timeZone'];
      } else if (choice === 'both') kept[field] = text;
    }
    if (Object.keys(kept).length === 0) onKeep();
    else onUseMine({ ...conflict, patch: kept as TaskPatch });
  };
  const choiceOf = (field: keyof TaskPatch): Choice =>
    choices[field] ?? (field === 'description' ? 'both' : 'theirs');
  const alone = fields.length === 1 && fields[0] !== 'description';
  const others = changed.filter((field) => !(fields as string[]).includes(field));

  return (
    <Stack>
      <Text size="sm">{m.task.conflictText}</Text>
      {fields.map((field) => (
        <section key={field} aria-label={m.task.fields[field] ?? field}>
          <Text fw={650} size="sm" tt="capitalize" mb={4}>
            {m.task.fields[field] ?? field}
          </Text>
          {field === 'description' ? (
            <Description
              base={task.description}
              theirs={current.description}
              mine={patch.description ?? null}
              clashes={both.clashes}
              text={text}
              onText={setText}
              choice={choiceOf(field)}
              onChoice={(choice) => setChoices({ ...choices, [field]: choice })}
            />
          ) : (
            <Radio.Group
              value={choiceOf(field)}
              onChange={(choice) => setChoices({ ...choices, [field]: choice as Choice })}
              aria-label={m.task.fields[field] ?? field}
            >
              <div className={classes.sides}>
                <Side
                  name={m.task.conflictNow}
                  value={said(field, current)}
                  radio={alone ? undefined : 'theirs'}
                />
                <Side
                  name={m.task.conflictYours}
                  value={said(
                    field,
                    { ...current, ...patch, ...(assignees ? { assignees } : {}) } as Task,
                    assignees,
                  )}
                  radio={alone ? undefined : 'mine'}
                />
              </div>
            </Radio.Group>
          )}
        </section>
      ))}
      {others.length > 0 && (
        <Text size="sm" c="dimmed">
          {m.panel.alsoChanged(
            others
              .map((field) =>
                m.refusal.now(
                  m.task.fields[field] ?? field,
                  show(field, current[field as keyof Task]) || m.common.none,
                ),
              )
              .join('; '),
          )}
        </Text>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onKeep}>
          {m.task.keepTheirs}
        </Button>
        {!alone && (
          <Button variant="default" onClick={() => use(() => 'mine')}>
            {m.task.useMine}
          </Button>
        )}
        <Button onClick={() => use(alone ? () => 'mine' : choiceOf)}>
          {alone ? m.task.useMine : m.panel.saveChoice}
        </Button>
      </Group>
    </Stack>
  );
}

function Side({ name, value, radio }: { name: string; value: string; radio: Choice | undefined }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {name}
      </Text>
      {radio ? <Radio value={radio} label={value} /> : <Text size="sm">{value}</Text>}
    </div>
  );
}

type DescriptionProps = {
  base: string | null;
  theirs: string | null;
  mine: string | null;
  clashes: number;
  text: string;
  onText: (text: string) => void;
  choice: Choice;
  onChoice: (choice: Choice) => void;
};

function Description({ base, theirs, mine, clashes, text, onText, choice, onChoice }: DescriptionProps) {
  return (
    <Stack gap="xs">
      <div className={classes.sides}>
        <TextDiff name={m.panel.theirChange} before={base} after={theirs} />
        <TextDiff name={m.panel.yourChange} before={base} after={mine} />
      </div>
      <Radio.Group
        value={choice}
        onChange={(next) => onChoice(next as Choice)}
        aria-label={m.task.description}
      >
        <Group gap="md">
          <Radio value="both" label={m.panel.both} />
          <Radio value="theirs" label={m.task.conflictNow} />
          <Radio value="mine" label={m.task.conflictYours} />
        </Group>
      </Radio.Group>
      {choice === 'both' && (
        <Textarea
          label={m.panel.mergedText}
          description={clashes > 0 ? m.panel.clashes(clashes) : m.panel.noClash}
          autosize
          minRows={4}
          maxRows={14}
          value={text}
          onChange={(event) => onText(event.currentTarget.value)}
        />
      )}
    </Stack>
  );
}

function said(field: keyof TaskPatch, task: Task, people?: Person[]) {
  const value = field === 'assignees' && people ? people : task[field as keyof Task];
  return show(field === 'title' ? 'text' : field, value) || m.common.none;
}
