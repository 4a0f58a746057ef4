import { Button, Group, Popover, Stack, TextInput } from '@mantine/core';
import { useImperativeHandle, useRef, useState, type ReactNode, type Ref } from 'react';
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
  const panel = useRef<DatePanelHandle>(null);
  const choose = (next: string | null) => {
    setOpened(false);
    if (next !== value) onChange(next);
  };

  return (
    <Popover
      opened={opened}
      onChange={(next) => {
        if (!next) panel.current?.finish();
        setOpened(next);
      }}
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
          onClick={() => setOpened(!opened)}
          disabled={disabled}
          data-unset={!value || undefined}
          aria-label={value ? `${label}: ${formatWhen(value)}` : label}
        >
          {value ? formatWhen(value) : (placeholder ?? label)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <DatePanel ref={panel} inputLabel={inputLabel} value={value} onChoose={choose} presets={presets} />
      </Popover.Dropdown>
    </Popover>
  );
}

export type DatePanelHandle = { finish: () => void };
type PanelProps = {
  inputLabel: string;
  value: string | null;
  onChoose: (value: string | null) => void;
  presets?: boolean;
  /** Offers to take the date away even where none is shown: of many tasks, some may have one. */
  clearable?: boolean;
  ref?: Ref<DatePanelHandle>;
};

export function DatePanel({
  inputLabel,
  value,
  onChoose,
  presets = true,
  clearable = value !== null,
  ref,
}: PanelProps) {
  const [text, setText] = useState(() => toInputValue(value));
  const finish = () => onChoose(text ? (toInputValue(value) === text ? value : fromInputValue(text)) : null);
  useImperativeHandle(ref, () => ({ finish }));
  return (
    <Stack gap="xs">
      {presets && (
        <Group gap={6}>
          {Object.entries(duePresets()).map(([key, date]) => (
            <Button key={key} size="compact-sm" variant="light" onClick={() => onChoose(toOffset(date))}>
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
        {clearable ? (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            leftSection={<IconX size={14} />}
            onClick={() => onChoose(null)}
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
  );
}
