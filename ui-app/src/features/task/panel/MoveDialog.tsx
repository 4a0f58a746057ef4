import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useProjects, useSections } from '@/lib/api/shared';
import type { Task } from '@/lib/api/types';
import type { ProjectId, SectionId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { tellDone } from '@/ui/tell';
import { useMoveTask } from './api';

type Props = { task: Task; opened: boolean; onClose: () => void };

export function MoveDialog({ task, opened, onClose }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={m.panel.moveTitle}
      size="sm"
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      <Choice task={task} onClose={onClose} />
    </Modal>
  );
}

function Choice({ task, onClose }: Omit<Props, 'opened'>) {
  const projects = useProjects(task.workspaceId);
  const [chosen, setChosen] = useState<ProjectId | null>(null);
  const [section, setSection] = useState<string>('');
  const move = useMoveTask();
  const others = (projects.data ?? []).filter((each) => each.id !== task.projectId && each.role !== 'viewer');
  const submit = () => {
    if (!chosen) return;
    const target = { projectId: chosen, sectionId: (section || null) as SectionId | null };
    move.mutate(
      { id: task.id, move: target },
      {
        onSuccess: () => {
          tellDone(m.panel.moved(others.find((each) => each.id === chosen)?.name ?? ''));
          onClose();
        },
      },
    );
  };
  return (
    <Stack gap="sm">
      <Text size="sm">{m.panel.moveText}</Text>
      <Select
        label={m.panel.moveProject}
        searchable
        data-autofocus
        value={chosen}
        data={others.map(({ id, name }) => ({ value: id as string, label: name }))}
        onChange={(id) => {
          setChosen(id as ProjectId | null);
          setSection('');
        }}
      />
      {chosen && <SectionChoice project={chosen} value={section} onChange={setSection} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {m.common.cancel}
        </Button>
        <Button disabled={!chosen} loading={move.isPending} onClick={submit}>
          {m.panel.moveConfirm}
        </Button>
      </Group>
    </Stack>
  );
}

type SectionProps = { project: ProjectId; value: string; onChange: (id: string) => void };

function SectionChoice({ project, value, onChange }: SectionProps) {
  const sections = useSections(project);
  if (!sections.data?.length) return null;
  return (
    <Select
      label={m.panel.section}
      allowDeselect={false}
      value={value}
      data={[
        { value: '', label: m.panel.noSection },
        ...sections.data.map(({ id, name }) => ({ value: id as string, label: name })),
      ]}
      onChange={(id) => onChange(id ?? '')}
    />
  );
}
