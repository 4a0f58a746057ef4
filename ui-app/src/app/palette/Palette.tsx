import { Loader, Modal } from '@mantine/core';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { m } from '@/lib/messages';
import { IconSearch } from '@/ui/icons';
import classes from './palette.module.css';
import { useCommands, type Command } from './commands';

type Props = {
  opened: boolean;
  onClose: () => void;
  onCreateTask: (text: string) => void;
  onHelp: () => void;
};

/** Everything that can be gone to or done, by typing a few letters of it. */
export function Palette({ opened, onClose, ...props }: Props) {
  return (
    <Modal.Root opened={opened} onClose={onClose} size={600} yOffset="12dvh" padding={0}>
      <Modal.Overlay backgroundOpacity={0.45} />
      <Modal.Content aria-label={m.palette.title}>
        <Modal.Body p={0}>
          <Content onClose={onClose} {...props} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Content({ onClose, onCreateTask, onHelp }: Omit<Props, 'opened'>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { groups, loading } = useCommands(text, { onCreateTask, onHelp });
  const commands = groups.flatMap((group) => group.commands);
  const active = Math.min(at, commands.length - 1);

  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && commands.length) {
      event.preventDefault();
      setAt((active + step + commands.length) % commands.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(commands[active]);
    }
  };
  let index = -1;
  return (
    <>
      <div className={classes.line}>
        {loading ? <Loader size={18} /> : <IconSearch size={18} aria-hidden />}
        <input
          className={classes.input}
          value={text}
          placeholder={m.palette.placeholder}
          aria-label={m.palette.title}
          role="combobox"
          aria-expanded={commands.length > 0}
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={commands.length ? `${id}-${active}` : undefined}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          data-autofocus
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={id} ref={list} role="listbox" aria-label={m.palette.title} className={classes.list}>
        {groups.map((group) => (
          <div key={group.title} role="group" aria-label={group.title}>
            <div className={classes.heading} aria-hidden>
              {group.title}
            </div>
            {group.commands.map((command) => {
              const own = ++index;
              return (
                // Its keys are those of the field above.
                // eslint-disable-next-line jsx-a11y/click-events-have-key-events
                <div
                  key={command.key}
                  id={`${id}-${own}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={own === active}
                  className={classes.option}
                  onClick={() => run(command)}
                  onMouseMove={() => setAt(own)}
                >
                  {command.icon}
                  <span className={classes.label}>{command.label}</span>
                  {command.note && <span className={classes.note}>{command.note}</span>}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      <p className={classes.hint} role="status">
        {commands.length === 0 && !loading ? m.palette.nothing : m.palette.hint}
      </p>
    </>
  );
}
