import { MultiSelect, Select } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useSections, useTags } from '@/lib/api/shared';
import type { Person, Tag, Task, TaskPatch } from '@/lib/api/types';
import type { PersonId, SectionId, TagId, TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { localTimeZone } from '@/lib/time';
import { isOpen } from '../api';
import { priorities, PriorityIcon, statuses, StatusIcon } from '../chips';
import { DateField } from '../DateField';
import { Repeat } from '../recurrence/Repeat';
import { Reminders } from '../reminder/Reminders';
import { TagChip } from '../TagChip';
import { StepField } from '../workflow/StepPicker';
import classes from './panel.module.css';
import { useAddTag, useMoveTask } from './api';

export type Shown = { assignees?: Person[]; tags?: Tag[] };
type Props = {
  task: Task;
  people: Person[];
  readOnly: boolean;
  onChange: (patch: TaskPatch, shown?: Shown) => void;
  onOpen: (id: TaskId) => void;
};

export function Fields({ task, people, readOnly, onChange, onOpen }: Props) {
  const sections = useSections(task.projectId);
  const move = useMoveTask();
  const late = isOpen(task) && task.dueAt !== null && (task.overdue || new Date(task.dueAt) < new Date());
  const known = [...people, ...task.assignees].filter(
    (person, index, all) => all.findIndex((each) => each.id === person.id) === index,
  );
  return (
    <div className={classes.fields}>
      <Field name={m.task.status}>
        {task.step ? (
          <StepField task={task} readOnly={readOnly} />
        ) : (
          <Select
            aria-label={m.task.status}
            size="xs"
            w={170}
            allowDeselect={false}
            disabled={readOnly}
            leftSection={<StatusIcon status={task.status} />}
            data={statuses.map((value) => ({ value, label: m.task.statuses[value] }))}
            value={task.status}
            onChange={(status) =>
              status && status !== task.status && onChange({ status: status as Task['status'] })
            }
          />
        )}
      </Field>
      <Field name={m.task.priority}>
        <Select
          aria-label={m.task.priority}
          size="xs"
          w={170}
          allowDeselect={false}
          disabled={readOnly}
          leftSection={<PriorityIcon priority={task.priority} />}
          data={priorities.map((value) => ({ value, label: m.task.priorities[value] }))}
          value={task.priority}
          onChange={(priority) =>
            priority && priority !== task.priority && onChange({ priority: priority as Task['priority'] })
          }
        />
      </Field>
      <Field name={m.task.assignees}>
        <MultiSelect
          aria-label={m.task.assignees}
          size="xs"
          placeholder={task.assignees.length || readOnly ? '' : m.task.assign}
          searchable
          disabled={readOnly}
          data={known.map((person) => ({ value: person.id as string, label: person.name }))}
          value={task.assignees.map((person) => person.id as string)}
          onChange={(ids) =>
            onChange(
              { assignees: ids as PersonId[] },
              { assignees: known.filter((person) => ids.includes(person.id)) },
            )
          }
        />
      </Field>
      <Field name={m.task.due}>
        <DateField
          label={m.task.due}
          inputLabel={m.task.dueInput}
          value={task.dueAt}
          late={late}
          disabled={readOnly}
          placeholder={m.task.dueNone}
          onChange={(dueAt) => onChange({ dueAt, timeZone: dueAt ? localTimeZone() : null })}
        />
      </Field>
      {task.kind === 'task' && (!readOnly || task.recurring) && (
        <Field name={m.recurrence.name}>
          <Repeat task={task} readOnly={readOnly} onOpen={onOpen} />
        </Field>
      )}
      <Field name={m.task.start}>
        <DateField
          label={m.task.start}
          inputLabel={m.task.startInput}
          value={task.startAt}
          disabled={readOnly}
          placeholder={m.common.none}
          onChange={(startAt) => onChange({ startAt })}
        />
      </Field>
      <Field name={m.panel.tags}>
        {readOnly ? <TagList tags={task.tags} /> : <TagsField task={task} onChange={onChange} />}
      </Field>
      {(sections.data?.length ?? 0) > 0 && (
        <Field name={m.panel.section}>
          <Select
            aria-label={m.panel.section}
            size="xs"
            w={170}
            allowDeselect={false}
            disabled={readOnly || move.isPending}
            value={task.sectionId ?? ''}
            data={[
              { value: '', label: m.panel.noSection },
              ...(sections.data ?? []).map(({ id, name }) => ({ value: id as string, label: name })),
            ]}
            onChange={(id) =>
              id !== null &&
              id !== (task.sectionId ?? '') &&
              move.mutate({ id: task.id, move: { sectionId: (id as SectionId) || null } })
            }
          />
        </Field>
      )}
      {task.kind === 'task' && (
        <Field name={m.task.reminders}>
          <Reminders task={task} />
        </Field>
      )}
    </div>
  );
}

function Field({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <span className={classes.label}>{name}</span>
      <div>{children}</div>
    </>
  );
}

function TagList({ tags }: { tags: Tag[] }) {
  return (
    <span className={classes.tagList}>
      {tags.map((tag) => (
        <TagChip key={tag.id} tag={tag} />
      ))}
    </span>
  );
}

const NEW = '\u0000new';

/** Tags by name; one that is not known yet is made on the way. */
function TagsField({ task, onChange }: { task: Task; onChange: Props['onChange'] }) {
  const known = useTags(task.projectId);
  const add = useAddTag(task.projectId);
  const [search, setSearch] = useState('');
  const all = [...(known.data ?? []), ...task.tags].filter(
    (tag, index, tags) => tags.findIndex((each) => each.id === tag.id) === index,
  );
  const name = search.trim();
  const isNew = name !== '' && !all.some((tag) => tag.name.toLowerCase() === name.toLowerCase());
  const set = (tags: Tag[]) => onChange({ tags: tags.map((tag) => tag.id) }, { tags });
  const choose = (ids: string[]) => {
    const chosen = ids.flatMap((id) => all.find((tag) => tag.id === (id as TagId)) ?? []);
    setSearch('');
    if (!ids.includes(NEW)) set(chosen);
    else add.mutate(name, { onSuccess: (tag) => set([...chosen, tag as Tag]) });
  };
  return (
    <MultiSelect
      aria-label={m.panel.tags}
      size="xs"
      placeholder={task.tags.length ? '' : m.panel.addTag}
      searchable
      hidePickedOptions
      searchValue={search}
      onSearchChange={setSearch}
      disabled={add.isPending}
      data={[
        ...all.map((tag) => ({ value: tag.id as string, label: tag.name })),
        ...(isNew ? [{ value: NEW, label: m.panel.createTag(name) }] : []),
      ]}
      value={task.tags.map((tag) => tag.id as string)}
      onChange={choose}
      renderOption={({ option }) => {
        const tag = all.find((each) => each.id === (option.value as TagId));
        return tag ? <TagChip tag={tag} /> : option.label;
      }}
      filter={({ options, search: typed }) =>
        options.filter(
          (option) =>
            'value' in option &&
            (option.value === NEW || option.label.toLowerCase().includes(typed.trim().toLowerCase())),
        )
      }
    />
  );
}
