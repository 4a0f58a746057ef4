import { Button, Group, Modal, NumberInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Automation } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { tellDone } from '@/ui/tell';
import { useChangeAutomation } from '../api';

type Props = { automation: Automation; opened: boolean; onClose: () => void };

const LONGEST = 3650;

/** Says for how many days runs that have ended are kept. */
export function RetentionDialog({ automation, opened, onClose }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={m.runRetention.title}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      <Choice automation={automation} onClose={onClose} />
    </Modal>
  );
}

function Choice({ automation, onClose }: Omit<Props, 'opened'>) {
  const change = useChangeAutomation(automation.id);
  const [days, setDays] = useState<string | number>(automation.runsKeptDays ?? '');
  const chosen = days === '' ? null : Number(days);
  const isGood = chosen === null || (Number.isInteger(chosen) && chosen >= 1 && chosen <= LONGEST);
  const save = () =>
    change.mutate(
      { runsKeptDays: chosen },
      {
        onSuccess: () => {
          tellDone(m.runRetention.saved);
          onClose();
        },
      },
    );
  return (
    <Stack>
      <Text size="sm">{m.runRetention.text}</Text>
      <NumberInput
        label={m.runRetention.days}
        description={m.runRetention.sooner}
        placeholder={m.runRetention.none}
        value={days}
        onChange={setDays}
        min={1}
        max={LONGEST}
        clampBehavior="none"
        allowDecimal={false}
        allowNegative={false}
        error={isGood ? undefined : m.runRetention.wrong(LONGEST)}
        data-autofocus
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {m.common.cancel}
        </Button>
        <Button
          loading={change.isPending}
          disabled={!isGood || chosen === automation.runsKeptDays}
          onClick={save}
        >
          {m.common.save}
        </Button>
      </Group>
    </Stack>
  );
}
