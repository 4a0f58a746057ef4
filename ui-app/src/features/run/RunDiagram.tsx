import type { ElementTemplate } from '@taskloom/modeler';
import { useEffect } from 'react';
import type { Step } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { ErrorState } from '@/ui/states';
import { useViewer } from '@/ui/useViewer';
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
  const { container, viewer, failure } = useViewer({
    bpmn,
    templates,
    onElementClick: (id) => id && onElement(id),
  });
  useEffect(() => viewer?.showRun({ steps }), [viewer, steps]);

  if (failure) return <ErrorState error={failure} title={m.run.noDiagram} />;
  return (
    <div className={classes.diagram} role="region" aria-label={m.run.diagram}>
      <div ref={container} />
    </div>
  );
}
