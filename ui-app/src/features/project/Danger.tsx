import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Project } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { IconTrash } from '@/ui/icons';
import { useDeleteProject } from './api';
import { Part } from './Part';

/** Deletes the project, after its name has been typed. */
export function Danger({ project, onDeleted }: { project: Project; onDeleted: () => void }) {
  const [opened, setOpened] = useState(false);
  return (
    <Part title={m.projectSettings.danger} danger>
      <Text size="sm" mb="md" maw={560}>
        {m.projectSettings.deleteHelp}
      </Text>
      <Button
        color="red"
        variant="light"
        leftSection={<IconTrash size={15} />}
        onClick={() => setOpened(true)}
      >
        {m.projectSettings.delete}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={m.projectSettings.deleteTitle}
        closeButtonProps={{ 'aria-label': m.common.close }}
      >
        <Confirm project={project} onClose={() => setOpened(false)} onDeleted={onDeleted} />
      </Modal>
    </Part>
  );
}

type Props = { project: Project; onClose: () => void; onDeleted: () => void };

function Confirm({ project, onClose, onDeleted }: Props) {
  const remove = useDeleteProject();
  const [typed, setTyped] = useState('');
  const sure = typed.trim() === project.name.trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (sure) remove.mutate(project, { onSuccess: onDeleted });
      }}
    >
      <Stack>
        <Text size="sm">{m.projectSettings.deleteHelp}</Text>
        <TextInput
          label={m.projectSettings.deleteConfirm(project.name)}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          data-autofocus
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {m.common.cancel}
          </Button>
          <Button type="submit" color="red" disabled={!sure} loading={remove.isPending}>
            {m.projectSettings.delete}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
