import { Alert, Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { TaskForm } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { useFormView } from '@/ui/form/useFormView';
import { JsonView } from '@/ui/JsonView';
import { ErrorState } from '@/ui/states';
import classes from './form.module.css';
import type { Schema } from './schema';

/** The form as the step will show it; nothing of what is filled in is kept. */
export function FormPreview({ schema }: { schema: Schema }) {
  const { container, view, error } = useFormView({ schema, data: {} } as TaskForm, false);
  const [answers, setAnswers] = useState<Record<string, unknown> | null>(null);
  const [missing, setMissing] = useState(false);
  return (
    <div className={classes.preview} role="region" aria-label={m.form.preview}>
      {error ? <ErrorState error={error} /> : null}
      <div ref={container} />
      <Group>
        <Button
          size="xs"
          variant="default"
          disabled={!view}
          onClick={() => {
            const given = view?.submit();
            setAnswers(given ?? null);
            setMissing(given === undefined);
          }}
        >
          {m.form.tryIt}
        </Button>
      </Group>
      {missing && (
        <Alert color="orange" variant="light" role="alert">
          {m.form.incomplete}
        </Alert>
      )}
      {answers && <JsonView label={m.form.answers} value={answers} />}
    </div>
  );
}
