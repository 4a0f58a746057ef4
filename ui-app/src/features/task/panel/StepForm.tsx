import { Alert, Button, Group, List, Skeleton, Text } from '@mantine/core';
import { useState } from 'react';
import { ApiError, explain } from '@/lib/api/problem';
import type { Task, TaskForm } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { useFormView } from '@/ui/form/useFormView';
import { IconCheck } from '@/ui/icons';
import { ErrorState } from '@/ui/states';
import { asksForm, useCompleteForm, useForm } from './api';
import classes from './panel.module.css';

/** The form with which a step of an automation is completed. */
export function StepForm({ task, readOnly }: { task: Task; readOnly: boolean }) {
  const form = useForm(task);
  if (!asksForm(task) || form.data === null) return null;
  return (
    <section aria-label={m.panel.form}>
      <h2 className={classes.heading}>{m.panel.form}</h2>
      {form.isError ? (
        <ErrorState error={form.error} onRetry={() => void form.refetch()} />
      ) : form.data ? (
        <Filled key={task.id} task={task} form={form.data} readOnly={readOnly} />
      ) : (
        <Skeleton height={120} mt={6} aria-label={m.panel.formLoading} />
      )}
    </section>
  );
}

function Filled({ task, form, readOnly }: { task: Task; form: TaskForm; readOnly: boolean }) {
  const { container, view, error } = useFormView(form, readOnly);
  const complete = useCompleteForm(task.id);
  const ready = view !== null;
  const [invalid, setInvalid] = useState(false);

  const submit = () => {
    const answers = view?.submit();
    setInvalid(answers === undefined);
    if (answers) complete.mutate(answers);
  };
  const errors = complete.error instanceof ApiError ? complete.error.problem.errors : undefined;
  return (
    <>
      {error && <ErrorState error={error} />}
      {!ready && !error && <Skeleton height={120} mt={6} />}
      <div ref={container} className={classes.form} />
      {invalid && (
        <Text size="sm" c="red" role="alert">
          {m.panel.formInvalid}
        </Text>
      )}
      {complete.isError && (
        <Alert color="red" variant="light" title={m.panel.formFailed} role="alert" mt="xs">
          {errors?.length ? (
            <List size="sm">
              {errors.map((each) => (
                <List.Item key={`${each.field} ${each.code}`}>
                  {view?.labelOf(each.field) ?? each.field}: {each.message}
                </List.Item>
              ))}
            </List>
          ) : (
            <Text size="sm">{explain(complete.error)}</Text>
          )}
        </Alert>
      )}
      {ready && !readOnly && (
        <Group justify="flex-end" mt="xs">
          <Button
            size="compact-md"
            color="teal"
            leftSection={<IconCheck size={15} />}
            loading={complete.isPending}
            onClick={submit}
          >
            {m.panel.formSubmit}
          </Button>
        </Group>
      )}
    </>
  );
}
