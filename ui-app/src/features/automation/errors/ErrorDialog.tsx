import { Code, Select, Text } from '@mantine/core';
import { useState } from 'react';
import type { Automation } from '@/lib/api/types';
import type { AutomationId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { ErrorState } from '@/ui/states';
import { useAutomations } from '../api';
import { SettingDialog, SettingForm } from '../SettingDialog';

type Props = { automation: Automation; opened: boolean; onClose: () => void };

/** Names the automation that is started when a run of this one fails. */
export function ErrorDialog({ automation, opened, onClose }: Props) {
  return (
    <SettingDialog title={m.errorAutomation.title} opened={opened} onClose={onClose}>
      <Choice automation={automation} onClose={onClose} />
    </SettingDialog>
  );
}

function Choice({ automation, onClose }: Omit<Props, 'opened'>) {
  const others = useAutomations(automation.workspaceId);
  const [chosen, setChosen] = useState<string | null>(automation.errorAutomationId);
  const found = others.data?.find(({ id }) => id === chosen);
  return (
    <SettingForm
      automation={automation}
      change={
        others.data && chosen !== automation.errorAutomationId
          ? { errorAutomationId: chosen as AutomationId | null }
          : null
      }
      saved={m.errorAutomation.saved}
      onClose={onClose}
    >
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
    </SettingForm>
  );
}
