import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import type { Project } from '@/lib/api/types';
import type { ProjectId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { tellDone } from '@/ui/tell';
import { useDuplicateProject } from './api';

type Props = { project: Project | null; onClose: () => void };

export function CopyDialog({ project, onClose }: Props) {
  return (
    <Modal
      opened={project !== null}
      onClose={onClose}
      title={m.template.duplicateTitle}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      {project && <Form project={project} onClose={onClose} />}
    </Modal>
  );
}

function Form({ project, onClose }: { project: Project; onClose: () => void }) {
  const navigate = useNavigate();
  const [name, setName] = useState(m.template.copyName(project.name).slice(0, 100));
  const [anchor, setAnchor] = useState('');
  const duplicate = useDuplicateProject();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    duplicate.mutate(
      { id: project.id, name: name.trim(), anchor },
      {
        onSuccess: (made) => {
          onClose();
          tellDone(m.template.duplicated(made.name));
          void navigate({ to: '/projects/$projectId', params: { projectId: made.id as ProjectId } });
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm">{m.template.duplicateText}</Text>
        <TextInput
          label={m.template.projectName}
          required
          maxLength={100}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={m.template.moveDates}
          description={m.template.moveDatesHelp}
          value={anchor}
          onChange={(event) => setAnchor(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {m.common.cancel}
          </Button>
          <Button type="submit" disabled={!name.trim()} loading={duplicate.isPending}>
            {m.panel.duplicate}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
