import type { RunStep } from '../types';

export interface Flow {
  readonly id: string;
  readonly source: string;
  readonly target: string;
}

interface Origin {
  readonly step: RunStep;
  readonly flows: readonly string[];
}

/** Clocks of one transaction can put an end slightly after the start that followed it. */
const slack = 5;

/**
 * The flows a run went along, as well as its steps tell. Each step is traced back to the step that ended last before
 * it began; elements without steps of their own, such as gateways that were not recorded, are passed through.
 *
 * @param joins elements that wait for all their incoming paths
 */
export function takenFlows(
  flows: readonly Flow[],
  steps: readonly RunStep[],
  joins: ReadonlySet<string> = new Set(),
): ReadonlySet<string> {
  const incoming = groupBy(flows, ({ target }) => target);
  const recorded = groupBy(steps, ({ elementId }) => elementId);
  const taken = new Set<string>();
  for (const step of steps) {
    const begin = Date.parse(step.startedAt);
    const origins = originsOf(step.elementId, begin, new Set());
    const latest = Math.max(...origins.map(endOf));
    for (const origin of origins) {
      if (joins.has(step.elementId) || endOf(origin) === latest) {
        for (const flow of origin.flows) taken.add(flow);
      }
    }
  }
  return taken;

  function originsOf(element: string, before: number, visited: ReadonlySet<string>): readonly Origin[] {
    return (incoming.get(element) ?? []).flatMap((flow) => {
      if (visited.has(flow.id)) return [];
      const sources = recorded.get(flow.source);
      if (!sources) {
        const further = originsOf(flow.source, before, new Set([...visited, flow.id]));
        return further.map(({ step, flows: path }) => ({ step, flows: [...path, flow.id] }));
      }
      const ended = sources.filter(
        ({ state, endedAt }) =>
          (state === 'completed' || state === 'skipped') &&
          endedAt != null &&
          Date.parse(endedAt) <= before + slack,
      );
      const last = ended.reduce<RunStep | undefined>(
        (best, step) => (best && endOf({ step: best }) > endOf({ step }) ? best : step),
        undefined,
      );
      return last ? [{ step: last, flows: [flow.id] }] : [];
    });
  }
}

const endOf = ({ step }: { readonly step: RunStep }) => Date.parse(step.endedAt ?? step.startedAt);

function groupBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
