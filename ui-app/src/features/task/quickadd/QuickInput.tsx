import { useMergedRef } from '@mantine/hooks';
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { m } from '@/lib/messages';
import { IconPlus } from '@/ui/icons';
import type { Token, Vocabulary } from './parse';
import { sigilBefore } from './parse';
import classes from './quick.module.css';
import { suggestionsFor } from './suggestions';

type Props = {
  value: string;
  onChange: (text: string) => void;
  tokens: Token[];
  vocabulary: Vocabulary;
  inputRef?: Ref<HTMLInputElement> | undefined;
  autoFocus: boolean;
};

/** The line itself: what was understood stands out in it, and names are offered after `#`, `@`, `+` and `!`. */
export function QuickInput({ value, onChange, tokens, vocabulary, inputRef, autoFocus }: Props) {
  const id = useId();
  const own = useRef<HTMLInputElement>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const ref = useMergedRef(own, inputRef);
  const [caret, setCaret] = useState(0);
  const [focused, setFocused] = useState(false);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const [left, setLeft] = useState(0);
  const naming = focused ? sigilBefore(value, caret) : null;
  const offered = naming && dismissed !== value ? suggestionsFor(naming, vocabulary) : [];
  const active = Math.min(at, offered.length - 1);

  const from = naming?.from;
  useLayoutEffect(() => {
    if (from !== undefined) setLeft(placeOf(mirror.current, own.current, from));
  }, [from, value]);
  useEffect(() => {
    if (mirror.current && own.current) mirror.current.scrollLeft = own.current.scrollLeft;
  });

  const take = (index: number) => {
    const suggestion = offered[index];
    if (!suggestion || !naming) return;
    const end = caret + (/^[^\s]*/.exec(value.slice(caret))?.[0].length ?? 0);
    const next = `${value.slice(0, naming.from)}${suggestion.insert} ${value.slice(end).trimStart()}`;
    const place = naming.from + suggestion.insert.length + 1;
    onChange(next);
    setAt(0);
    setCaret(place);
    requestAnimationFrame(() => own.current?.setSelectionRange(place, place));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      if (offered.length) setDismissed(value);
      else own.current?.blur();
      // A dialog around it stays open while there is something smaller to close.
      if (offered.length) event.stopPropagation();
      return;
    }
    if (!offered.length || event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((active + step + offered.length) % offered.length);
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      take(active);
    }
  };
  const onCaret = () => setCaret(own.current?.selectionStart ?? 0);

  return (
    <div className={classes.line}>
      <IconPlus size={18} aria-hidden className={classes.plus} />
      <div className={classes.field}>
        <div className={classes.mirror} ref={mirror} aria-hidden>
          {highlighted(value, tokens)}
        </div>
        <input
          ref={ref}
          className={classes.input}
          type="text"
          value={value}
          placeholder={m.list.example}
          aria-label={m.task.quickAdd}
          aria-describedby={`${id}-help`}
          aria-autocomplete="list"
          aria-controls={offered.length ? `${id}-list` : undefined}
          aria-activedescendant={offered.length ? `${id}-${active}` : undefined}
          maxLength={500}
          autoComplete="off"
          spellCheck
          data-autofocus={autoFocus || undefined}
          onChange={(event) => {
            onChange(event.currentTarget.value);
            setCaret(event.currentTarget.selectionStart ?? event.currentTarget.value.length);
            setAt(0);
            setDismissed(null);
          }}
          onKeyDown={onKeyDown}
          onSelect={onCaret}
          onScroll={() => {
            if (mirror.current && own.current) mirror.current.scrollLeft = own.current.scrollLeft;
          }}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
        />
        <span id={`${id}-help`} className="tl-visually-hidden">
          {m.list.help}
        </span>
        <span className="tl-visually-hidden" role="status">
          {offered.length ? m.list.suggestionCount(offered.length) : ''}
        </span>
        {offered.length > 0 && (
          <ul
            id={`${id}-list`}
            role="listbox"
            aria-label={m.list.suggestions}
            className={classes.suggestions}
            style={{ left: `min(${left}px, max(0px, 100% - 236px))` }}
          >
            {offered.map((suggestion, index) => (
              // Its keys are those of the line above.
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events
              <li
                key={suggestion.insert}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === active}
                className={classes.suggestion}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => take(index)}
              >
                {suggestion.color && (
                  <span className={classes.dot} style={{ background: suggestion.color }} aria-hidden />
                )}
                {suggestion.label}
                {suggestion.note && <span className={classes.note}>{suggestion.note}</span>}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function highlighted(text: string, tokens: Token[]) {
  const parts = [];
  let at = 0;
  for (const { start, end, kind } of tokens) {
    parts.push(text.slice(at, start));
    parts.push(
      <mark key={start} data-kind={kind} className={classes.token}>
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  return [...parts, text.slice(at)];
}

/** Where a letter stands, from the left edge of the line; measured on the text that lies under it. */
function placeOf(mirror: HTMLElement | null, input: HTMLElement | null, index: number) {
  if (!mirror || !input) return 0;
  const walker = document.createTreeWalker(mirror, NodeFilter.SHOW_TEXT);
  let passed = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (index < passed + length) {
      const range = document.createRange();
      range.setStart(node, index - passed);
      range.setEnd(node, index - passed + 1);
      // Not known where nothing is laid out.
      if (typeof range.getBoundingClientRect !== 'function') return 0;
      return Math.max(0, range.getBoundingClientRect().left - input.getBoundingClientRect().left);
    }
    passed += length;
  }
  return 0;
}
