import type { ElementTemplate } from '@taskloom/modeler';
import { useEffect } from 'react';
import type { HeatStep } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { ErrorState } from '@/ui/states';
import { useViewer } from '@/ui/useViewer';
import runClasses from '../run.module.css';
import classes from './heat.module.css';
import { levelOf, valueOf } from './scale';
import type { Measure } from './search';
import { told } from './words';

type Props = {
  bpmn: string;
  /** For the connectors' icons. */
  templates: readonly ElementTemplate[];
  steps: readonly HeatStep[];
  measure: Measure;
  bounds: readonly number[];
  chosen: string | null;
  onChoose: (elementId: string | null) => void;
};

/** The version's diagram, coloured. */
export default function HeatDiagram({ bpmn, templates, steps, measure, bounds, chosen, onChoose }: Props) {
  const { container, viewer, failure } = useViewer({ bpmn, templates, onElementClick: onChoose });
  useEffect(
    () =>
      viewer?.showHeat(
        steps.flatMap((step) => {
          const value = valueOf(step, measure);
          return value === null
            ? []
            : [
                {
                  elementId: step.elementId,
                  level: levelOf(value, bounds),
                  text: told(value, measure),
                },
              ];
        }),
      ),
    [viewer, steps, measure, bounds],
  );
  useEffect(() => viewer?.select(chosen), [viewer, chosen]);

  if (failure) return <ErrorState error={failure} title={m.run.noDiagram} />;
  return (
    <div className={`${runClasses.diagram} ${classes.diagram}`} role="region" aria-label={m.heat.diagram}>
      <div ref={container} />
    </div>
  );
}
