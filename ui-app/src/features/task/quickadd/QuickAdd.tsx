import { Button, Group, Menu, Select } from '@mantine/core';
import { useMemo, useState, type FormEvent, type Ref } from 'react';
import { useMe, useMembers, useTags } from '@/lib/api/shared';
import type { Person, Priority, Project, Tag } from '@/lib/api/types';
import type { ProjectId, SectionId, TagId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { localTimeZone, toOffset } from '@/lib/time';
import { IconBell } from '@/ui/icons';
import { tellDone, tellError } from '@/ui/tell';
import { useCreateTask } from '../api';
import { beforeText, priorities, PriorityIcon } from '../chips';
import { DateField } from '../DateField';
import { useCreateTag } from '../list/pickers';
import { useSetRecurrence } from '../recurrence/api';
import { parse, projectIn, keyOf, type Vocabulary } from './parse';
import classes from './quick.module.css';
import { QuickInput } from './QuickInput';
import { Understood } from './Understood';

type Props = {
  /** Where tasks go unless the text names another. */
  project?: ProjectId;
  section?: SectionId;
  projects: Project[];
  /** Whether tasks go to whoever writes them unless the text names somebody. */
  mine?: boolean;
  inputRef?: Ref<HTMLInputElement>;
  autoFocus?: boolean;
  /** To begin with. */
  initial?: string;
  onAdded?: () => void;
};
const LAST_PROJECT = 'taskloom.quick-add.project';
const NO_PEOPLE: Person[] = [];
const NO_TAGS: Tag[] = [];

/** One line that makes a task, and shows what it understands of it while it is written. */
export function QuickAdd({
  project,
  section,
  projects,
  mine = false,
  inputRef,
  autoFocus,
  initial = '',
  onAdded,
}: Props) {
  const { data: me } = useMe();
  const create = useCreateTask();
  const [text, setText] = useState(initial);
  const [ignored, setIgnored] = useState<ReadonlySet<string>>(new Set());
  const [due, setDue] = useState<string | null>(null);
  const [priority, setPriority] = useState<Priority | null>(null);
  const [before, setBefore] = useState<string | null>(null);
  const [chosen, setChosen] = useState(() => localStorage.getItem(LAST_PROJECT));

  const writable = useMemo(() => projects.filter((each) => each.role !== 'viewer'), [projects]);
  const now = new Date();
  const meant = projectIn(text, { now, projects: writable, people: NO_PEOPLE, tags: NO_TAGS, ignored });
  const home = project ?? (writable.find((each) => each.id === chosen) ?? writable[0])?.id;
  const target = meant?.id ?? home;
  const people = useMembers(target);
  const tags = useTags(target);
  const createTag = useCreateTag();
  const repeating = useSetRecurrence();
  const vocabulary: Vocabulary = {
    now,
    projects: writable,
    people: people.data?.map(({ person }) => person) ?? NO_PEOPLE,
    tags: tags.data ?? NO_TAGS,
    me,
    ignored,
  };
  const { title, tokens } = parse(text, vocabulary);
  const dated = tokens.find((token) => token.kind === 'due');
  const repeat = tokens.find((token) => token.kind === 'repeat');
  const meantDue = dated?.due ?? repeat?.first;
  const dueAt = due ?? (meantDue ? toOffset(meantDue) : null);
  const wanted = priority ?? tokens.find((token) => token.kind === 'priority')?.priority ?? 'medium';
  const busy = create.isPending || createTag.isPending;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!title || !target || busy) return;
    const named = tokens.flatMap((token) => (token.kind === 'assignee' ? [token.person.id] : []));
    const assignees = named.length > 0 ? [...new Set(named)] : mine && me ? [me.id] : [];
    setText('');
    try {
      const made: TagId[] = [];
      const names = tokens.flatMap((token) => (token.kind === 'newTag' ? [token.name] : []));
      for (const name of new Set(names))
        made.push((await createTag.mutateAsync({ project: target, name })).id);
      const known = tokens.flatMap((token) => (token.kind === 'tag' ? [token.tag.id] : []));
      const tagIds = [...new Set([...known, ...made])];
      const added = await create.mutateAsync({
        project: target,
        task: {
          title,
          priority: wanted,
          ...(dueAt ? { dueAt, timeZone: localTimeZone() } : {}),
          ...(dated?.from && !due ? { startAt: toOffset(dated.from) } : {}),
          ...(dueAt && before ? { reminders: [{ before }] } : {}),
          ...(assignees.length ? { assignees } : {}),
          ...(tagIds.length ? { tags: tagIds } : {}),
          ...(section && target === project ? { sectionId: section } : {}),
        },
      });
      if (repeat) {
        // That it does not repeat is told; the task itself is there.
        const wish = { rule: repeat.rule, basis: 'due_date', timeZone: localTimeZone() } as const;
        await repeating.mutateAsync({ id: added.id, wish }).catch(() => undefined);
      }
      setDue(null);
      setBefore(null);
      setPriority(null);
      setIgnored(new Set());
      if (meant && meant.id !== home) tellDone(m.list.addedTo(meant.name));
      onAdded?.();
    } catch (error) {
      setText((typed) => typed || text);
      tellError(m.task.addFailed, error);
    }
  };

  return (
    <form className={classes.quick} onSubmit={(event) => void submit(event)} aria-label={m.task.add}>
      <QuickInput
        inputRef={inputRef}
        value={text}
        onChange={setText}
        tokens={tokens}
        vocabulary={vocabulary}
        autoFocus={autoFocus ?? false}
      />
      <Understood
        tokens={tokens}
        onIgnore={(token) => setIgnored((all) => new Set([...all, keyOf(token)]))}
      />
      <Group gap={4} px={8} pb={8} className={classes.tools}>
        <DateField label={m.task.due} inputLabel={m.task.dueInput} value={dueAt} onChange={setDue} compact />
        <Menu position="bottom-start" shadow="md">
          <Menu.Target>
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              fw={500}
              c={wanted === 'medium' ? 'dimmed' : undefined}
              leftSection={<PriorityIcon priority={wanted === 'medium' ? 'low' : wanted} size={15} />}
              data-unset={wanted === 'medium' || undefined}
              aria-label={m.task.priorityOf(m.task.priorities[wanted])}
            >
              {wanted === 'medium' ? m.task.priority : m.task.priorities[wanted]}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {priorities.map((each) => (
              <Menu.Item
                key={each}
                leftSection={<PriorityIcon priority={each} />}
                onClick={() => setPriority(each)}
              >
                {m.task.priorities[each]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Menu position="bottom-start" shadow="md">
          <Menu.Target>
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              fw={500}
              c={before ? undefined : 'dimmed'}
              leftSection={<IconBell size={15} />}
              data-unset={!before || undefined}
              aria-label={before ? `${m.task.reminder}: ${beforeText(before)}` : m.task.reminder}
            >
              {before ? beforeText(before) : m.task.reminder}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {!dueAt && <Menu.Label>{m.task.reminderNeedsDue}</Menu.Label>}
            {Object.entries(m.task.before).map(([key, label]) => (
              <Menu.Item key={key} disabled={!dueAt} onClick={() => setBefore(key)}>
                {label}
              </Menu.Item>
            ))}
            {before && <Menu.Item onClick={() => setBefore(null)}>{m.task.reminderNone}</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
        {!project && writable.length > 1 && (
          <Select
            aria-label={m.task.project}
            size="xs"
            w={140}
            variant="unstyled"
            styles={{
              input: { fontWeight: 500, fontSize: 14, color: 'var(--mantine-color-dimmed)', paddingLeft: 8 },
            }}
            allowDeselect={false}
            value={target ?? null}
            disabled={meant !== undefined}
            data={writable.map((each) => ({ value: each.id, label: each.name }))}
            onChange={(id) => {
              setChosen(id);
              if (id) localStorage.setItem(LAST_PROJECT, id);
            }}
          />
        )}
        <Button type="submit" size="compact-sm" ml="auto" disabled={!title || !target} loading={busy}>
          {m.task.add}
        </Button>
      </Group>
    </form>
  );
}
