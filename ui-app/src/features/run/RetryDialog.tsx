import { Button, Group, JsonInput, Modal, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Step } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { parsed, parsedObject } from './json';

type Values = Record<string, unknown>;
type Props = {
  /** Those that hold the run. */
  steps: Step[];
  busy: boolean;
  onClose: () => void;
  onRetry: (variables: Values) => void;
};

const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,99}$/;

/** Asks what the failed step shall be given when it is tried again; only what has been changed is set. */
export function RetryDialog({ steps, busy, onClose, onRetry }: Props) {
  const given: Values = Object.assign({}, ...steps.map(({ input }) => input ?? {}));
  const [written, setWritten] = useState<Record<string, string>>({});
  const [more, setMore] = useState('');
  const fields = Object.entries(given).map(([name, value]) => ({
    name,
    plain: typeof value === 'string',
    before: shown(value),
    text: written[name] ?? shown(value),
  }));
  const wrong = fields.filter(({ plain, text }) => !plain && parsed(text) === undefined);
  const others = more.trim() === '' ? {} : namedValues(more);
  const variables: Values = {
    ...Object.fromEntries(
      fields
        .filter(({ text, before }) => text !== before)
        .map(({ name, plain, text }) => [name, plain ? text : parsed(text)]),
    ),
    ...others,
  };
  const write = (name: string) => (text: string) => setWritten((now) => ({ ...now, [name]: text }));
  return (
    <Modal
      opened
      onClose={onClose}
      title={m.run.retryWith.title}
      size="lg"
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (wrong.length === 0 && others) onRetry(variables);
        }}
      >
        <Text size="sm" mb="sm">
          {fields.length > 0 ? m.run.retryWith.text : m.run.retryWith.noInput}
        </Text>
        {fields.map(({ name, plain, text }) =>
          plain ? (
            <TextInput
              key={name}
              label={name}
              mb="sm"
              value={text}
              onChange={(event) => write(name)(event.currentTarget.value)}
            />
          ) : (
            <JsonInput
              key={name}
              label={name}
              mb="sm"
              autosize
              minRows={1}
              maxRows={12}
              value={text}
              onChange={write(name)}
              error={parsed(text) === undefined && m.run.retryWith.noJson}
            />
          ),
        )}
        <JsonInput
          label={m.run.retryWith.more}
          description={m.run.retryWith.moreHint}
          placeholder='{"name": "value"}'
          autosize
          minRows={2}
          maxRows={12}
          value={more}
          onChange={setMore}
          error={!others && m.run.retryWith.noObject}
        />
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>
            {m.common.cancel}
          </Button>
          <Button type="submit" loading={busy} disabled={wrong.length > 0 || !others}>
            {m.run.retry}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value, null, 2));

/** Undefined for what is no object of variables. */
export function namedValues(text: string): Values | undefined {
  const values = parsedObject(text);
  return values && Object.keys(values).every((name) => NAME.test(name)) ? values : undefined;
}
