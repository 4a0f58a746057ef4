import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useProjects } from '@/lib/api/shared';
import type { Automation } from '@/lib/api/types';
import type { AutomationId, ProjectId, WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { useCreateAutomation } from './api';

type Props = {
  workspace: WorkspaceId;
  existing: Automation[];
  opened: boolean;
  onClose: () => void;
  onCreated: (id: AutomationId) => void;
};
const BLANK = 'blank';

export function CreateDialog({ workspace, existing, opened, onClose, onCreated }: Props) {
  const create = useCreateAutomation(workspace);
  const projects = useProjects(workspace);
  const [name, setName] = useState('');
  const [from, setFrom] = useState<string>(BLANK);
  const [chosen, setChosen] = useState<string | null>(null);
  const project = chosen ?? projects.data?.[0]?.id ?? null;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const bpmn = from === BLANK ? (await import('@taskloom/modeler')).emptyDiagram(name.trim()) : undefined;
    create.mutate(
      {
        name: name.trim(),
        ...(project ? { projectId: project as ProjectId } : {}),
        ...(bpmn ? { bpmn } : { from: from as AutomationId }),
      },
      {
        onSuccess: ({ id }) => {
          onClose();
          onCreated(id);
        },
      },
    );
  };

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={m.automation.create}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          <TextInput
            label={m.automation.nameLabel}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            required
            maxLength={200}
            data-autofocus
          />
          <Select
            label={m.automation.startFrom}
            allowDeselect={false}
            value={from}
            onChange={(value) => setFrom(value ?? BLANK)}
            data={[
              { value: BLANK, label: m.automation.blank },
              ...existing.map((each) => ({
                value: each.id as string,
                label: m.automation.copyOf(each.name),
              })),
            ]}
          />
          <Select
            label={m.automation.project}
            placeholder={m.automation.projectNone}
            value={project}
            onChange={setChosen}
            data={(projects.data ?? []).map((each) => ({ value: each.id as string, label: each.name }))}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {m.common.cancel}
            </Button>
            <Button type="submit" disabled={!name.trim()} loading={create.isPending}>
              {m.common.create}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
