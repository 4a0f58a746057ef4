import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { m } from '@/lib/messages';
import { ErrorState } from '@/ui/states';
import { NameFields, type Named } from './NameFields';

type Props = {
  title: string;
  text?: string;
  initial?: Named;
  error: unknown;
  busy: boolean;
  onClose: () => void;
  onSave: (named: Named) => void;
};

/** Asks what a scenario is called. */
export function NameDialog({ title, text, initial, error, busy, onClose, onSave }: Props) {
  const [named, setNamed] = useState<Named>(initial ?? { name: '', description: '' });
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': m.common.close }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSave({ name: named.name.trim(), description: named.description });
        }}
      >
        <Stack>
          {text && <Text size="sm">{text}</Text>}
          <NameFields value={named} onChange={setNamed} />
          {error != null && <ErrorState title={m.scenario.saveFailed} error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {m.common.cancel}
            </Button>
            <Button type="submit" loading={busy} disabled={named.name.trim() === ''}>
              {m.common.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
