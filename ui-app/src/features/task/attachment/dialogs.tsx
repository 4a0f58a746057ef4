import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { useDelete, useRename } from './api';
import { parts } from './names';
import type { Attachment } from '@/lib/api/types';

type Props = { task: TaskId; file: Attachment | undefined; onClose: () => void };

export function RenameDialog({ task, file, onClose }: Props) {
  return (
    <Modal
      opened={file !== undefined}
      onClose={onClose}
      title={m.attachment.renameTitle}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      {file && <RenameForm key={file.id} task={task} file={file} onClose={onClose} />}
    </Modal>
  );
}

function RenameForm({ task, file, onClose }: Props & { file: Attachment }) {
  const rename = useRename(task);
  const [name, setName] = useState(file.name);
  const next = name.trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!next || next === file.name) onClose();
        else rename.mutate({ file, name: next }, { onSuccess: onClose });
      }}
    >
      <TextInput
        label={m.common.name}
        value={name}
        required
        maxLength={255}
        data-autofocus
        // Its ending says what it is, and mostly stays.
        onFocus={(event) => event.currentTarget.setSelectionRange(0, parts(file.name).base.length)}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {m.common.cancel}
        </Button>
        <Button type="submit" loading={rename.isPending} disabled={!next}>
          {m.common.save}
        </Button>
      </Group>
    </form>
  );
}

export function DeleteDialog({ task, file, onClose }: Props) {
  const remove = useDelete(task);
  return (
    <ConfirmDialog
      opened={file !== undefined}
      title={m.attachment.deleteTitle}
      text={file ? m.attachment.deleteText(file.name) : ''}
      confirm={m.common.delete}
      busy={remove.isPending}
      onClose={onClose}
      onConfirm={() => file && remove.mutate(file.id, { onSettled: onClose })}
    />
  );
}
