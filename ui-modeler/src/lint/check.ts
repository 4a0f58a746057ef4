import type { RuleDefinition } from 'bpmnlint/lib/types.js';
import type { ModdleElement } from '../bpmn';
import type { ElementTemplates } from '../templates';
import type { Finding, TriggerType } from '../types';
import { rulesFor } from './config';
import { partsOf, shapeOf, type Described } from './transfer';

type Visit = (node: ModdleElement, reporter: { report: Tell }) => boolean | undefined;
type Tell = (id: string, message: string, extra?: unknown) => void;

interface Running {
  readonly enter: Visit | undefined;
  readonly leave: Visit | undefined;
  readonly reporter: { report: Tell };
}

/**
 * Asks what is wrong with a model; works without a page, and so on another thread, too. All rules go through the model
 * together, and each begins anew: some of bpmnlint's remember what they saw, and bpmnlint's own linter keeps them.
 */
export function checker(templates: ElementTemplates, triggerTypes: readonly TriggerType[]) {
  const rules = Object.entries(rulesFor(templates, triggerTypes));
  return (definitions: ModdleElement): readonly Finding[] => {
    const byRule = rules.map((): Finding[] => []);
    const running = rules.map(([name, { rule, level, says }], index): Running => {
      const { check } = rule({}) as RuleDefinition;
      const visits = (typeof check === 'function' ? { enter: check } : check) as Partial<
        Record<'enter' | 'leave', Visit>
      >;
      const report: Tell = (elementId, message, extra) => {
        const remedy = (extra as { remedy?: string } | undefined)?.remedy;
        byRule[index]?.push({
          elementId,
          rule: name,
          message: says?.[0] ?? message,
          remedy: says?.[1] ?? remedy,
          severity: level === 'warn' ? 'warning' : 'error',
        });
      };
      return { enter: visits.enter, leave: visits.leave, reporter: { report } };
    });
    visit(definitions as Described, running);
    return byRule.flat();
  };
}

/** Depth first; what extends an element is looked at by the element's rules. A rule whose `enter` says false is not shown what is inside. */
function visit(node: Described, running: readonly Running[]) {
  const inside = running.filter(({ enter, reporter }) => enter?.(node, reporter) !== false);
  if (!node.$descriptor.isGeneric && inside.length > 0) {
    for (const property of shapeOf(node).parts) {
      for (const part of partsOf(node, property)) if (part.$type.startsWith('bpmn:')) visit(part, inside);
    }
  }
  for (const { leave, reporter } of running) leave?.(node, reporter);
}
