import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { DecisionDrawing, Steps } from './drawDecision';

/**
 * The decision editor in the container that the returned ref is given to. What somebody else makes of the decision takes the place of
 * what is drawn; what comes back from here does not.
 */
export function useDecisionDrawing(id: string, dmn: string, onChange: (dmn: string) => void) {
  const container = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState<DecisionDrawing | null>(null);
  const [steps, setSteps] = useState<Steps>({ canUndo: false, canRedo: false });
  const [error, setError] = useState<unknown>(null);
  const drawn = useRef(dmn);
  const told = useEffectEvent((next: string, now: Steps) => {
    drawn.current = next;
    setSteps(now);
    onChange(next);
  });
  useEffect(() => {
    let made: DecisionDrawing | undefined;
    let gone = false;
    const open = async (element: HTMLElement) => {
      // Only who draws a decision loads its editor.
      const { drawDecision } = await import('./drawDecision');
      if (gone) return;
      const opened = await drawDecision({
        container: element,
        id,
        dmn: drawn.current,
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
  }, [id]);
  useEffect(() => {
    if (!drawing || dmn === drawn.current) return;
    drawn.current = dmn;
    drawing.replace(dmn).then(
      () => setSteps({ canUndo: false, canRedo: false }),
      (failure: unknown) => setError(failure),
    );
  }, [drawing, dmn]);
  return { container, drawing, steps, error };
}
