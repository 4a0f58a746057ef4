import { Button, Group, Modal, NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { BoardColumn } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { ConfirmDialog } from '@/ui/ConfirmDialog';

type LimitProps = {
  opened: boolean;
  limit: number | null;
  onClose: () => void;
  onSave: (limit: number | null) => void;
};

export function LimitDialog({ opened, limit, onClose, onSave }: LimitProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={m.board.limitTitle}
      size="xs"
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      <LimitForm limit={limit} onClose={onClose} onSave={onSave} />
    </Modal>
  );
}

function LimitForm({ limit, onClose, onSave }: Omit<LimitProps, 'opened'>) {
  const [value, setValue] = useState<number | string>(limit ?? '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const next = value === '' ? null : Number(value);
        if (next !== limit) onSave(next);
        onClose();
      }}
    >
      <NumberInput
        label={m.board.limitLabel}
        description={m.board.limitHelp}
        value={value}
        onChange={setValue}
        min={1}
        max={1000}
        allowDecimal={false}
        data-autofocus
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {m.common.cancel}
        </Button>
        <Button type="submit">{m.common.save}</Button>
      </Group>
    </form>
  );
}

type DeleteProps = { opened: boolean; column: BoardColumn; onClose: () => void; onDelete: () => void };

export function DeleteSection({ opened, column, onClose, onDelete }: DeleteProps) {
  return (
    <ConfirmDialog
      opened={opened}
      title={m.board.deleteTitle}
      text={m.board.deleteText(column.title, column.total)}
      confirm={m.common.delete}
      onClose={onClose}
      onConfirm={() => {
        onDelete();
        onClose();
      }}
    />
  );
}
