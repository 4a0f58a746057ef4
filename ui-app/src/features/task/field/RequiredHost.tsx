import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { body } from '@/lib/api/client';
import { explain } from '@/lib/api/problem';
import { useFields, useMembers } from '@/lib/api/shared';
import type { CustomField, Task } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import { m } from '@/lib/messages';
import { keys, remember, useTask } from '../api';
import { FieldInput } from './FieldInput';
import { askedForFields, askForFields, subscribe, type Missing } from './required';
import { valueOf, type Value } from './values';

/** Asks for what a task lacks, and completes it with that: one change. */
export function RequiredHost() {
  const missing = useSyncExternalStore(subscribe, askedForFields);
  const close = () => askForFields(null);
  useEffect(() => close, []);
  return (
    <Modal
      opened={missing !== null}
      onClose={close}
      title={m.field.requiredTitle}
      // Above the task's panel, from which it may be asked; below the lists that it opens.
      zIndex={250}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      {missing && <Loaded key={missing.task} missing={missing} onClose={close} />}
    </Modal>
  );
}

function Loaded({ missing, onClose }: { missing: Missing; onClose: () => void }) {
  const task = useTask(missing.task);
  const fields = useFields(task.data?.projectId);
  if (!task.data || !fields.data) return null;
  const wanted = fields.data.filter(({ id }) => missing.fields.some((each) => each.id === id));
  return <Form task={task.data} fields={wanted} onClose={onClose} />;
}

function Form({ task, fields, onClose }: { task: Task; fields: CustomField[]; onClose: () => void }) {
  const api = useApi();
  const client = useQueryClient();
  const people = (useMembers(task.projectId).data ?? []).map(({ person }) => person);
  const [values, setValues] = useState<Record<string, Value>>({});
  const [asked, setAsked] = useState(false);
  const complete = useMutation({
    mutationFn: () =>
      body(
        api.PATCH('/tasks/{task}', {
          params: { path: { task: task.id } },
          body: { fields: values as Record<string, never>, status: 'done' },
        }),
      ),
    onSuccess: (done) => {
      remember(client, done);
      void client.invalidateQueries({ queryKey: keys.all });
      onClose();
    },
  });
  const value = (field: CustomField) => values[field.id] ?? valueOf(task.fields, field);
  const filled = fields.every((field) =>
    field.type === 'checkbox' ? value(field) === true : value(field) !== null,
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (filled) complete.mutate();
        else setAsked(true);
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{m.field.requiredText(task.title)}</Text>
        {fields.map((field) => (
          <div key={field.id}>
            <Text size="sm" fw={600} mb={4}>
              {field.name}
            </Text>
            <FieldInput
              field={field}
              value={value(field)}
              people={people}
              onChange={(next) => setValues((before) => ({ ...before, [field.id]: next }))}
            />
          </div>
        ))}
        {asked && !filled && (
          <Text size="sm" c="red" role="alert">
            {m.field.stillEmpty}
          </Text>
        )}
        {complete.error && (
          <Alert color="red" variant="light" py={8}>
            {explain(complete.error)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {m.common.cancel}
          </Button>
          {/* Not disabled while something is missing: what is being typed counts from the moment one leaves it for the button. */}
          <Button type="submit" loading={complete.isPending}>
            {m.field.complete}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
