import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { explain } from '@/lib/api/problem';
import { m } from '@/lib/messages';
import { IconArrowBackUp } from './icons';

/** Says what did not work and why, in the server's words. */
export function tellError(title: string, error: unknown) {
  notifications.show({ color: 'red', title, message: explain(error), autoClose: 8000, withBorder: true });
}

export function tellDone(message: ReactNode) {
  notifications.show({ color: 'teal', message, autoClose: 3500, withBorder: true });
}

const UNDO_MS = 30_000;

/** Says what was done, and for a while offers to take it back. */
export function tellUndo(message: string, onUndo: () => void, id: string = crypto.randomUUID()) {
  notifications.show({
    id,
    color: 'teal',
    withBorder: true,
    autoClose: UNDO_MS,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm">{message}</Text>
        <Button
          size="compact-sm"
          variant="subtle"
          flex="none"
          leftSection={<IconArrowBackUp size={15} />}
          onClick={() => {
            notifications.hide(id);
            onUndo();
          }}
        >
          {m.task.undo}
        </Button>
      </Group>
    ),
  });
}
