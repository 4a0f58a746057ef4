import type { ElementTemplate } from '@taskloom/modeler';
import { useEffect } from 'react';
import type { ScenarioCoverage } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { ErrorState } from '@/ui/states';
import { useViewer } from '@/ui/useViewer';
import classes from '../run.module.css';

type Props = {
  bpmn: string;
  /** For the connectors' icons. */
  templates: readonly ElementTemplate[];
  coverage: ScenarioCoverage;
};

/** The draft's diagram, with what scenarios pass and what they never do. */
export default function CoverageDiagram({ bpmn, templates, coverage }: Props) {
  const { container, viewer, failure } = useViewer({ bpmn, templates, onElementClick: () => {} });
  useEffect(() => {
    const never = [...coverage.elements.never, ...coverage.flows.never].map(({ id }) => id);
    viewer?.showCoverage({ never });
  }, [viewer, coverage]);

  if (failure) return <ErrorState error={failure} title={m.run.noDiagram} />;
  return (
    <div className={classes.diagram} role="region" aria-label={m.scenario.diagram}>
      <div ref={container} />
    </div>
  );
}
