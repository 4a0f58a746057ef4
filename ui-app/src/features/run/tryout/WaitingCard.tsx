import {
  Button,
  Checkbox,
  Code,
  Group,
  JsonInput,
  Paper,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { triggerTypes, useElementTemplates } from '@/lib/api/catalog';
import type { NewTryOutAnswer, TaskForm, TryOutWaiting } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import { m } from '@/lib/messages';
import { formatRelative } from '@/lib/time';
import { useFormView } from '@/ui/form/useFormView';
import { JsonView } from '@/ui/JsonView';
import { ErrorState } from '@/ui/states';
import { parsed, parsedObject } from '../json';
import { CALLBACK } from '../waits/api';
import { orNothing, typed } from './model';
import classes from './tryout.module.css';

type Props = {
  name: string;
  waiting: TryOutWaiting;
  busy: boolean;
  onAnswer: (answer: NewTryOutAnswer) => void;
};

/** What the try-out waits for, and how to go on from there. */
export function WaitingCard({ name, waiting, busy, onAnswer }: Props) {
  const { elementId, kind, dueAt, message, candidates, form, data } = waiting;
  return (
    <Paper withBorder p="md" component="section" aria-label={name}>
      <Text fw={600} size="sm">
        {name}
      </Text>
      <Text size="sm" c="dimmed" mb="sm">
        {message === CALLBACK ? m.tryOut.called : m.tryOut.kinds[kind]}{' '}
        {message !== null && message !== CALLBACK && m.tryOut.message(message)}{' '}
        {dueAt !== null && kind === 'timer' && m.tryOut.due(formatRelative(dueAt))}{' '}
        {candidates.length > 0 && m.tryOut.candidates(candidates.join(', '))}
      </Text>
      {kind === 'timer' ? (
        <Button size="xs" variant="default" disabled={busy} onClick={() => onAnswer({ element: elementId })}>
          {m.tryOut.fire}
        </Button>
      ) : kind === 'step' ? (
        <StepAnswer waiting={waiting} busy={busy} onAnswer={onAnswer} />
      ) : kind === 'message' ? (
        <EventAnswer waiting={waiting} busy={busy} onAnswer={onAnswer} />
      ) : form ? (
        <FormAnswer
          form={{ schema: form, data } as TaskForm}
          busy={busy}
          onAnswer={(output) => onAnswer({ element: elementId, output })}
        />
      ) : (
        <ValuesAnswer busy={busy} onAnswer={(output) => onAnswer({ element: elementId, output })} />
      )}
    </Paper>
  );
}

type Way = keyof typeof m.tryOut.answers;

function StepAnswer({ waiting, busy, onAnswer }: Omit<Props, 'name'>) {
  const templates = useElementTemplates();
  const [way, setWay] = useState<Way>('output');
  const [result, setResult] = useState('{}');
  const [words, setWords] = useState('');
  const [always, setAlways] = useState(false);
  const output = parsed(orNothing(result));
  const ready = way === 'output' ? output !== undefined : words.trim() !== '';
  const does = templates.data?.find(({ properties }) =>
    properties.some(({ binding, value }) => binding.type.endsWith('property') && value === waiting.topic),
  );
  return (
    <Stack gap="sm">
      {does && <Text size="sm">{does.name}</Text>}
      {Object.keys(waiting.input).length > 0 && <JsonView label={m.run.input} value={waiting.input} />}
      <SegmentedControl
        size="xs"
        aria-label={m.tryOut.answerWith}
        value={way}
        onChange={(value) => setWay(value as Way)}
        data={Object.entries(m.tryOut.answers).map(([value, label]) => ({ value, label }))}
        style={{ alignSelf: 'flex-start' }}
      />
      {way === 'output' ? (
        <JsonInput
          label={m.tryOut.result}
          autosize
          minRows={2}
          maxRows={14}
          value={result}
          onChange={setResult}
          error={output === undefined ? m.tryOut.notJson : null}
          classNames={{ input: classes.code ?? '' }}
        />
      ) : (
        <TextInput
          label={way === 'error' ? m.tryOut.code : m.tryOut.why}
          value={words}
          maxLength={way === 'error' ? 100 : 1000}
          onChange={({ currentTarget: { value } }) => setWords(value)}
        />
      )}
      <Group gap="md">
        <Button
          size="xs"
          disabled={!ready || busy}
          onClick={() =>
            onAnswer({
              element: waiting.elementId,
              ...(way === 'output' ? { output } : { [way]: words.trim() }),
              ...(always ? { always } : {}),
            })
          }
        >
          {m.tryOut.goOn}
        </Button>
        <Checkbox
          size="xs"
          label={m.tryOut.always}
          checked={always}
          onChange={({ currentTarget: { checked } }) => setAlways(checked)}
        />
      </Group>
    </Stack>
  );
}

/** What comes that is waited for, an example at first; or it is passed as if something had come. */
function EventAnswer({ waiting, busy, onAnswer }: Omit<Props, 'name'>) {
  const types = useQuery(triggerTypes(useApi()));
  const sample = types.data?.find(({ type }) => type === waiting.message)?.sample;
  const [typedText, setText] = useState<string | null>(null);
  const text =
    typedText ?? (waiting.message === CALLBACK ? '{}' : typed({ ...sample, ...eventLike(waiting) }));
  const values = parsedObject(orNothing(text));
  const condition = waiting.input['condition'];
  return (
    <Stack gap="sm">
      {typeof condition === 'string' && (
        <Text size="sm">
          {m.tryOut.onlyIf} <Code>{condition}</Code>
        </Text>
      )}
      <JsonInput
        label={waiting.message === CALLBACK ? m.tryOut.body : m.tryOut.values}
        autosize
        minRows={2}
        maxRows={14}
        value={text}
        onChange={setText}
        error={values ? null : m.tryOut.notObject}
        classNames={{ input: classes.code ?? '' }}
      />
      <Group gap="md">
        <Button
          size="xs"
          disabled={!values || busy}
          onClick={() => values && onAnswer({ element: waiting.elementId, output: values })}
        >
          {m.tryOut.goOn}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={busy}
          onClick={() => onAnswer({ element: waiting.elementId })}
        >
          {m.tryOut.skip}
        </Button>
      </Group>
    </Stack>
  );
}

const eventLike = ({ message }: TryOutWaiting) => ({
  id: '00000000-0000-7000-8000-000000000000',
  type: message ?? '',
  time: '2026-11-23T09:00:00Z',
});

type Values = { busy: boolean; onAnswer: (output: Record<string, unknown>) => void };

function ValuesAnswer({ busy, onAnswer }: Values) {
  const [text, setText] = useState('{}');
  const values = parsedObject(orNothing(text));
  return (
    <Stack gap="sm">
      <JsonInput
        label={m.tryOut.values}
        autosize
        minRows={2}
        maxRows={14}
        value={text}
        onChange={setText}
        error={values ? null : m.tryOut.notObject}
        classNames={{ input: classes.code ?? '' }}
      />
      <Group>
        <Button size="xs" disabled={!values || busy} onClick={() => values && onAnswer(values)}>
          {m.tryOut.goOn}
        </Button>
      </Group>
    </Stack>
  );
}

function FormAnswer({ form, busy, onAnswer }: Values & { form: TaskForm }) {
  const { container, view, error } = useFormView(form, false);
  const [invalid, setInvalid] = useState(false);
  const submit = () => {
    const answers = view?.submit();
    setInvalid(answers === undefined);
    if (answers) onAnswer(answers);
  };
  return (
    <Stack gap="sm">
      {error && <ErrorState error={error} />}
      <div ref={container} />
      {invalid && (
        <Text size="sm" c="red" role="alert">
          {m.tryOut.invalidForm}
        </Text>
      )}
      <Group>
        <Button size="xs" disabled={!view || busy} onClick={submit}>
          {m.tryOut.goOn}
        </Button>
      </Group>
    </Stack>
  );
}
