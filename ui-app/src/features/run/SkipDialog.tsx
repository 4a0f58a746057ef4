import { Button, Group, JsonInput, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { m } from '@/lib/messages';
import { namedValues } from './RetryDialog';

type Props = {
  /** What the step is called. */
  step: string;
  busy: boolean;
  onClose: () => void;
  onSkip: (output: Record<string, unknown> | undefined) => void;
};

/** Asks what a failed step shall be said to have brought, since the run goes on behind it. */
export function SkipDialog({ step, busy, onClose, onSkip }: Props) {
  const [text, setText] = useState('');
  const output = text.trim() === '' ? undefined : namedValues(text);
  const wrong = text.trim() !== '' && !output;
  return (
    <Modal
      opened
      onClose={onClose}
      title={m.run.skipping.title(step)}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!wrong) onSkip(output);
        }}
      >
        <Text size="sm" mb="sm">
          {m.run.skipping.text}
        </Text>
        <JsonInput
          label={m.run.skipping.output}
          description={m.run.skipping.outputHint}
          placeholder='{"status": 200}'
          autosize
          minRows={3}
          maxRows={12}
          value={text}
          onChange={setText}
          error={wrong && m.run.retryWith.noObject}
        />
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose} data-autofocus>
            {m.common.cancel}
          </Button>
          <Button type="submit" color="red" loading={busy} disabled={wrong}>
            {m.run.skip}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
