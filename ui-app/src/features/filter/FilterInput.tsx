import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { ProjectId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { useCompletions, useLanguage, type Mistake } from './api';
import { completeLocally } from './complete';
import classes from './filter.module.css';

type Props = {
  value: string;
  onChange: (text: string) => void;
  onApply: () => void;
  mistake: Mistake | null;
  project?: ProjectId | undefined;
};
const PAUSE_MS = 120;

/** The filter as text: completed while it is written, with a mistake marked under the letters that made it. */
export function FilterInput({ value, onChange, onApply, mistake, project }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const [caret, setCaret] = useState(value.length);
  const [writing, setWriting] = useState(false);
  const [at, setAt] = useState<number | null>(null);
  const [asked] = useDebouncedValue(`${caret}:${value}`, PAUSE_MS);
  const settled = asked === `${caret}:${value}`;
  const language = useLanguage(project);
  const answer = useCompletions(value, caret, project, writing && settled);

  const local = language.data ? completeLocally(language.data, value, caret) : null;
  const server = settled && !answer.isPlaceholderData ? answer.data : undefined;
  const offer = server?.items.length ? server : local;
  const items = writing ? (offer?.items ?? []).slice(0, 10) : [];
  const active = at === null ? null : Math.min(at, items.length - 1);

  const scrolled = () => {
    if (mirror.current && input.current) mirror.current.scrollLeft = input.current.scrollLeft;
  };
  useEffect(scrolled);
  useEffect(() => {
    if (!mistake || document.activeElement !== input.current) return;
    input.current?.setSelectionRange(mistake.position, mistake.position + mistake.length);
  }, [mistake]);

  const take = (index: number) => {
    const item = items[index];
    if (!item || !offer) return;
    const rest = value.slice(offer.to);
    const space = item.insert.endsWith('(') || rest.startsWith(' ') || rest.startsWith(')') ? '' : ' ';
    const next = `${value.slice(0, offer.from)}${item.insert}${space}${rest}`;
    const place = offer.from + item.insert.length + 1;
    onChange(next);
    setAt(null);
    setCaret(Math.min(place, next.length));
    requestAnimationFrame(() => input.current?.setSelectionRange(place, place));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && items.length) {
      event.preventDefault();
      setAt(((active ?? (step > 0 ? -1 : 0)) + step + items.length) % items.length);
    } else if (event.key === 'Tab' && !event.shiftKey && items.length && value) {
      event.preventDefault();
      take(active ?? 0);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (active !== null) return take(active);
      setWriting(false);
      onApply();
    } else if (event.key === 'Escape') {
      if (items.length) setWriting(false);
      else input.current?.blur();
    } else if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault();
      setWriting(true);
    }
  };

  return (
    <div className={classes.field}>
      <div className={classes.mirror} ref={mirror} aria-hidden>
        {mistake ? marked(value, mistake) : value}
      </div>
      <input
        ref={input}
        className={classes.input}
        value={value}
        placeholder={m.filter.placeholder}
        aria-label={m.filter.input}
        role="combobox"
        aria-expanded={items.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active === null ? undefined : `${id}-${active}`}
        aria-invalid={mistake !== null}
        aria-describedby={mistake ? `${id}-mistake` : undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={2000}
        onChange={(event) => {
          onChange(event.currentTarget.value);
          setCaret(event.currentTarget.selectionStart ?? event.currentTarget.value.length);
          setWriting(true);
          setAt(null);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? 0)}
        onFocus={() => setWriting(value === '')}
        onBlur={() => setWriting(false)}
        onScroll={scrolled}
        onKeyDown={onKeyDown}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={m.filter.suggestions} className={classes.suggestions}>
        {items.map((item, index) => (
          // Its keys are those of the field above.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            key={`${item.kind} ${item.insert}`}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={classes.suggestion}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(index)}
          >
            <span className={classes.insert}>{item.label}</span>
            <span className={classes.kind}>{m.filter.kinds[item.kind] ?? item.kind}</span>
          </li>
        ))}
      </ul>
      <span className="tl-visually-hidden" role="status">
        {items.length ? m.filter.suggestionCount(items.length) : ''}
      </span>
      {mistake && (
        <Text id={`${id}-mistake`} size="xs" className={classes.mistakeText} role="alert">
          {m.filter.mistakeAt(mistake.position + 1, mistake.message)}
        </Text>
      )}
    </div>
  );
}

function marked(text: string, { position, length }: Mistake) {
  return (
    <>
      {text.slice(0, position)}
      <span className={classes.mistake}>{text.slice(position, position + length) || ' '}</span>
      {text.slice(position + length)}
    </>
  );
}
