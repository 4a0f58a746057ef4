import { ActionIcon, Button, Group, Menu, Modal, TextInput, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { m } from '@/lib/messages';
import { SNOOZES, snoozeOf, type Snooze } from '@/lib/snooze';
import { fromInputValue } from '@/lib/time';
import { IconBellPause } from './icons';

type Props = { label: string; onSnooze: (snooze: Snooze) => void; busy?: boolean; size?: 'sm' | 28 };

/** Puts something off: the usual times by one click, any other in a dialog. */
export function SnoozeMenu({ label, onSnooze, busy = false, size = 'sm' }: Props) {
  const [until, setUntil] = useState<string | null>(null);
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Tooltip label={m.snooze.name}>
            <ActionIcon size={size} aria-label={label} loading={busy}>
              <IconBellPause size={size === 'sm' ? 14 : 16} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {SNOOZES.map((name) => (
            <Menu.Item key={name} onClick={() => onSnooze(snoozeOf(name))}>
              {m.snooze.times[name]}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => setUntil('')}>{m.snooze.other}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={until !== null}
        onClose={() => setUntil(null)}
        title={m.snooze.name}
        size="xs"
        closeButtonProps={{ 'aria-label': m.common.close }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const time = fromInputValue(until ?? '');
            if (time) onSnooze({ until: time });
            setUntil(null);
          }}
        >
          <TextInput
            type="datetime-local"
            label={m.snooze.until}
            value={until ?? ''}
            required
            data-autofocus
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
          <Group justify="flex-end" mt="md">
            <Button type="submit">{m.snooze.save}</Button>
          </Group>
        </form>
      </Modal>
    </>
  );
}
