import type EventBus from 'diagram-js/lib/core/EventBus';
import type { ModdleElement } from '../bpmn';
import type { Decisions } from '../decisions';
import type { Findings } from '../findings';
import type { Forms } from '../forms';
import type { ElementTemplates } from '../templates';
import type { Finding, TriggerType } from '../types';
import { checker } from './check';
import { OffThread } from './off-thread';
import { flatten, restore, type FlatModel } from './transfer';

/** Long enough not to flag what somebody is about to finish. */
const pause = 350;

export interface LintConfig {
  readonly triggerTypes?: readonly TriggerType[];
  /** Makes a thread of `@taskloom/modeler/lint-worker`; without one, the check runs on the page's. */
  readonly lintWorker?: () => Worker;
}

interface Modeler {
  getDefinitions(): ModdleElement | undefined;
}

/** Checks the model after each change and shows what it finds. */
export class Lint {
  static readonly $inject = [
    'config.taskloom',
    'eventBus',
    'bpmnjs',
    'moddle',
    'taskloomTemplates',
    'taskloomFindings',
    'taskloomForms',
    'taskloomDecisions',
  ];

  private readonly onPage;
  private offThread: OffThread | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private current = 0;

  constructor(
    config: LintConfig | undefined,
    eventBus: EventBus,
    private readonly bpmnjs: Modeler,
    private readonly moddle: { create(type: string): ModdleElement },
    templates: ElementTemplates,
    private readonly findings: Findings,
    private readonly forms: Forms,
    private readonly decisions: Decisions,
  ) {
    const triggerTypes = config?.triggerTypes ?? [];
    this.onPage = checker(templates, triggerTypes);
    try {
      const worker = config?.lintWorker?.();
      if (worker) {
        this.offThread = new OffThread(worker, templates.all(), triggerTypes, () => {
          this.offThread = null;
          this.schedule();
        });
      }
    } catch {
      // No threads here: the page checks.
    }
    eventBus.on(
      ['import.done', 'commandStack.changed', 'taskloom.formsChanged', 'taskloom.decisionsChanged'],
      () => this.schedule(),
    );
    eventBus.on('diagram.destroy', () => {
      clearTimeout(this.timer);
      this.current += 1;
      this.offThread?.end();
      this.offThread = null;
    });
  }

  /** What is wrong with the model as it is now. */
  async check(): Promise<readonly Finding[]> {
    const definitions = this.bpmnjs.getDefinitions();
    if (!definitions) return [];
    const model = flatten(definitions);
    const found = await this.offThread?.check(model);
    // Forms and decisions are the host's, and few: no thread is asked for them.
    return [...(found ?? this.checkOnPage(model)), ...this.forms.check(), ...this.decisions.check()];
  }

  private checkOnPage(model: FlatModel): readonly Finding[] {
    const root = restore(model, this.moddle);
    return root ? this.onPage(root) : [];
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
