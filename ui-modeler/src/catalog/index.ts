/** What may stand in an automation: the one list behind palette, append menu and change menu. */
export interface Item {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly icon: string;
  readonly group: Group;
  readonly search?: string;
  readonly target: Target;
}

export interface Target {
  readonly type: string;
  readonly eventDefinitionType?: string;
  readonly isExpanded?: boolean;
  readonly cancelActivity?: boolean;
  /** What an element waits for from the beginning: `Callback`, or empty for an event that is still to be chosen. */
  readonly waitFor?: string;
}

export type Group = 'start' | 'step' | 'decision' | 'wait' | 'end' | 'boundary' | 'note';

export const groupNames: Record<Group, string> = {
  start: 'Start',
  step: 'Steps',
  decision: 'Decisions',
  wait: 'Waiting',
  boundary: 'While this step runs',
  end: 'End',
  note: 'Notes',
};

export const startEvent: Item = {
  id: 'start',
  label: 'Start',
  description: 'Where a run begins, by a trigger or by hand',
  icon: 'bpmn-icon-start-event-none',
  group: 'start',
  search: 'trigger begin event',
  target: { type: 'bpmn:StartEvent' },
};

export const userTask: Item = {
  id: 'user-task',
  label: 'Task for a person',
  description: 'Waits until somebody has done it; shows up in the task list',
  icon: 'bpmn-icon-user-task',
  group: 'step',
  search: 'user human approval form',
  target: { type: 'bpmn:UserTask' },
};

export const serviceTask: Item = {
  id: 'service-task',
  label: 'Connector or action',
  description: 'Calls a connector or changes something in Taskloom',
  icon: 'bpmn-icon-service-task',
  group: 'step',
  search: 'service integration call',
  target: { type: 'bpmn:ServiceTask' },
};

export const scriptTask: Item = {
  id: 'script-task',
  label: 'Script',
  description: 'Computes something in sandboxed JavaScript',
  icon: 'bpmn-icon-script-task',
  group: 'step',
  search: 'javascript code function',
  target: { type: 'bpmn:ScriptTask' },
};

export const ruleTask: Item = {
  id: 'rule-task',
  label: 'Decision by rules',
  description: 'Looks up a result in a table of rules, which you draw',
  icon: 'bpmn-icon-business-rule-task',
  group: 'decision',
  search: 'business rule dmn decision table',
  target: { type: 'bpmn:BusinessRuleTask' },
};

export const subProcess: Item = {
  id: 'sub-process',
  label: 'Sub-process',
  description: 'Groups steps, so that a time limit or an error path covers them all',
  icon: 'bpmn-icon-subprocess-expanded',
  group: 'step',
  search: 'group block',
  target: { type: 'bpmn:SubProcess', isExpanded: true },
};

export const exclusiveGateway: Item = {
  id: 'exclusive-gateway',
  label: 'Decision',
  description: 'Takes exactly one of several paths',
  icon: 'bpmn-icon-gateway-xor',
  group: 'decision',
  search: 'exclusive gateway if else xor',
  target: { type: 'bpmn:ExclusiveGateway' },
};

export const parallelGateway: Item = {
  id: 'parallel-gateway',
  label: 'In parallel',
  description: 'Goes all paths at once, or waits for all of them',
  icon: 'bpmn-icon-gateway-parallel',
  group: 'decision',
  search: 'parallel gateway and fork join',
  target: { type: 'bpmn:ParallelGateway' },
};

export const inclusiveGateway: Item = {
  id: 'inclusive-gateway',
  label: 'Every path that applies',
  description: 'Takes each path whose condition holds',
  icon: 'bpmn-icon-gateway-or',
  group: 'decision',
  search: 'inclusive gateway or',
  target: { type: 'bpmn:InclusiveGateway' },
};

export const timerEvent: Item = {
  id: 'timer',
  label: 'Wait',
  description: 'Waits for some time, or until a date',
  icon: 'bpmn-icon-intermediate-event-catch-timer',
  group: 'wait',
  search: 'timer delay pause intermediate',
  target: { type: 'bpmn:IntermediateCatchEvent', eventDefinitionType: 'bpmn:TimerEventDefinition' },
};

export const eventWait: Item = {
  id: 'wait-event',
  label: 'Wait for an event',
  description: 'Waits until something happens, such as a task being completed',
  icon: 'bpmn-icon-intermediate-event-catch-message',
  group: 'wait',
  search: 'message catch receive intermediate until happens',
  target: {
    type: 'bpmn:IntermediateCatchEvent',
    eventDefinitionType: 'bpmn:MessageEventDefinition',
    waitFor: '',
  },
};

export const callWait: Item = {
  id: 'wait-call',
  label: 'Wait for a web call',
  description: 'Waits until somebody or something calls an address that is good once',
  icon: 'bpmn-icon-intermediate-event-catch-message',
  group: 'wait',
  search: 'callback webhook message catch receive url http link',
  target: {
    type: 'bpmn:IntermediateCatchEvent',
    eventDefinitionType: 'bpmn:MessageEventDefinition',
    waitFor: 'Callback',
  },
};

export const firstGateway: Item = {
  id: 'event-gateway',
  label: 'Whichever comes first',
  description: 'Waits for several events, calls or times, and goes on with the first that comes',
  icon: 'bpmn-icon-gateway-eventbased',
  group: 'wait',
  search: 'event based gateway race timeout',
  target: { type: 'bpmn:EventBasedGateway' },
};

