import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { PlannedTask } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { fromInputValue, toInputValue } from '@/lib/time';
import type { Dates } from './days';

type Props = {
  task: PlannedTask | null;
  onClose: () => void;
  onMove: (task: PlannedTask, dates: Dates) => void;
};

/** Moves a task without dragging it. */
export function DatesDialog({ task, onClose, onMove }: Props) {
  return (
    <Modal
      opened={task !== null}
      onClose={onClose}
      title={task ? m.calendar.moveTo(task.title) : m.calendar.moveTitle}
      size="sm"
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      {task && <Dates key={task.id} task={task} onClose={onClose} onMove={onMove} />}
    </Modal>
  );
}

function Dates({ task, onClose, onMove }: Props & { task: PlannedTask }) {
  const [start, setStart] = useState(() => toInputValue(task.startAt));
  const [due, setDue] = useState(() => toInputValue(task.dueAt));
  const [wrong, setWrong] = useState(false);
  // A minute is the field's resolution: what was not touched stays to the second.
  const chosen = (text: string, before: string | null) =>
    toInputValue(before) === text ? before : fromInputValue(text);
  const give = (dates: Dates) => {
    onClose();
    onMove(task, dates);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const dates = { startAt: chosen(start, task.startAt), dueAt: chosen(due, task.dueAt) };
    if (dates.startAt && dates.dueAt && Date.parse(dates.startAt) > Date.parse(dates.dueAt)) setWrong(true);
    else give(dates);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          type="datetime-local"
          label={m.calendar.starts}
          value={start}
          onChange={(event) => setStart(event.currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          label={m.calendar.dueAt}
          value={due}
          error={wrong ? m.calendar.wrongOrder : null}
          data-autofocus
          onChange={(event) => {
            setWrong(false);
            setDue(event.currentTarget.value);
          }}
        />
        <Group justify="space-between" mt="xs">
          <Button variant="subtle" color="gray" onClick={() => give({ startAt: null, dueAt: null })}>
            {m.calendar.noDates}
          </Button>
          <Button type="submit">{m.calendar.save}</Button>
        </Group>
      </Stack>
    </form>
  );
}
