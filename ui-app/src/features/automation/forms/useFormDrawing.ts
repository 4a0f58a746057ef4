import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { FormDrawing, Steps } from './drawForm';
import type { Schema } from './schema';

/**
 * The form editor in the container that the returned ref is given to. What somebody else makes of the form takes the place of what is
 * drawn; what comes back from here does not.
 */
export function useFormDrawing(schema: Schema, onChange: (schema: Schema) => void) {
  const container = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState<FormDrawing | null>(null);
  const [steps, setSteps] = useState<Steps>({ canUndo: false, canRedo: false });
  const [error, setError] = useState<unknown>(null);
  const drawn = useRef<Schema>(schema);
  const told = useEffectEvent((next: Schema, now: Steps) => {
    drawn.current = next;
    setSteps(now);
    onChange(next);
  });
  useEffect(() => {
    let made: FormDrawing | undefined;
    let gone = false;
    const open = async (element: HTMLElement) => {
      // Only who draws a form loads its editor.
      const { drawForm } = await import('./drawForm');
      if (gone) return;
      const opened = await drawForm({
        container: element,
        schema: drawn.current,
        onChange: (next, now) => told(next, now),
      });
      if (gone) return opened.destroy();
      made = opened;
      setDrawing(opened);
    };
    if (container.current) open(container.current).catch((failure: unknown) => !gone && setError(failure));
    return () => {
      gone = true;
      made?.destroy();
      setDrawing(null);
    };
  }, []);
  useEffect(() => {
    if (!drawing || schema === drawn.current) return;
    drawn.current = schema;
    drawing.replace(schema).then(
      () => setSteps({ canUndo: false, canRedo: false }),
      (failure: unknown) => setError(failure),
    );
  }, [drawing, schema]);
  return { container, drawing, steps, error };
}