export const endEvent: Item = {
  id: 'end',
  label: 'End',
  description: 'This path is finished',
  icon: 'bpmn-icon-end-event-none',
  group: 'end',
  search: 'stop finish',
  target: { type: 'bpmn:EndEvent' },
};

export const errorEnd: Item = {
  id: 'error-end',
  label: 'End with an error',
  description: 'Fails the sub-process or the run with an error code',
  icon: 'bpmn-icon-end-event-error',
  group: 'end',
  search: 'throw fail',
  target: { type: 'bpmn:EndEvent', eventDefinitionType: 'bpmn:ErrorEventDefinition' },
};

export const deadlineBoundary: Item = {
  id: 'deadline',
  label: 'After some time, instead',
  description: 'Stops the step when its time is over and goes another way',
  icon: 'bpmn-icon-intermediate-event-catch-timer',
  group: 'boundary',
  search: 'timer boundary deadline timeout interrupting',
  target: {
    type: 'bpmn:BoundaryEvent',
    eventDefinitionType: 'bpmn:TimerEventDefinition',
    cancelActivity: true,
  },
};

export const reminderBoundary: Item = {
  id: 'meanwhile',
  label: 'After some time, in addition',
  description: 'Does something while the step goes on, once or repeatedly',
  icon: 'bpmn-icon-intermediate-event-catch-non-interrupting-timer',
  group: 'boundary',
  search: 'timer boundary reminder escalation non-interrupting',
  target: {
    type: 'bpmn:BoundaryEvent',
    eventDefinitionType: 'bpmn:TimerEventDefinition',
    cancelActivity: false,
  },
};

export const eventBoundary: Item = {
  id: 'on-event',
  label: 'When something happens, instead',
  description: 'Stops the step when an event or a web call comes, and goes another way',
  icon: 'bpmn-icon-intermediate-event-catch-message',
  group: 'boundary',
  search: 'message boundary event callback interrupting',
  target: {
    type: 'bpmn:BoundaryEvent',
    eventDefinitionType: 'bpmn:MessageEventDefinition',
    cancelActivity: true,
    waitFor: '',
  },
};

export const eventMeanwhile: Item = {
  id: 'event-meanwhile',
  label: 'When something happens, in addition',
  description: 'Does something each time an event comes, while the step goes on',
  icon: 'bpmn-icon-intermediate-event-catch-non-interrupting-message',
  group: 'boundary',
  search: 'message boundary event callback non-interrupting',
  target: {
    type: 'bpmn:BoundaryEvent',
    eventDefinitionType: 'bpmn:MessageEventDefinition',
    cancelActivity: false,
    waitFor: '',
  },
};

export const errorBoundary: Item = {
  id: 'on-error',
  label: 'When it fails',
  description: 'Catches an error of the step and goes another way',
  icon: 'bpmn-icon-intermediate-event-catch-error',
  group: 'boundary',
  search: 'error boundary catch exception',
  target: {
    type: 'bpmn:BoundaryEvent',
    eventDefinitionType: 'bpmn:ErrorEventDefinition',
    cancelActivity: true,
  },
};

export const annotation: Item = {
  id: 'annotation',
  label: 'Note',
  description: 'A remark for readers of the diagram',
  icon: 'bpmn-icon-text-annotation',
  group: 'note',
  search: 'text annotation comment',
  target: { type: 'bpmn:TextAnnotation' },
};

/** What can follow an element, or be put on an empty spot. */
export const steps: readonly Item[] = [
  userTask,
  scriptTask,
  ruleTask,
  subProcess,
  exclusiveGateway,
  parallelGateway,
  inclusiveGateway,
  timerEvent,
  eventWait,
  callWait,
  firstGateway,
  endEvent,
  errorEnd,
];

/** What can be attached to a step's border. */
export const boundaries: readonly Item[] = [
  errorBoundary,
  deadlineBoundary,
  reminderBoundary,
  eventBoundary,
  eventMeanwhile,
];

const families: readonly (readonly Item[])[] = [
  [userTask, scriptTask, ruleTask],
  [exclusiveGateway, parallelGateway, inclusiveGateway],
  [timerEvent, eventWait, callWait],
  [endEvent, errorEnd],
  boundaries,
];

/** What an element of the given kind can be changed into, the kind itself excluded. */
export function alternatives(current: Target): readonly Item[] {
  const isTask = current.type === 'bpmn:Task' || current.type === 'bpmn:ServiceTask';
  const family = isTask
    ? families[0]
    : families.find((items) => items.some((item) => item.target.type === current.type));
  return (family ?? []).filter((item) => !same(item.target, current));
}

function same(one: Target, other: Target): boolean {
  return (
    one.type === other.type &&
    one.eventDefinitionType === other.eventDefinitionType &&
    (one.cancelActivity ?? true) === (other.cancelActivity ?? true) &&
    (one.type === 'bpmn:BoundaryEvent' || (one.waitFor ?? '') === (other.waitFor ?? ''))
  );
}

/** The catalogue's name for an element, e.g. "Decision". */
export function itemOf(target: Target): Item | undefined {
  return [startEvent, serviceTask, annotation, ...steps, ...boundaries].find((item) =>
    same(item.target, target),
  );
}
