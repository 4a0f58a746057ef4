import { useComputedColorScheme } from '@mantine/core';
import type { ElementTemplate } from '@taskloom/modeler';
import { createViewer, type ViewerHandle } from '@taskloom/modeler/viewer';
import '@taskloom/modeler/style.css';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Step } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { ErrorState } from '@/ui/states';
import classes from './run.module.css';

type Props = {
  bpmn: string;
  /** For the connectors' icons. */
  templates: readonly ElementTemplate[];
  steps: Step[];
  onElement: (elementId: string) => void;
};

/** The version's diagram with the way the run has taken. */
export default function RunDiagram({ bpmn, templates, steps, onElement }: Props) {
  const container = useRef<HTMLDivElement>(null);
  const [viewer, setViewer] = useState<ViewerHandle | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const theme = useComputedColorScheme('light');
  const clicked = useEffectEvent((id: string | null) => id && onElement(id));
  const themed = useEffectEvent(() => theme);

  useEffect(() => {
    if (!container.current) return;
    let gone = false;
    const made = createViewer({
      container: container.current,
      bpmn,
      templates,
      theme: themed(),
      onElementClick: (id) => clicked(id),
    });
    made.ready.then(
      () => !gone && setViewer(made),
      (error: unknown) => !gone && setFailure(error),
    );
    return () => {
      gone = true;
      setViewer(null);
      made.destroy();
    };
  }, [bpmn, templates]);

  useEffect(() => viewer?.setTheme(theme), [viewer, theme]);
  useEffect(() => viewer?.showRun({ steps: steps.map(drawn) }), [viewer, steps]);

  if (failure) return <ErrorState error={failure} title={m.run.noDiagram} />;
  return (
    <div className={classes.diagram} role="region" aria-label={m.run.diagram}>
      <div ref={container} />
    </div>
  );
}

/** A diagram knows no steps that were skipped: they look like what did not come to its end. */
const drawn = (step: Step) => ({
  ...step,
  state: step.state === 'skipped' ? ('cancelled' as const) : step.state,
});
