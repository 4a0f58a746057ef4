import { ActionIcon, Button, CloseButton, TextInput, Tooltip } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useApi } from '@/lib/context';
import type { ProjectId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { useShortcuts } from '@/lib/shortcuts';
import { IconBookmark, IconDeviceFloppy, IconFilter, IconSearch, IconX } from '@/ui/icons';
import { tellError } from '@/ui/tell';
import { mistakeIn, useLanguage, useMistake, type Mistake } from './api';
import { addClause, hasClause, removeClause } from './clauses';
import { FilterInput } from './FilterInput';
import classes from './filter.module.css';

type Change = { filter?: string | undefined; q?: string | undefined };
type Props = {
  /** In use. */
  filter?: string | undefined;
  q?: string | undefined;
  onChange: (change: Change) => void;
  project?: ProjectId;
  /** Whether the tasks are one's own anyway. */
  mine?: boolean;
  onSave: () => void;
  /** Puts the changes into the saved filter that is shown; null where there is nothing to save, or it may not be. */
  onUpdate?: (() => void) | null;
};

const CHIPS: Record<keyof typeof m.filter.chips, string> = {
  mine: 'assignee = me',
  unassigned: 'assignee is empty',
  inProgress: 'status = in_progress',
  overdue: 'overdue',
  week: '(dueAt >= startOfWeek and dueAt <= endOfWeek)',
  noDue: 'dueAt is empty',
  important: 'priority >= high',
  blocked: 'blocked',
};
const WHOSE = new Set(['mine', 'unassigned']);
const PAUSE_MS = 300;

/** What narrows a list: words to search for, common conditions by one click, and any other in the filter language. */
export function FilterBar({ filter = '', q = '', onChange, project, mine = false, onSave, onUpdate }: Props) {
  const api = useApi();
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState({ of: filter, text: filter });
  const [tried, setTried] = useState<{ text: string; mistake: Mistake } | null>(null);
  const known = useMistake(filter, project);
  // The address may change the filter as well: "back", a link, a chip.
  const text = draft.of === filter ? draft.text : filter;
  const mistake =
    tried?.text === text ? tried.mistake : text === filter && filter ? (known.data ?? null) : null;
  const setText = (next: string) => setDraft({ of: filter, text: next });

  const use = async (next: string) => {
    const wanted = next.trim();
    if (wanted === filter) return;
    try {
      const wrong = await mistakeIn(api, wanted, project);
      if (wrong) setTried({ text: next, mistake: wrong });
      else onChange({ filter: wanted || undefined });
    } catch (error) {
      tellError(m.common.errorTitle, error);
    }
  };
  const fields = useLanguage(project).data?.fields ?? [];
  // What this server cannot filter by is not offered.
  const understood = (clause: string) =>
    fields.length === 0 || fields.some(({ name }) => clause.replace('(', '').split(' ')[0] === name);
  const chips = Object.entries(CHIPS).filter(
    ([key, clause]) => !(mine && WHOSE.has(key)) && understood(clause),
  );
  const shown = open || filter !== '';

  return (
    <div className={classes.bar}>
      <div className={classes.row}>
        <Search key={q} q={q} onSearch={(words) => onChange({ q: words || undefined })} />
        <Button
          size="xs"
          variant={filter ? 'light' : 'default'}
          fw={500}
          leftSection={<IconFilter size={16} />}
          aria-expanded={shown}
          onClick={() => setOpen(!shown)}
        >
          {m.filter.filter}
        </Button>
        {filter && !mistake && onUpdate && (
          <Button size="xs" variant="subtle" leftSection={<IconDeviceFloppy size={16} />} onClick={onUpdate}>
            {m.filter.saveChanges}
          </Button>
        )}
        {filter && !mistake && (
          <Button size="xs" variant="subtle" leftSection={<IconBookmark size={16} />} onClick={onSave}>
            {onUpdate === undefined ? m.filter.save : m.filter.saveAs}
          </Button>
        )}
      </div>
      {shown && (
        <>
          <div className={classes.row}>
            <FilterInput
              value={text}
              onChange={setText}
              onApply={() => void use(text)}
              mistake={mistake}
              project={project}
            />
            {text.trim() !== filter && (
              <Button size="xs" onClick={() => void use(text)}>
                {m.filter.apply}
              </Button>
            )}
            {(filter || text) && (
              <Tooltip label={m.filter.clear}>
                <ActionIcon
                  aria-label={m.filter.clear}
                  onClick={() => {
                    setText('');
                    setOpen(true);
                    onChange({ filter: undefined });
                  }}
                >
                  <IconX size={16} />
                </ActionIcon>
              </Tooltip>
            )}
          </div>
          <div className={classes.chips} role="group" aria-label={m.filter.common}>
            {chips.map(([key, clause]) => {
              const on = hasClause(filter, clause);
              return (
                <button
                  key={key}
                  type="button"
                  className={classes.chip}
                  aria-pressed={on}
                  onClick={() => {
                    setOpen(true);
                    void use(on ? removeClause(filter, clause) : addClause(filter, clause));
                  }}
                >
                  {m.filter.chips[key as keyof typeof CHIPS]}
                </button>
              );
            })}
          </div>
        </>
      )}
    </div>
  );
}

function Search({ q, onSearch }: { q: string; onSearch: (words: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(q);
  const search = useDebouncedCallback(onSearch, PAUSE_MS);
  useShortcuts({ '/': () => input.current?.focus() });
  return (
    <TextInput
      ref={input}
      className={classes.search}
      size="xs"
      type="search"
      value={text}
      placeholder={m.filter.searchPlaceholder}
      aria-label={m.filter.search}
      aria-keyshortcuts="/"
      leftSection={<IconSearch size={15} />}
      rightSection={
        text ? (
          <CloseButton
            size="sm"
            aria-label={m.filter.clearSearch}
            onClick={() => {
              setText('');
              search.cancel();
              onSearch('');
            }}
          />
        ) : (
          <kbd className={classes.key} aria-hidden>
            /
          </kbd>
        )
      }
      maxLength={200}
      onChange={(event) => {
        setText(event.currentTarget.value);
        search(event.currentTarget.value.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') search.flush();
        if (event.key === 'Escape') input.current?.blur();
      }}
    />
  );
}
