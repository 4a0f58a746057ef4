import { Button, Checkbox, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Project, TemplateSource } from '@/lib/api/types';
import type { ProjectId, WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { tellDone } from '@/ui/tell';
import { useCreateTemplate } from './api';

type Wish = { source: TemplateSource; name: string };
type Props = {
  workspace: WorkspaceId;
  /** What to save, or the projects to choose one from; null for no dialog. */
  from: Wish | Project[] | null;
  onClose: () => void;
};

export function SaveDialog({ workspace, from, onClose }: Props) {
  return (
    <Modal
      opened={from !== null}
      onClose={onClose}
      title={m.template.saveTitle}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      {from && <Form workspace={workspace} from={from} onClose={onClose} />}
    </Modal>
  );
}

function Form({ workspace, from, onClose }: Props & { from: Wish | Project[] }) {
  const [chosen, setChosen] = useState<Project | null>(null);
  const [name, setName] = useState(Array.isArray(from) ? '' : from.name.slice(0, 100));
  const [description, setDescription] = useState('');
  const [includeDone, setIncludeDone] = useState(false);
  const create = useCreateTemplate();
  const source = Array.isArray(from) ? chosen && { projectId: chosen.id as ProjectId } : from.source;
  const ofProject = Array.isArray(from) || 'projectId' in from.source;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!source) return;
    const whole = 'projectId' in source ? { ...source, includeDone } : source;
    create.mutate(
      {
        workspaceId: workspace,
        name: name.trim(),
        from: whole,
        ...(description.trim() ? { description: description.trim() } : {}),
      },
      {
        onSuccess: () => {
          onClose();
          tellDone(m.template.saved(name.trim()));
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm">{m.template.saveText}</Text>
        {Array.isArray(from) && (
          <Select
            label={m.template.fromWhich}
            required
            searchable
            data-autofocus
            value={chosen?.id ?? null}
            data={from.map((each) => ({ value: each.id as string, label: each.name }))}
            onChange={(id) => {
              const project = from.find((each) => each.id === id) ?? null;
              setChosen(project);
              if (project && !name.trim()) setName(project.name);
            }}
          />
        )}
        <TextInput
          label={m.template.name}
          required
          maxLength={100}
          data-autofocus={Array.isArray(from) ? undefined : true}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={m.template.description}
          maxLength={2000}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        {ofProject && (
          <Checkbox
            label={m.template.includeDone}
            checked={includeDone}
            onChange={(event) => setIncludeDone(event.currentTarget.checked)}
          />
        )}
        <Text size="xs" c="dimmed">
          {m.template.saveHint}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {m.common.cancel}
          </Button>
          <Button type="submit" disabled={!name.trim() || !source} loading={create.isPending}>
            {m.common.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
