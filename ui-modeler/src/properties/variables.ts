import type { Element } from 'bpmn-js/lib/model/Types';
import { bo, outputs, property, type ModdleElement } from '../bpmn';
import type { TriggerType, Variable } from '../types';

/** What expressions of an element can name: what the triggers bring, and what steps before or beside it keep. */
export function variablesOf(element: Element, triggerTypes: readonly TriggerType[]): readonly Variable[] {
  let process = bo(element);
  while (process.$parent && process.$type !== 'bpmn:Process') process = process.$parent;
  if (process.$type !== 'bpmn:Process') return [];

  const found = new Map<string, Variable>();
  const visit = (scope: ModdleElement) => {
    for (const node of scope.get<ModdleElement[] | undefined>('flowElements') ?? []) {
      const trigger = triggerTypes.find(({ type }) => type === property(node, 'trigger'));
      for (const variable of trigger?.variables ?? []) found.set(variable.name, variable);
      for (const { name } of node === bo(element) ? [] : outputs(node)) {
        if (name) found.set(name, { name, info: `Kept by ${node.name ?? node.id ?? 'a step'}` });
      }
      const result = node.get<string | undefined>('camunda:resultVariable');
      if (result)
        found.set(result, { name: result, info: `Result of ${node.name ?? node.id ?? 'a script'}` });
      visit(node);
    }
  };
  visit(process);
  return [...found.values()];
}
