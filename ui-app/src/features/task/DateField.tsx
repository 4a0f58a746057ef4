import { Button, Group, Popover, Stack, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { m } from '@/lib/messages';
import { duePresets, formatWhen, fromInputValue, toInputValue, toOffset } from '@/lib/time';
import { IconCalendarDue, IconX } from '@/ui/icons';

type Props = {
  /** Accessible name of the button, and of the field for the exact moment. */
  label: string;
  inputLabel: string;
  value: string | null;
  onChange: (value: string | null) => void;
  placeholder?: ReactNode;
  late?: boolean;
  compact?: boolean;
  presets?: boolean;
  disabled?: boolean;
};

/** A date with its time: the common choices by one click, any other in the browser's own field. */
export function DateField({
  label,
  inputLabel,
  value,
  onChange,
  placeholder,
  late,
  compact,
  presets = true,
  disabled,
}: Props) {
  const [opened, setOpened] = useState(false);
  const [text, setText] = useState('');
  const choose = (next: string | null) => {
    setOpened(false);
    if (next !== value) onChange(next);
  };
  const toggle = () => {
    setText(toInputValue(value));
    setOpened(!opened);
  };
  const finish = () => choose(text ? (toInputValue(value) === text ? value : fromInputValue(text)) : null);

  return (
    <Popover
      opened={opened}
      onChange={(next) => (next ? setOpened(true) : finish())}
      trapFocus
      returnFocus
      shadow="md"
      width={260}
      position="bottom-start"
    >
      <Popover.Target>
        <Button
          variant={compact && !value ? 'subtle' : 'default'}
          color={late ? 'red' : 'gray'}
          size="compact-sm"
          fw={500}
          c={late ? 'red' : value ? undefined : 'dimmed'}
          leftSection={<IconCalendarDue size={15} />}
          onClick={toggle}
          disabled={disabled}
          aria-label={value ? `${label}: ${formatWhen(value)}` : label}
        >
          {value ? formatWhen(value) : (placeholder ?? label)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <Stack gap="xs">
          {presets && (
            <Group gap={6}>
              {Object.entries(duePresets()).map(([key, date]) => (
                <Button key={key} size="compact-sm" variant="light" onClick={() => choose(toOffset(date))}>
                  {m.task.presets[key as keyof typeof m.task.presets]}
                </Button>
              ))}
            </Group>
          )}
          <TextInput
            type="datetime-local"
            label={inputLabel}
            value={text}
            data-autofocus
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              event.stopPropagation();
              finish();
            }}
          />
          <Group justify="space-between">
            {value ? (
              <Button
                size="compact-sm"
                variant="subtle"
                color="gray"
                leftSection={<IconX size={14} />}
                onClick={() => choose(null)}
              >
                {m.task.clearDue}
              </Button>
            ) : (
              <span />
            )}
            <Button size="compact-sm" onClick={finish}>
              {m.task.done}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
