import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { m } from '@/lib/messages';
import { IconPlus } from '@/ui/icons';
import classes from './board.module.css';

/** Where the next column would stand. */
export function AddSection({ onAdd }: { onAdd: (name: string) => void }) {
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const add = () => {
    if (name.trim()) onAdd(name.trim());
    setName('');
  };
  return (
    <div className={classes.addSection}>
      {opened ? (
        <TextInput
          aria-label={m.board.sectionName}
          placeholder={m.board.sectionName}
          value={name}
          maxLength={100}
          autoFocus
          onChange={(event) => setName(event.currentTarget.value)}
          onBlur={() => {
            add();
            setOpened(false);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') add();
            if (event.key === 'Escape') {
              setName('');
              setOpened(false);
            }
          }}
        />
      ) : (
        <Button
          variant="subtle"
          color="gray"
          c="dimmed"
          fullWidth
          justify="flex-start"
          leftSection={<IconPlus size={16} />}
          onClick={() => setOpened(true)}
        >
          {m.board.addSection}
        </Button>
      )}
    </div>
  );
}
