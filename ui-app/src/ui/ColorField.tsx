import { CheckIcon, ColorSwatch, Group, Popover, UnstyledButton } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { m } from '@/lib/messages';
import { palette } from './colors';

type Props = {
  label: string;
  value: string | null;
  onChange: (value: string | null) => void;
  /** Whether having none is a choice. */
  clearable?: boolean;
  disabled?: boolean;
  size?: number;
};

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** A choice among the colours that things may have; one that came from elsewhere is kept as one more. */
export function ColorField({
  label,
  value,
  onChange,
  clearable = false,
  disabled = false,
  size = 24,
}: Props) {
  const known = palette.some((each) => each.value === value);
  const colors: { name: string; value: string | null }[] = [
    ...(clearable ? [{ name: m.board.noColour, value: null }] : []),
    ...palette,
    ...(value && !known ? [{ name: m.projectSettings.otherColor, value }] : []),
  ];
  const chosen = colors.findIndex((each) => each.value === value);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const radios = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=radio]')];
    const at = radios.indexOf(document.activeElement as HTMLElement);
    radios[(at + step + radios.length) % radios.length]?.focus();
  };
  return (
    <Group gap={8} role="radiogroup" aria-label={label} onKeyDown={onKeyDown}>
      {colors.map(({ name, value: color }, index) => (
        <ColorSwatch
          key={color ?? 'none'}
          component="button"
          type="button"
          role="radio"
          aria-checked={color === value}
          aria-label={color === null ? name : m.board.colourOf(name)}
          title={name}
          tabIndex={index === Math.max(chosen, 0) ? 0 : -1}
          color={color ?? 'transparent'}
          size={size}
          disabled={disabled}
          onClick={() => onChange(color)}
          style={{ color: color === null ? 'inherit' : '#fff', cursor: disabled ? 'default' : 'pointer' }}
        >
          {color === value && <CheckIcon size={size * 0.42} />}
        </ColorSwatch>
      ))}
    </Group>
  );
}

type ButtonProps = Props & { /** A dot as tags have, instead of a square. */ round?: boolean };

/** Shows the colour; opens the choice. */
export function ColorButton({
  label,
  value,
  onChange,
  disabled = false,
  clearable = false,
  round = false,
}: ButtonProps) {
  const [opened, setOpened] = useState(false);
  const mark = (
    <span
      aria-hidden
      style={{
        display: 'block',
        width: 14,
        height: 14,
        borderRadius: round ? '50%' : 4,
        background: value ?? 'transparent',
        border: value ? undefined : '1.5px dashed var(--mantine-color-gray-6)',
      }}
    />
  );
  if (disabled) return <span style={{ padding: 6 }}>{mark}</span>;
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      shadow="md"
      width={216}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <UnstyledButton
          aria-label={label}
          p={6}
          style={{ borderRadius: 'var(--mantine-radius-sm)' }}
          onClick={() => setOpened(!opened)}
        >
          {mark}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p="sm" aria-label={label}>
        <ColorField
          label={label}
          value={value}
          clearable={clearable}
          onChange={(color) => {
            setOpened(false);
            if (color !== value) onChange(color);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
