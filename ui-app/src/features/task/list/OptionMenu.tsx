import type { KeyboardEvent, ReactNode } from 'react';
import { IconCheck } from '@/ui/icons';
import classes from './list.module.css';

type Props<Value extends string> = {
  label: string;
  value?: Value | undefined;
  options: { value: Value; label: string; icon?: ReactNode }[];
  onChoose: (value: Value) => void;
};

/** One of a few; arrows move, a digit or Enter chooses. */
export function OptionMenu<Value extends string>({ label, value, options, onChoose }: Props<Value>) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const digit = options[Number(event.key) - 1];
    if (digit) {
      event.preventDefault();
      return onChoose(digit.value);
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };
  const focused = value ?? options[0]?.value;
  return (
    <div role="menu" tabIndex={-1} aria-label={label} onKeyDown={onKeyDown}>
      {options.map((option, index) => (
        <button
          key={option.value}
          type="button"
          role="menuitemradio"
          aria-checked={option.value === value}
          className={classes.option}
          onClick={() => onChoose(option.value)}
          {...(option.value === focused ? { 'data-autofocus': true } : { tabIndex: -1 })}
        >
          {option.icon}
          <span>{option.label}</span>
          {option.value === value && <IconCheck size={14} aria-hidden />}
          <kbd className={classes.digit} aria-hidden>
            {index + 1}
          </kbd>
        </button>
      ))}
    </div>
  );
}
