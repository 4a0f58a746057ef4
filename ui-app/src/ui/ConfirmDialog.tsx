import { Button, Group, Modal, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { m } from '@/lib/messages';

type Props = {
  opened: boolean;
  title: string;
  text: string;
  confirm: string;
  keep?: string;
  busy?: boolean;
  /** Below the text: how far it has come, say. */
  children?: ReactNode;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before something that cannot be taken back. */
export function ConfirmDialog({
  opened,
  title,
  text,
  confirm,
  keep,
  busy = false,
  children,
  onConfirm,
  onClose,
}: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      <Text size="sm">{text}</Text>
      {children}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          {keep ?? m.common.cancel}
        </Button>
        <Button color="red" loading={busy} onClick={onConfirm}>
          {confirm}
        </Button>
      </Group>
    </Modal>
  );
}
