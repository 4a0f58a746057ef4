import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Automation } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { tellDone } from '@/ui/tell';
import { type AutomationChange, useChangeAutomation } from './api';

type DialogProps = { title: string; opened: boolean; onClose: () => void; children: ReactNode };

/** Holds one setting of an automation, a `SettingForm`, which begins anew each time it opens. */
export function SettingDialog({ title, opened, onClose, children }: DialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      {children}
    </Modal>
  );
}

type FormProps = {
  automation: Automation;
  /** What is saved; null while there is nothing to save, or it can't be. */
  change: AutomationChange | null;
  /** What is told then. */
  saved: string;
  onClose: () => void;
  children: ReactNode;
};

export function SettingForm({ automation, change, saved, onClose, children }: FormProps) {
  const changing = useChangeAutomation(automation.id);
  const save = (wanted: AutomationChange) =>
    changing.mutate(wanted, {
      onSuccess: () => {
        tellDone(saved);
        onClose();
      },
    });
  return (
    <Stack>
      {children}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {m.common.cancel}
        </Button>
        <Button loading={changing.isPending} disabled={!change} onClick={() => change && save(change)}>
          {m.common.save}
        </Button>
      </Group>
    </Stack>
  );
}
