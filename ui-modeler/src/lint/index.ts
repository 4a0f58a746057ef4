import Linter from 'bpmnlint/lib/linter.js';
import type EventBus from 'diagram-js/lib/core/EventBus';
import type { ModdleElement } from '../bpmn';
import type { Findings } from '../findings';
import type { ElementTemplates } from '../templates';
import type { Finding, TriggerType } from '../types';
import { configOf, rulesFor } from './config';

/** Long enough not to flag what somebody is about to finish. */
const pause = 350;

export interface LintConfig {
  readonly triggerTypes?: readonly TriggerType[];
}

/** Checks the model after each change and shows what it finds. */
export class Lint {
  static readonly $inject = [
    'config.taskloom',
    'eventBus',
    'bpmnjs',
    'taskloomTemplates',
    'taskloomFindings',
  ];

  private readonly rules;
  private readonly linter;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private current = 0;

  constructor(
    config: LintConfig | undefined,
    eventBus: EventBus,
    private readonly bpmnjs: { getDefinitions(): ModdleElement | undefined },
    templates: ElementTemplates,
    private readonly findings: Findings,
  ) {
    this.rules = rulesFor(templates, config?.triggerTypes ?? []);
    this.linter = new Linter({
      config: configOf(this.rules),
      resolver: {
        resolveRule: (_package: string, name: string) => {
          const found = this.rules[name];
          if (!found) throw new Error(`There is no rule ${name}.`);
          return found.rule;
        },
        resolveConfig: () => ({}),
      },
    });
    eventBus.on(['import.done', 'commandStack.changed'], () => this.schedule());
    eventBus.on('diagram.destroy', () => {
      clearTimeout(this.timer);
      this.current += 1;
    });
  }

  /** What is wrong with the model as it is now. */
  async check(): Promise<readonly Finding[]> {
    const definitions = this.bpmnjs.getDefinitions();
    if (!definitions) return [];
    const results = await this.linter.lint(definitions);
    return Object.entries(results).flatMap(([name, reports]) =>
      reports.map((report) => {
        const [message, remedy] = this.rules[name]?.says ?? [
          report.message,
          report['remedy'] as string | undefined,
        ];
        return {
          elementId: report.id ?? '',
          rule: name,
          message,
          remedy,
          severity: report.category === 'warn' ? 'warning' : 'error',
        } satisfies Finding;
      }),
    );
  }

  private schedule() {
    clearTimeout(this.timer);
    const current = ++this.current;
    this.timer = setTimeout(() => {
      void this.check().then((found) => {
        // An answer that was overtaken by another change, or by the end, is of no use.
        if (current === this.current) this.findings.set('lint', found);
      });
    }, pause);
  }
}

export default {
  __init__: ['taskloomLint'],
  taskloomLint: ['type', Lint],
};
