import type { Reporter, RuleDefinition } from 'bpmnlint/lib/types.js';
import type { ModdleElement } from '../bpmn';

/** Names the element a finding belongs to: the node itself, or the nearest one that people can select. */
export function report(reporter: Reporter, node: ModdleElement, message: string, remedy: string): void {
  let owner: ModdleElement = node;
  while (owner.$parent && !(owner.id && isVisible(owner))) owner = owner.$parent;
  reporter.report(owner.id ?? '', message, { remedy });
}

const isVisible = ({ $type }: ModdleElement) =>
  !$type.endsWith('EventDefinition') && !$type.endsWith('Expression') && $type !== 'bpmn:Documentation';

/** A rule made of one function, which is shown every element of the document. */
export const rule = (check: (node: ModdleElement, reporter: Reporter) => void) => (): RuleDefinition => ({
  check: (node: ModdleElement, reporter) => {
    check(node, reporter);
  },
});
