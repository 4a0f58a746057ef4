import { useMergedRef } from '@mantine/hooks';
import { ActionIcon, Group, Paper, SegmentedControl, Skeleton, Text, Textarea, Tooltip } from '@mantine/core';
import {
  lazy,
  Suspense,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
  type Ref,
} from 'react';
import type { Person } from '@/lib/api/types';
import { m } from '@/lib/messages';
import {
  IconAt,
  IconBlockquote,
  IconBold,
  IconChecklist,
  IconCode,
  IconHeading,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
} from '@/ui/icons';
import { PersonAvatar } from '@/ui/PersonAvatar';
import { caretPlace } from './caret';
import { continued, format, ticked, type Edit, type Format } from './format';
import classes from './markdown.module.css';
import { matching, mentionAt, mentioned } from './mention';

const Markdown = lazy(() => import('@/ui/Markdown'));

const TOOLS = [
  ['heading', IconHeading, undefined],
  ['bold', IconBold, 'b'],
  ['italic', IconItalic, 'i'],
  ['code', IconCode, 'e'],
  ['link', IconLink, 'k'],
  ['bullets', IconList, undefined],
  ['numbers', IconListNumbers, undefined],
  ['checklist', IconChecklist, undefined],
  ['quote', IconBlockquote, undefined],
] as const satisfies readonly [Format, unknown, string | undefined][];

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  people: readonly Person[];
  placeholder?: string;
  minRows?: number;
  autoFocus?: boolean;
  disabled?: boolean;
  inputRef?: Ref<HTMLTextAreaElement>;
  onSubmit: () => void;
  onCancel?: () => void;
};

