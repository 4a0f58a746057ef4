import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { Task } from '@/lib/api/types';
import type { ProjectId, TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { StatusIcon } from '../chips';
import { useTaskSearch } from './api';
import classes from './panel.module.css';

type Props = {
  project: ProjectId;
  without: readonly TaskId[];
  onChoose: (task: Task) => void;
  onCancel: () => void;
};

/** Finds a task by words in it. */
export function TaskSearch({ project, without, onChoose, onCancel }: Props) {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, 200);
  const found = useTaskSearch(asked, project);
  const items = (found.data?.items ?? []).filter((task) => !without.includes(task.id));
  return (
    <Combobox
      store={combobox}
      shadow="md"
      onOptionSubmit={(id) => {
        const task = items.find((each) => each.id === (id as TaskId));
        if (task) onChoose(task);
      }}
    >
      <Combobox.Target>
        <TextInput
          aria-label={m.panel.searchTask}
          placeholder={m.panel.searchTask}
          size="xs"
          flex={1}
          autoFocus
          data-mantine-stop-propagation
          value={text}
          rightSection={found.isFetching ? <Loader size={14} /> : null}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.stopPropagation();
              onCancel();
            }
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={240} style={{ overflowY: 'auto' }}>
          {items.map((task) => (
            <Combobox.Option key={task.id} value={task.id}>
              <span className={classes.found}>
                <StatusIcon status={task.status} size={15} />
                {task.title}
              </span>
            </Combobox.Option>
          ))}
          {items.length === 0 && (
            <Combobox.Empty>
              {text.trim().length < 2 || found.isPending ? m.panel.searchHint : m.panel.searchNone}
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
