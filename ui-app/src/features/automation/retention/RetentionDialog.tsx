import { NumberInput, Text } from '@mantine/core';
import { useState } from 'react';
import type { Automation } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { SettingDialog, SettingForm } from '../SettingDialog';

type Props = { automation: Automation; opened: boolean; onClose: () => void };

const LONGEST = 3650;

/** Says for how many days runs that have ended are kept. */
export function RetentionDialog({ automation, opened, onClose }: Props) {
  return (
    <SettingDialog title={m.runRetention.title} opened={opened} onClose={onClose}>
      <Choice automation={automation} onClose={onClose} />
    </SettingDialog>
  );
}

function Choice({ automation, onClose }: Omit<Props, 'opened'>) {
  const [days, setDays] = useState<string | number>(automation.runsKeptDays ?? '');
  const chosen = days === '' ? null : Number(days);
  const isGood = chosen === null || (Number.isInteger(chosen) && chosen >= 1 && chosen <= LONGEST);
  return (
    <SettingForm
      automation={automation}
      change={isGood && chosen !== automation.runsKeptDays ? { runsKeptDays: chosen } : null}
      saved={m.runRetention.saved}
      onClose={onClose}
    >
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
    </SettingForm>
  );
}