/** Markdown, written in plain text with help: tools, people after an @, lists that go on, and a preview. */
export function MarkdownEditor({
  label,
  value,
  onChange,
  people,
  placeholder,
  minRows = 4,
  autoFocus = false,
  disabled = false,
  inputRef,
  onSubmit,
  onCancel,
}: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const ref = useMergedRef(area, inputRef);
  const [mode, setMode] = useState<'write' | 'preview'>('write');
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const listId = useId();
  const pending = useRef<[number, number] | null>(null);

  const query = mode === 'write' && caret !== null ? mentionAt(value, caret) : undefined;
  const offered = query ? matching(people, query.query) : [];

  useLayoutEffect(() => {
    if (!pending.current || !area.current) return;
    area.current.setSelectionRange(...pending.current);
    pending.current = null;
  });

  const apply = ({ from, to, insert, start, end }: Edit) => {
    const element = area.current;
    if (!element) return;
    element.focus();
    element.setSelectionRange(from, to);
    pending.current = [start, end];
    // Typed by the browser itself it can be undone by Ctrl+Z, which a value set from outside cannot.
    const typed = insert
      ? document.execCommand?.('insertText', false, insert)
      : document.execCommand?.('delete');
    if (!typed) onChange(value.slice(0, from) + insert + value.slice(to));
    else element.setSelectionRange(start, end);
    setCaret(null);
  };
  const selection = () => ({
    text: value,
    start: area.current?.selectionStart ?? value.length,
    end: area.current?.selectionEnd ?? value.length,
  });
  const choose = (person: Person) => query && apply(mentioned(person, query.from, caret ?? 0));

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (offered.length > 0) {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      const person = offered[Math.min(active, offered.length - 1)];
      if (step) setActive((now) => (now + step + offered.length) % offered.length);
      else if ((event.key === 'Enter' || event.key === 'Tab') && person) choose(person);
      else if (event.key === 'Escape') setCaret(null);
      else return;
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const modified = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && modified) {
      event.preventDefault();
      onSubmit();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      const edit = continued(selection());
      if (!edit) return;
      event.preventDefault();
      apply(edit);
    } else if (event.key === 'Escape' && onCancel) {
      event.stopPropagation();
      onCancel();
    } else if (modified && !event.altKey) {
      const tool = TOOLS.find(([, , key]) => key === event.key.toLowerCase());
      if (!tool) return;
      event.preventDefault();
      apply(format(tool[0], selection()));
    }
  };

  return (
    <div className={classes.editor}>
      <Group className={classes.bar} gap={2} role="toolbar" aria-label={m.panel.tools}>
        <SegmentedControl
          size="xs"
          value={mode}
          onChange={(next) => setMode(next as typeof mode)}
          data={[
            { value: 'write', label: m.task.write },
            { value: 'preview', label: m.task.preview },
          ]}
          aria-label={m.panel.mode}
          mr={4}
        />
        {mode === 'write' && (
          <>
            {TOOLS.map(([kind, Icon, key]) => (
              <Tooltip
                key={kind}
                label={key ? `${m.panel.formats[kind]} (Ctrl+${key.toUpperCase()})` : m.panel.formats[kind]}
              >
                <ActionIcon
                  size={28}
                  aria-label={m.panel.formats[kind]}
                  disabled={disabled}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => apply(format(kind, selection()))}
                >
                  <Icon size={16} />
                </ActionIcon>
              </Tooltip>
            ))}
            <Tooltip label={m.panel.mention}>
              <ActionIcon
                size={28}
                aria-label={m.panel.mention}
                disabled={disabled}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => {
                  const { start, end, text } = selection();
                  const insert = start > 0 && !/\s/.test(text.charAt(start - 1)) ? ' @' : '@';
                  const at = start + insert.length;
                  apply({ from: start, to: end, insert, start: at, end: at });
                  setCaret(at);
                }}
              >
                <IconAt size={16} />
              </ActionIcon>
            </Tooltip>
          </>
        )}
      </Group>
      {mode === 'preview' ? (
        <div className={classes.preview} style={{ minHeight: minRows * 22 + 18 }}>
          <Suspense fallback={<Skeleton height={40} />}>
            {value.trim() ? (
              <Markdown text={value} onTick={(offset) => onChange(ticked(value, offset))} />
            ) : (
              <Text size="sm" c="dimmed">
                {m.task.previewEmpty}
              </Text>
            )}
          </Suspense>
        </div>
      ) : (
        <div className={classes.write}>
          <Textarea
            ref={ref}
            aria-label={label}
            aria-autocomplete="list"
            aria-haspopup="listbox"
            aria-controls={offered.length ? listId : undefined}
            aria-activedescendant={
              offered.length ? `${listId}-${Math.min(active, offered.length - 1)}` : undefined
            }
            placeholder={placeholder}
            autosize
            minRows={minRows}
            maxRows={22}
            maxLength={100_000}
            // Escape is the editor's as long as it has a use for it.
            data-mantine-stop-propagation={onCancel !== undefined || offered.length > 0}
            autoFocus={autoFocus}
            disabled={disabled}
            value={value}
            classNames={{ input: classes.input }}
            onChange={(event) => {
              onChange(event.currentTarget.value);
              setCaret(event.currentTarget.selectionStart);
              setActive(0);
            }}
            onBlur={() => setCaret(null)}
            onClick={() => setCaret(null)}
            onKeyDown={onKeyDown}
          />
          {query && offered.length > 0 && (
            <Offered
              id={listId}
              area={area}
              at={query.from}
              people={offered}
              active={Math.min(active, offered.length - 1)}
              onChoose={choose}
            />
          )}
        </div>
      )}
    </div>
  );
}

type OfferedProps = {
  id: string;
  area: RefObject<HTMLTextAreaElement | null>;
  at: number;
  people: Person[];
  active: number;
  onChoose: (person: Person) => void;
};

function Offered({ id, area, at, people, active, onChoose }: OfferedProps) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!area.current || !list.current) return;
    const { left, top, height } = caretPlace(area.current, at);
    list.current.style.left = `${Math.max(0, Math.min(left, area.current.offsetWidth - 240))}px`;
    list.current.style.top = `${top + height + 4}px`;
  }, [area, at]);
  return (
    <Paper
      ref={list}
      id={id}
      role="listbox"
      aria-label={m.panel.people}
      withBorder
      shadow="md"
      className={classes.offered}
    >
      {people.map((person, index) => (
        // Keys are the text area's, where the focus stays.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
        <div
          key={person.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={classes.option}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(person)}
        >
          <PersonAvatar person={person} size={20} />
          <span>{person.name}</span>
        </div>
      ))}
    </Paper>
  );
}
