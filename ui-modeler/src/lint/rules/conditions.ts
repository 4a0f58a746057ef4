import type { ModdleElement } from '../../bpmn';
import { report, rule } from '../report';

const deciding = new Set(['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway']);

/** Each way out of a decision says when it is taken, or that it is taken otherwise; and one of them always can be. */
export const conditions = rule((node, reporter) => {
  if (!deciding.has(node.$type)) return;
  for (const flow of ways(node)) {
    if (!condition(flow) && flow !== node.get('default')) {
      report(
        reporter,
        flow,
        'This path does not say when it is taken.',
        'Give it a condition, or make it the “otherwise” path.',
      );
    }
  }
});

export const defaultPath = rule((node, reporter) => {
  const all = deciding.has(node.$type) ? ways(node) : [];
  if (all.length > 1 && node.get('default') === undefined && all.every((flow) => condition(flow))) {
    report(
      reporter,
      node,
      'If no condition holds, the run stops here with an error.',
      'Make one of the paths the “otherwise” path.',
    );
  }
});

/** Conditions are FEEL, with a leading `=`, or the name of a variable as the engine writes it. */
export const feelConditions = rule((node, reporter) => {
  const text = node.$type === 'bpmn:SequenceFlow' ? condition(node) : undefined;
  if (text && !text.startsWith('=') && !/^\$\{\s*[\p{L}_][\p{L}\p{N}_.]*\s*\}$/u.test(text)) {
    report(
      reporter,
      node,
      'The condition is no FEEL expression.',
      'Start it with “=”, for example: =count > 3',
    );
  }
});

/** The ways out of a decision; a single one needs no condition. */
function ways(gateway: ModdleElement): readonly ModdleElement[] {
  const outgoing = gateway.get<ModdleElement[] | undefined>('outgoing') ?? [];
  return outgoing.length > 1 ? outgoing : [];
}

const condition = (flow: ModdleElement) =>
  flow.get<ModdleElement | undefined>('conditionExpression')?.get<string | undefined>('body')?.trim();
