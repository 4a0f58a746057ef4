import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Element } from 'bpmn-js/lib/model/Types';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type EventBus from 'diagram-js/lib/core/EventBus';
import { bo, is, type ElementLike } from '../bpmn';
import type { Decision, DecisionWish, Finding } from '../types';

export interface DecisionsConfig {
  readonly decisions?: readonly Decision[];
  readonly onDecision?: (wish: DecisionWish) => void;
}

/** The decision an element makes, as the model names it. */
export const decisionOf = (element: ElementLike): string | undefined =>
  is(element as never, 'bpmn:BusinessRuleTask')
    ? bo(element).get<string | undefined>('camunda:decisionRef')
    : undefined;

/** The decisions that come with the model: the host keeps and draws them, the model names them by id. */
export class Decisions {
  static readonly $inject = ['config.taskloom', 'eventBus', 'elementRegistry', 'modeling'];

  private list: readonly Decision[];
  private known: boolean;
  private readonly onDecision: ((wish: DecisionWish) => void) | undefined;

  constructor(
    config: DecisionsConfig | undefined,
    private readonly eventBus: EventBus,
    private readonly registry: ElementRegistry,
    private readonly modeling: Modeling,
  ) {
    this.list = config?.decisions ?? [];
    this.known = config?.decisions !== undefined;
    this.onDecision = config?.onDecision;
  }

  all(): readonly Decision[] {
    return this.list;
  }

  /** Replaces what is known; the panel shows it at once. */
  set(decisions: readonly Decision[]): void {
    this.list = decisions;
    this.known = true;
    this.eventBus.fire('propertiesPanel.providersChanged');
    this.eventBus.fire('taskloom.decisionsChanged');
  }

  /** Whether the host can draw decisions. */
  get drawable(): boolean {
    return this.onDecision !== undefined;
  }

  wish(wish: DecisionWish): void {
    this.onDecision?.(wish);
  }

  /** Gives a step a decision of the model, or none, in one undoable step; what comes of it is kept as one value. */
  assign(elementId: string, decision: string | null): void {
    const element = this.registry.get(elementId) as Element | undefined;
    if (!element || !is(element, 'bpmn:BusinessRuleTask')) return;
    this.modeling.updateProperties(element, {
      'camunda:decisionRef': decision ?? undefined,
      'camunda:decisionRefBinding': decision === null ? undefined : 'deployment',
      ...(decision !== null && this.resultOf(element) === undefined
        ? {
            'camunda:mapDecisionResult': 'singleEntry',
            'camunda:resultVariable': variableOf(decision),
          }
        : {}),
    });
  }

  /** What is wrong with the decisions that steps make, under the server's name; nothing where the host has not said which there are. */
  check(): readonly Finding[] {
    if (!this.known) return [];
    return this.registry
      .filter((element) => !isLabel(element) && is(element, 'bpmn:BusinessRuleTask'))
      .flatMap((element) => this.wrongWith(element));
  }

  /** Ids of the elements that make a decision. */
  users(decision: string): readonly string[] {
    return this.registry
      .filter((element) => !isLabel(element) && decisionOf(element) === decision)
      .map(({ id }) => id);
  }

  private resultOf(element: Element): string | undefined {
    return bo(element).get<string | undefined>('camunda:resultVariable');
  }

  private wrongWith(element: { readonly id: string }): readonly Finding[] {
    const made = decisionOf(element);
    const finding = (message: string, remedy: string): Finding => ({
      elementId: element.id,
      rule: 'decision',
      message,
      remedy,
    });
    if (made === undefined)
      return [finding('The step does not say what it decides.', 'Choose a decision, or draw one.')];
    const decision = this.list.find(({ id }) => id === made);
    if (!decision) return [finding(`There is no decision “${made}”.`, 'Choose another one, or draw it.')];
    return [
      ...(bo(element).get('camunda:decisionRefBinding') === 'deployment'
        ? []
        : [
            finding(
              'The step does not say that its decision comes with the model.',
              'Choose the decision again.',
            ),
          ]),
      ...(decision.problems ?? []).map((problem) =>
        finding(`The decision “${made}”: ${problem}`, 'Correct the decision.'),
      ),
    ];
  }
}

/** A variable's name like the decision's id, such as `levelOfCare` for `level-of-care`. */
function variableOf(decision: string): string {
  const name = decision.replaceAll(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) =>
    (next ?? '').toUpperCase(),
  );
  return /^[A-Za-z]/.test(name) && !/^taskloom/i.test(name) ? name : `decided${name}`;
}

const isLabel = (element: object) => 'labelTarget' in element && Boolean(element.labelTarget);

export default {
  __init__: ['taskloomDecisions'],
  taskloomDecisions: ['type', Decisions],
};
