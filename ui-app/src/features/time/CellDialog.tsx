import { Button, Combobox, InputBase, Modal, Skeleton, Text, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useProjects } from '@/lib/api/shared';
import type { ProjectId, TaskId, WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { IconPlus } from '@/ui/icons';
import { ErrorState } from '@/ui/states';
import { useAddEntry, useCellEntries, useTaskChoices, type SheetSearch } from './api';
import { shortDay } from './days';
import { EntryForm } from './EntryForm';
import { EntryList } from './EntryList';
import classes from './time.module.css';
import type { SheetTask } from './SheetGrid';

/** @param task none yet: it is asked for @param day none for today @param mine whether one can add to it */
export type Chosen = { task: SheetTask | null; day: string | null; mine: boolean };

type Props = {
  workspace: WorkspaceId;
  search: SheetSearch;
  zone: string;
  chosen: Chosen | null;
  onClose: () => void;
};

/** What a cell is made of, to be changed there; or a new entry of a task that is chosen first. */
export function CellDialog({ chosen, onClose, ...rest }: Props) {
  const title = chosen?.task
    ? chosen.day
      ? `${chosen.task.title}, ${shortDay(chosen.day)}`
      : m.time.addFor(chosen.task.title)
    : m.time.addTitle;
  return (
    <Modal
      opened={chosen !== null}
      onClose={onClose}
      size={520}
      title={title}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      {chosen && (
        <Content key={`${chosen.task?.id} ${chosen.day}`} chosen={chosen} onClose={onClose} {...rest} />
      )}
    </Modal>
  );
}

function Content({ workspace, search, zone, chosen, onClose }: Props & { chosen: Chosen }) {
  const [task, setTask] = useState<{ id: TaskId; title: string } | null>(chosen.task);
  if (chosen.task && chosen.day)
    return (
      <Entries
        workspace={workspace}
        search={{ ...search, from: chosen.day, to: chosen.day }}
        task={chosen.task.id}
        day={chosen.day}
        zone={zone}
        mayAdd={chosen.mine && !chosen.task.deleted}
      />
    );
  return (
    <>
      <TaskChoice workspace={workspace} project={search.project} chosen={task} onChoose={setTask} />
      {task && <New task={task.id} zone={zone} onDone={onClose} />}
    </>
  );
}

function New({
  task,
  day,
  zone,
  onDone,
}: {
  task: TaskId;
  day?: string | undefined;
  zone: string;
  onDone: () => void;
}) {
  const add = useAddEntry();
  return (
    <div className={classes.form}>
      <EntryForm
        day={day}
        zone={zone}
        busy={add.isPending}
        onCancel={onDone}
        onSave={(entry) => add.mutate({ task, entry }, { onSuccess: onDone })}
      />
    </div>
  );
}

type EntriesProps = {
  workspace: WorkspaceId;
  search: SheetSearch;
  task: TaskId;
  day: string;
  zone: string;
  mayAdd: boolean;
};

function Entries({ workspace, search, task, day, zone, mayAdd }: EntriesProps) {
  const entries = useCellEntries(workspace, search, task);
  const [adding, setAdding] = useState(false);
  if (entries.isPending) return <Skeleton height={40} />;
  if (!entries.data) return <ErrorState error={entries.error} onRetry={() => void entries.refetch()} />;
  return (
    <>
      {entries.data.length > 0 && <EntryList entries={entries.data} zone={zone} />}
      {adding || (mayAdd && entries.data.length === 0) ? (
        <New task={task} day={day} zone={zone} onDone={() => setAdding(false)} />
      ) : (
        mayAdd && (
          <Button
            size="compact-sm"
            variant="subtle"
            mt={6}
            leftSection={<IconPlus size={14} />}
            onClick={() => setAdding(true)}
          >
            {m.time.add}
          </Button>
        )
      )}
    </>
  );
}

type ChoiceProps = {
  workspace: WorkspaceId;
  project: ProjectId | undefined;
  chosen: { id: TaskId; title: string } | null;
  onChoose: (task: { id: TaskId; title: string }) => void;
};

function TaskChoice({ workspace, project, chosen, onChoose }: ChoiceProps) {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [words, setWords] = useState(chosen?.title ?? '');
  const [searched] = useDebouncedValue(words, 200);
  const projects = useProjects(workspace).data ?? [];
  const { data = [], isPending } = useTaskChoices(project, searched === chosen?.title ? '' : searched.trim());
  const writable = new Map(projects.filter(({ role }) => role !== 'viewer').map((each) => [each.id, each]));
  const found = data.filter((task) => writable.has(task.projectId));
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        const task = found.find((each) => each.id === id);
        if (!task) return;
        setWords(task.title);
        onChoose({ id: task.id, title: task.title });
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target>
        <InputBase
          size="sm"
          label={m.time.chooseTask}
          placeholder={m.time.chooseTaskHint}
          value={words}
          data-autofocus
          onChange={(event) => {
            setWords(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onClick={() => combobox.openDropdown()}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={260} style={{ overflowY: 'auto' }}>
          {found.map((task) => (
            <Combobox.Option key={task.id} value={task.id}>
              <Text size="sm" truncate>
                {task.title}
              </Text>
              <Text size="xs" c="dimmed" truncate>
                {writable.get(task.projectId)?.name}
              </Text>
            </Combobox.Option>
          ))}
          {!isPending && found.length === 0 && <Combobox.Empty>{m.time.noTask}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
