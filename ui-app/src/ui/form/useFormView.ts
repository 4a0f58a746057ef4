import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { TaskForm } from '@/lib/api/types';
import type { FormView } from './form';

/** Shows a form in the container that the returned ref is given to; `view` is null until it stands there. */
export function useFormView(form: TaskForm, readOnly: boolean) {
  const container = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<FormView | null>(null);
  const load = useMutation({
    mutationFn: async (element: HTMLElement) => {
      // Only who has such a step loads form-js.
      const { showForm } = await import('./form');
      return showForm(element, form, readOnly);
    },
  });
  const { mutateAsync } = load;
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    let shown: FormView | undefined;
    let gone = false;
    mutateAsync(element).then(
      (made) => {
        if (gone) return made.destroy();
        shown = made;
        setView(made);
      },
      () => undefined,
    );
    return () => {
      gone = true;
      shown?.destroy();
      setView(null);
    };
  }, [mutateAsync]);
  return { container, view, error: load.error };
}
