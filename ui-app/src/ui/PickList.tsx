import { Loader, Text, TextInput } from '@mantine/core';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { m } from '@/lib/messages';
import { IconCheck, IconMinus, IconPlus } from './icons';
import classes from './pick.module.css';

export type Choice<Value extends string> = {
  value: Value;
  label: string;
  /** More to find it by. */
  also?: string;
  icon?: ReactNode;
  /** `mixed` where some of many things have it. */
  chosen: boolean | 'mixed';
};

type Props<Value extends string> = {
  label: string;
  choices: Choice<Value>[];
  onToggle: (value: Value, chosen: boolean) => void;
  loading?: boolean;
  onCreate?: (text: string) => void;
  createLabel?: (text: string) => string;
};

/** A list to choose any number from, narrowed by typing; arrows move, Enter chooses. */
export function PickList<Value extends string>({
  label,
  choices,
  onToggle,
  loading = false,
  onCreate,
  createLabel,
}: Props<Value>) {
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const wanted = text.trim().toLowerCase();
  const found = choices.filter(({ label: name, also }) =>
    `${name} ${also ?? ''}`.toLowerCase().includes(wanted),
  );
  const create =
    onCreate && wanted && !choices.some(({ label: name }) => name.toLowerCase() === wanted)
      ? text.trim()
      : null;
  const count = found.length + (create ? 1 : 0);
  const active = Math.min(at, count - 1);

  const choose = (index: number) => {
    const choice = found[index];
    if (choice) onToggle(choice.value, choice.chosen !== true);
    else if (create) onCreate?.(create);
    else return;
    setText('');
    setAt(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && count) {
      event.preventDefault();
      setAt((active + step + count) % count);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      event.stopPropagation();
      choose(active);
    }
  };
  return (
    <>
      <TextInput
        size="xs"
        value={text}
        placeholder={label}
        aria-label={label}
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={count ? `${id}-${active}` : undefined}
        autoComplete="off"
        data-autofocus
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        rightSection={loading ? <Loader size={14} /> : null}
      />
      {/* The keys of its options are those of the field above. */}
      <ul id={id} role="listbox" aria-multiselectable aria-label={label} className={classes.list}>
        {found.map(({ value, label: name, icon, chosen }, index) => (
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            key={value}
            id={`${id}-${index}`}
            role="option"
            aria-selected={chosen === true}
            data-active={index === active || undefined}
            className={classes.option}
            onClick={() => choose(index)}
          >
            <span className={classes.mark}>
              {chosen === true ? (
                <IconCheck size={14} />
              ) : chosen === 'mixed' ? (
                <IconMinus size={14} />
              ) : null}
            </span>
            {icon}
            <span className={classes.name}>{name}</span>
          </li>
        ))}
        {create && (
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            id={`${id}-${found.length}`}
            role="option"
            aria-selected={false}
            data-active={active === found.length || undefined}
            className={classes.option}
            onClick={() => choose(found.length)}
          >
            <IconPlus size={14} />
            <span className={classes.name}>{createLabel?.(create) ?? create}</span>
          </li>
        )}
      </ul>
      {count === 0 && !loading && (
        <Text size="xs" c="dimmed" px={8} pb={4} role="status">
          {m.list.nothingFound}
        </Text>
      )}
    </>
  );
}
