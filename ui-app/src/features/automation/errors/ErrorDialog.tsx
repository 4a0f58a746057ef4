import { Button, Code, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Automation } from '@/lib/api/types';
import type { AutomationId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { ErrorState } from '@/ui/states';
import { tellDone } from '@/ui/tell';
import { useAutomations, useChangeAutomation } from '../api';

type Props = { automation: Automation; opened: boolean; onClose: () => void };

/** Names the automation that is started when a run of this one fails. */
export function ErrorDialog({ automation, opened, onClose }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={m.errorAutomation.title}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      <Choice automation={automation} onClose={onClose} />
    </Modal>
  );
}

function Choice({ automation, onClose }: Omit<Props, 'opened'>) {
  const others = useAutomations(automation.workspaceId);
  const change = useChangeAutomation(automation.id);
  const [chosen, setChosen] = useState<string | null>(automation.errorAutomationId);
  const found = others.data?.find(({ id }) => id === chosen);
  const save = () =>
    change.mutate(
      { errorAutomationId: chosen as AutomationId | null },
      {
        onSuccess: () => {
          tellDone(m.errorAutomation.saved);
          onClose();
        },
      },
    );
  return (
    <Stack>
      <Text size="sm">{m.errorAutomation.text}</Text>
      <Text size="sm" c="dimmed">
        {m.errorAutomation.variable}
      </Text>
      <Code block style={{ whiteSpace: 'pre-wrap' }}>
        {m.errorAutomation.sample}
      </Code>
      {others.isError && <ErrorState error={others.error} onRetry={() => void others.refetch()} />}
      <Select
        label={m.errorAutomation.choose}
        placeholder={m.errorAutomation.none}
        data={(others.data ?? [])
          .filter(({ id }) => id !== automation.id)
          .map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen}
        onChange={setChosen}
        description={
          found && (found.published === null || !found.enabled) ? m.errorAutomation.notLive : undefined
        }
        searchable
        clearable
        clearButtonProps={{ 'aria-label': m.errorAutomation.none }}
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {m.common.cancel}
        </Button>
        <Button
          loading={change.isPending}
          disabled={!others.data || chosen === automation.errorAutomationId}
          onClick={save}
        >
          {m.common.save}
        </Button>
      </Group>
    </Stack>
  );
}
