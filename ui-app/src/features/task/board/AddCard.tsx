import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { m } from '@/lib/messages';
import { IconPlus } from '@/ui/icons';
import classes from './board.module.css';

type Props = {
  column: string;
  opened: boolean;
  onOpen: (opened: boolean) => void;
  onAdd: (title: string) => void;
};

/** A title typed where the card will stand; Enter adds it and waits for the next. */
export function AddCard({ column, opened, onOpen, onAdd }: Props) {
  const [title, setTitle] = useState('');
  if (!opened)
    return (
      <Button
        fullWidth
        justify="flex-start"
        size="compact-sm"
        variant="subtle"
        color="gray"
        c="dimmed"
        fw={500}
        leftSection={<IconPlus size={15} />}
        aria-label={m.board.add(column)}
        onClick={() => onOpen(true)}
      >
        {m.board.addHere}
      </Button>
    );
  const add = () => {
    const text = title.replace(/\s+/g, ' ').trim();
    if (text) onAdd(text);
    setTitle('');
    return text !== '';
  };
  return (
    <Textarea
      aria-label={m.board.newTitle}
      placeholder={m.task.quickAddPlaceholder}
      autosize
      minRows={1}
      maxRows={5}
      maxLength={500}
      autoFocus
      size="sm"
      value={title}
      classNames={{ input: classes.composer }}
      onChange={(event) => setTitle(event.currentTarget.value)}
      onBlur={() => {
        add();
        onOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          event.preventDefault();
          add();
        } else if (event.key === 'Escape') {
          event.stopPropagation();
          setTitle('');
          onOpen(false);
        }
      }}
    />
  );
}
