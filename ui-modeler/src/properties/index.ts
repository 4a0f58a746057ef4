import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Element } from 'bpmn-js/lib/model/Types';
import type EventBus from 'diagram-js/lib/core/EventBus';
import type PopupMenu from 'diagram-js/lib/features/popup-menu/PopupMenu';
import type Selection from 'diagram-js/lib/features/selection/Selection';
import { is, type Factory } from '../bpmn';
import { itemOf } from '../catalog';
import type { Decisions } from '../decisions';
import type { Forms } from '../forms';
import { targetOf } from '../replace-menu';
import type { ElementTemplates } from '../templates';
import type { TriggerType, Upcoming } from '../types';
import type { FormContext } from './context';
import { repeatEarlySelection } from './early-selection';
import type { Group } from './entries';
import { decisionGroup } from './decision';
import { errorGroup } from './error';
import { flowGroup } from './flow';
import { detailsGroup, generalGroup } from './general';
import { mappingGroups } from './mapping';
import { retryGroup } from './retry';
import { scriptGroup } from './script';
import { startFormGroup } from './start-form';
import { templateGroups } from './template';
import { timerGroup } from './timer';
import { triggerGroup } from './trigger';
import { userTaskGroup } from './user-task';
import { variablesOf } from './variables';
import { waitGroup } from './wait';
import { workFlowGroup } from './work-flow';

export interface PropertiesConfig {
  readonly triggerTypes?: readonly TriggerType[];
  readonly upcoming?: Upcoming;
}

/** The forms beside the diagram: only what an automation may say, in words of the product. */
export class TaskloomProperties {
  static readonly $inject = [
    'config.taskloom',
    'eventBus',
    'selection',
    'propertiesPanel',
    'bpmnFactory',
    'modeling',
    'popupMenu',
    'taskloomTemplates',
    'taskloomForms',
    'taskloomDecisions',
  ];

  private readonly triggerTypes: readonly TriggerType[];
  private readonly upcoming: Upcoming | undefined;

  constructor(
    config: PropertiesConfig | undefined,
    eventBus: EventBus,
    selection: Selection,
    panel: { registerProvider(provider: object): void },
    private readonly factory: Factory,
    private readonly modeling: Modeling,
    private readonly popupMenu: PopupMenu,
    private readonly templates: ElementTemplates,
    private readonly forms: Forms,
    private readonly decisions: Decisions,
  ) {
    this.triggerTypes = config?.triggerTypes ?? [];
    this.upcoming = config?.upcoming;
    panel.registerProvider(this);
    repeatEarlySelection(eventBus, selection);
  }

  getGroups(element: Element) {
    return (others: readonly Group[]): readonly Group[] => [...others, ...this.groups(element)];
  }

  groups(element: Element): readonly Group[] {
    const context: FormContext = {
      element,
      factory: this.factory,
      modeling: this.modeling,
      triggerTypes: this.triggerTypes,
      upcoming: this.upcoming,
      forms: this.forms,
      decisions: this.decisions,
      variables: variablesOf(element, this.triggerTypes, this.forms.all(), this.decisions.all()),
    };
    const choose = ({ clientX: x, clientY: y }: MouseEvent) =>
      this.popupMenu.open(
        element,
        'bpmn-replace',
        { x: x - 360, y },
        { title: 'Choose', width: 340, search: true },
      );
    return [
      generalGroup(context),
      triggerGroup(context),
      startFormGroup(context),
      flowGroup(context),
      timerGroup(context),
      waitGroup(context),
      errorGroup(context),
      userTaskGroup(context),
      workFlowGroup(context),
      scriptGroup(context),
      decisionGroup(context),
      ...templateGroups(context, this.templates, choose),
      ...mappingGroups(context, this.templates),
      retryGroup(context),
      detailsGroup(context),
    ].filter((group) => group !== null);
  }
}

/** The panel's header asks a service of this name what to call an element. */
class ElementNames {
  static readonly $inject = ['taskloomTemplates'];

  constructor(private readonly templates: ElementTemplates) {}

  get(element: Element): { readonly name: string; readonly documentationRef?: string } | undefined {
    const template = this.templates.of(element);
    if (template) return template;
    if (is(element, 'bpmn:Process')) return { name: 'Automation' };
    if (is(element, 'bpmn:SequenceFlow')) return { name: 'Path' };
    const item = itemOf(targetOf(element));
    return item && { name: item.label };
  }
}

export default {
  __init__: ['taskloomProperties'],
  taskloomProperties: ['type', TaskloomProperties],
  elementTemplates: ['type', ElementNames],
};
