import {
  Button,
  CheckIcon,
  ColorSwatch,
  Group,
  Input,
  Modal,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { ProjectId, WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { chooseWorkspace } from '@/lib/workspace';
import { useCreateProject, useCreateWorkspace } from './api';

const COLORS = {
  Indigo: '#4c5fd5',
  Teal: '#12a594',
  Green: '#30a46c',
  Amber: '#f0a000',
  Orange: '#f76b15',
  Red: '#e5484d',
  Pink: '#d6409f',
  Grey: '#7c828d',
};

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
  const [color, setColor] = useState(COLORS.Indigo);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const project = {
      name: name.trim(),
      color,
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
          <Input.Wrapper label={m.project.colorLabel}>
            <Group gap={8} mt={4} role="radiogroup" aria-label={m.project.colorLabel}>
              {Object.entries(COLORS).map(([title, value]) => (
                <ColorSwatch
                  key={value}
                  component="button"
                  type="button"
                  role="radio"
                  aria-checked={value === color}
                  aria-label={m.project.color(title)}
                  color={value}
                  size={26}
                  onClick={() => setColor(value)}
                  style={{ color: '#fff', cursor: 'pointer' }}
                >
                  {value === color && <CheckIcon size={11} />}
                </ColorSwatch>
              ))}
            </Group>
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
