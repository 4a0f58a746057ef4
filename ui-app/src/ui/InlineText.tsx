import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import classes from './inline.module.css';

type Props = {
  label: string;
  value: string;
  maxLength: number;
  readOnly?: boolean;
  /** Why what was typed was refused. */
  error?: string | null;
  onSave: (value: string) => void;
  onEdit?: () => void;
};

/** A name that is changed where it stands: Enter or leaving saves it, Escape puts it back. */
export function InlineText({ label, value, maxLength, readOnly = false, error, onSave, onEdit }: Props) {
  const [draft, setDraft] = useState(value);
  const editing = useRef(false);
  useEffect(() => {
    if (!editing.current) setDraft(value);
  }, [value]);
  const save = () => {
    editing.current = false;
    const next = draft.trim();
    if (!next || next === value) setDraft(value);
    else onSave(next);
  };
  return (
    <TextInput
      aria-label={label}
      value={draft}
      maxLength={maxLength}
      readOnly={readOnly}
      error={error}
      classNames={{ root: classes.root, input: classes.input }}
      onFocus={() => (editing.current = true)}
      onChange={(event) => {
        setDraft(event.currentTarget.value);
        onEdit?.();
      }}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape' && draft !== value) {
          event.stopPropagation();
          setDraft(value);
          onEdit?.();
        }
      }}
    />
  );
}
