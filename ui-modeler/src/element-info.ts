import type { Element } from 'bpmn-js/lib/model/Types';
import type { ElementInfo } from './types';

/** An element as the host knows it; a label stands for what it is the label of. */
export function infoOf(element: Element): ElementInfo {
  const target = (element as { labelTarget?: Element }).labelTarget ?? element;
  const { name } = target.businessObject as { name?: string };
  return { id: target.id, type: target.type, name: name ?? null };
}
