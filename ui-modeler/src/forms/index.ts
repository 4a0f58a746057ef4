import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Element } from 'bpmn-js/lib/model/Types';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type EventBus from 'diagram-js/lib/core/EventBus';
import { bo, is, isAny, property, type ElementLike } from '../bpmn';
import type { Finding, Form, FormWish } from '../types';

export interface FormsConfig {
  readonly forms?: readonly Form[];
  readonly onForm?: (wish: FormWish) => void;
}

const ASKING = ['bpmn:UserTask', 'bpmn:StartEvent'];

/** The form an element shows, as the model names it. */
export const formOf = (element: ElementLike): string | undefined =>
  isAny(element as never, ASKING) ? bo(element).get<string | undefined>('camunda:formRef') : undefined;

/** The forms that come with the model: the host keeps and draws them, the model names them by id. */
export class Forms {
  static readonly $inject = ['config.taskloom', 'eventBus', 'elementRegistry', 'modeling'];

  private list: readonly Form[];
  private known: boolean;
  private readonly onForm: ((wish: FormWish) => void) | undefined;

  constructor(
    config: FormsConfig | undefined,
    private readonly eventBus: EventBus,
    private readonly registry: ElementRegistry,
    private readonly modeling: Modeling,
  ) {
    this.list = config?.forms ?? [];
    this.known = config?.forms !== undefined;
    this.onForm = config?.onForm;
  }

  all(): readonly Form[] {
    return this.list;
  }

  /** Replaces what is known; the panel shows it at once. */
  set(forms: readonly Form[]): void {
    this.list = forms;
    this.known = true;
    this.eventBus.fire('propertiesPanel.providersChanged');
    this.eventBus.fire('taskloom.formsChanged');
  }

  /** Whether the host can draw forms. */
  get drawable(): boolean {
    return this.onForm !== undefined;
  }

  wish(wish: FormWish): void {
    this.onForm?.(wish);
  }

  /** Gives a person's task, or a start by hand, a form of the model, or none, in one undoable step. A form key of old goes with it. */
  assign(elementId: string, form: string | null): void {
    const element = this.registry.get(elementId) as Element | undefined;
    if (!element || !isAny(element, ASKING)) return;
    this.modeling.updateProperties(element, {
      'camunda:formRef': form ?? undefined,
      'camunda:formRefBinding': form === null ? undefined : 'deployment',
    });
  }

  /** What is wrong with the forms that steps show, under the server's name; nothing where the host has not said which there are. */
  check(): readonly Finding[] {
    if (!this.known) return [];
    return this.registry
      .filter((element) => !isLabel(element) && isAny(element, ASKING))
      .flatMap((element) => this.wrongWith(element));
  }

  /** Ids of the elements that show a form. */
  users(form: string): readonly string[] {
    return this.registry
      .filter((element) => !isLabel(element) && formOf(element) === form)
      .map(({ id }) => id);
  }

  private wrongWith(element: { readonly id: string }): readonly Finding[] {
    const shown = formOf(element);
    if (shown === undefined) return [];
    const finding = (message: string, remedy: string): Finding => ({
      elementId: element.id,
      rule: 'form',
      message,
      remedy,
    });
    const form = this.list.find(({ id }) => id === shown);
    if (!form) return [finding(`There is no form “${shown}”.`, 'Choose another one, or draw it.')];
    return [
      ...(is(element as never, 'bpmn:StartEvent') && property(element as never, 'trigger')
        ? [
            finding(
              'A start event with a trigger asks nobody for a form: it gets its data from what triggers it.',
              'Take the form away, or the trigger.',
            ),
          ]
        : []),
      ...(bo(element).get('camunda:formRefBinding') === 'deployment'
        ? []
        : [finding('The step does not say that its form comes with the model.', 'Choose the form again.')]),
      ...(form.problems ?? []).map((problem) =>
        finding(`The form “${shown}”: ${problem}`, 'Correct the form.'),
      ),
    ];
  }
}

const isLabel = (element: object) => 'labelTarget' in element && Boolean(element.labelTarget);

export default {
  __init__: ['taskloomForms'],
  taskloomForms: ['type', Forms],
};
