import { Button, Group, Menu, Select, TextInput } from '@mantine/core';
import { useState, type FormEvent, type Ref } from 'react';
import { useMe } from '@/lib/api/shared';
import type { Priority, Project } from '@/lib/api/types';
import type { ProjectId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { localTimeZone } from '@/lib/time';
import { IconBell, IconPlus } from '@/ui/icons';
import { tellError } from '@/ui/tell';
import { useCreateTask } from './api';
import { beforeText, priorities, PriorityIcon } from './chips';
import { DateField } from './DateField';
import classes from './task.module.css';

type Props = { project?: ProjectId; projects?: Project[]; inputRef?: Ref<HTMLInputElement> };
const LAST_PROJECT = 'taskloom.quick-add.project';

/** One line that makes a task. Where no project is given it is chosen here, and the task goes to whoever writes it. */
export function QuickAdd({ project, projects = [], inputRef }: Props) {
  const { data: me } = useMe();
  const create = useCreateTask();
  const [title, setTitle] = useState('');
  const [due, setDue] = useState<string | null>(null);
  const [priority, setPriority] = useState<Priority>('medium');
  const [before, setBefore] = useState<string | null>(null);
  const [chosen, setChosen] = useState(() => localStorage.getItem(LAST_PROJECT));
  const writable = projects.filter((each) => each.role !== 'viewer');
  const target = project ?? (writable.find((each) => each.id === chosen) ?? writable[0])?.id;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!title.trim() || !target) return;
    const task = {
      title: title.trim(),
      priority,
      ...(due ? { dueAt: due, timeZone: localTimeZone() } : {}),
      ...(due && before ? { reminders: [{ before }] } : {}),
      ...(!project && me ? { assignees: [me.id] } : {}),
    };
    const typed = title;
    setTitle('');
    create.mutate(
      { project: target, task },
      {
        onSuccess: () => {
          setDue(null);
          setBefore(null);
          setPriority('medium');
        },
        onError: (error) => {
          setTitle((now) => now || typed);
          tellError(m.task.addFailed, error);
        },
      },
    );
  };

  return (
    <form className={classes.quick} onSubmit={submit} aria-label={m.task.add}>
      <TextInput
        ref={inputRef}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        placeholder={m.task.quickAddPlaceholder}
        aria-label={m.task.quickAdd}
        leftSection={<IconPlus size={18} />}
        size="md"
        maxLength={500}
        autoComplete="off"
        classNames={{ input: classes.quickInput }}
      />
      <Group gap={4} px={8} pb={8}>
        <DateField label={m.task.due} inputLabel={m.task.dueInput} value={due} onChange={setDue} compact />
        <Menu position="bottom-start" shadow="md">
          <Menu.Target>
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              fw={500}
              c={priority === 'medium' ? 'dimmed' : undefined}
              leftSection={<PriorityIcon priority={priority === 'medium' ? 'low' : priority} size={15} />}
              aria-label={m.task.priorityOf(m.task.priorities[priority])}
            >
              {priority === 'medium' ? m.task.priority : m.task.priorities[priority]}
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
              aria-label={before ? `${m.task.reminder}: ${beforeText(before)}` : m.task.reminder}
            >
              {before ? beforeText(before) : m.task.reminder}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {!due && <Menu.Label>{m.task.reminderNeedsDue}</Menu.Label>}
            {Object.entries(m.task.before).map(([key, text]) => (
              <Menu.Item key={key} disabled={!due} onClick={() => setBefore(key)}>
                {text}
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
            data={writable.map((each) => ({ value: each.id, label: each.name }))}
            onChange={(id) => {
              setChosen(id);
              if (id) localStorage.setItem(LAST_PROJECT, id);
            }}
          />
        )}
        <Button
          type="submit"
          size="compact-sm"
          ml="auto"
          disabled={!title.trim() || !target}
          loading={create.isPending}
        >
          {m.task.add}
        </Button>
      </Group>
    </form>
  );
}
