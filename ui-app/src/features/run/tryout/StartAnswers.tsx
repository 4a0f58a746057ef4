import { Text } from '@mantine/core';
import { useEffect, type RefObject } from 'react';
import type { TaskForm } from '@/lib/api/types';
import { m } from '@/lib/messages';
import type { FormView } from '@/ui/form/form';
import { useFormView } from '@/ui/form/useFormView';
import { ErrorState } from '@/ui/states';

type Props = {
  form: TaskForm;
  /** Where whoever runs the try-out finds the form, to ask it for its answers. */
  formRef: RefObject<FormView | null>;
  invalid: boolean;
};

/** What the draft asks of whoever starts it by hand. */
export function StartAnswers({ form, formRef, invalid }: Props) {
  const { container, view, error } = useFormView(form, false);
  useEffect(() => {
    formRef.current = view;
    return () => void (formRef.current = null);
  }, [formRef, view]);
  return (
    <section aria-label={m.tryOut.given}>
      <Text size="sm" fw={500}>
        {m.tryOut.given}
      </Text>
      <Text size="xs" c="dimmed" mb={6}>
        {m.tryOut.givenForm}
      </Text>
      {error && <ErrorState error={error} />}
      <div ref={container} />
      {invalid && (
        <Text size="sm" c="red" role="alert">
          {m.tryOut.invalidForm}
        </Text>
      )}
    </section>
  );
}
