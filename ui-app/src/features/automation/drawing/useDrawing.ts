import { useEffect, useEffectEvent, useRef, useState } from 'react';

export type Steps = { readonly canUndo: boolean; readonly canRedo: boolean };

/** An editor in a place of the page. */
export type Drawing<T> = {
  undo(): void;
  redo(): void;
  /** Something else in the place of what is drawn; its own steps back begin anew. */
  replace(content: T): Promise<void>;
  destroy(): void;
};

export type Place<T> = {
  readonly container: HTMLElement;
  readonly content: T;
  readonly onChange: (content: T, steps: Steps) => void;
};

const NO_STEPS: Steps = { canUndo: false, canRedo: false };

/**
 * An editor in the container that the returned ref is given to. What somebody else makes of the content takes the place of what is
 * drawn; what comes back from here does not.
 *
 * @param draw loads the editor and opens it; asked once
 */
export function useDrawing<T, D extends Drawing<T>>(
  content: T,
  draw: (place: Place<T>) => Promise<D>,
  onChange: (content: T) => void,
) {
  const container = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState<D | null>(null);
  const [steps, setSteps] = useState(NO_STEPS);
  const [error, setError] = useState<unknown>(null);
  const drawn = useRef(content);
  const told = useEffectEvent((next: T, now: Steps) => {
    drawn.current = next;
    setSteps(now);
    onChange(next);
  });
  const begin = useEffectEvent((element: HTMLElement) =>
    draw({ container: element, content: drawn.current, onChange: (next, now) => told(next, now) }),
  );
  useEffect(() => {
    let made: D | undefined;
    let gone = false;
    const open = async (element: HTMLElement) => {
      const opened = await begin(element);
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
    if (!drawing || content === drawn.current) return;
    drawn.current = content;
    drawing.replace(content).then(
      () => setSteps(NO_STEPS),
      (failure: unknown) => setError(failure),
    );
  }, [drawing, content]);
  return { container, drawing, steps, error };
}
