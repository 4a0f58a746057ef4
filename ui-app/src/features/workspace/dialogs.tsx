import { Button, Group, Input, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { ProjectId, WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { chooseWorkspace } from '@/lib/workspace';
import { ColorField } from '@/ui/ColorField';
import { useCreateProject, useCreateWorkspace } from './api';

const DEFAULT_COLOR = '#4c5fd5';

type Props<Made> = { opened: boolean; onClose: () => void; onCreated?: (id: Made) => void };

export function CreateWorkspaceDialog({ opened, onClose }: Props<WorkspaceId>) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={m.workspace.create}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      <CreateWorkspaceForm onCreated={onClose} />
    </Modal>
  );
}

export function CreateWorkspaceForm({ onCreated }: { onCreated?: () => void }) {
  const create = useCreateWorkspace();
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(name.trim(), {
      onSuccess: (workspace) => {
        chooseWorkspace(workspace.id);
        onCreated?.();
      },
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={m.workspace.nameLabel}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          required
          maxLength={100}
          data-autofocus
        />
        <Button type="submit" disabled={!name.trim()} loading={create.isPending}>
          {m.workspace.create}
        </Button>
      </Stack>
    </form>
  );
}

export function CreateProjectDialog({
  opened,
  onClose,
  onCreated,
  workspace,
}: Props<ProjectId> & { workspace: WorkspaceId }) {
  const create = useCreateProject(workspace);
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [color, setColor] = useState<string | null>(DEFAULT_COLOR);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const project = {
      name: name.trim(),
      ...(color ? { color } : {}),
      ...(description.trim() ? { description: description.trim() } : {}),
    };
    create.mutate(project, {
      onSuccess: ({ id }) => {
        setName('');
        setDescription('');
        onClose();
        onCreated?.(id);
      },
    });
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={m.project.create}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={m.project.nameLabel}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            required
            maxLength={100}
            data-autofocus
          />
          <Textarea
            label={m.project.descriptionLabel}
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
            autosize
            minRows={2}
            maxLength={2000}
          />
          <Input.Wrapper label={m.project.colorLabel} labelElement="div">
            <div style={{ marginTop: 6 }}>
              <ColorField label={m.project.colorLabel} value={color} onChange={setColor} />
            </div>
          </Input.Wrapper>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {m.common.cancel}
            </Button>
            <Button type="submit" disabled={!name.trim()} loading={create.isPending}>
              {m.project.create}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
