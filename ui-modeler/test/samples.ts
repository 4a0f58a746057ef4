import type { ElementTemplate, RunStep, TriggerType, Variable } from '../src';

const icon = (path: string, colour: string) =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="${colour}"><path d="${path}"/></svg>`,
  )}`;

const hidden = (name: string, value: string) =>
  ({ type: 'Hidden', value, binding: { type: 'property', name } }) as const;

export const email: ElementTemplate = {
  id: 'taskloom.email.send',
  name: 'Send an e-mail',
  description: 'Sends a message through the installation’s mail server',
  version: 1,
  appliesTo: ['bpmn:ServiceTask'],
  category: { id: 'connectors', name: 'Connectors' },
  icon: { contents: icon('M2 5h20v14H2zm10 7L4 7v1l8 6 8-6V7z', '#2563c9') },
  groups: [
    { id: 'message', label: 'Message' },
    { id: 'result', label: 'Result' },
  ],
  properties: [
    hidden('camunda:type', 'external'),
    hidden('camunda:topic', 'connector:email.send'),
    {
      label: 'To',
      description: 'Addresses, separated by commas',
      group: 'message',
      type: 'String',
      binding: { type: 'camunda:inputParameter', name: 'to' },
      constraints: { notEmpty: true },
    },
    {
      label: 'Subject',
      group: 'message',
      type: 'String',
      binding: { type: 'camunda:inputParameter', name: 'subject' },
      constraints: { notEmpty: true },
    },
    {
      id: 'format',
      label: 'Format',
      group: 'message',
      type: 'Dropdown',
      value: 'text',
      choices: [
        { name: 'Plain text', value: 'text' },
        { name: 'HTML', value: 'html' },
      ],
      binding: { type: 'camunda:inputParameter', name: 'format' },
    },
    {
      label: 'Text',
      group: 'message',
      type: 'Text',
      feel: 'optional',
      binding: { type: 'camunda:inputParameter', name: 'text' },
      condition: { property: 'format', equals: 'text' },
    },
    {
      label: 'HTML',
      group: 'message',
      type: 'Text',
      feel: 'optional',
      binding: { type: 'camunda:inputParameter', name: 'html' },
      condition: { property: 'format', equals: 'html' },
    },
    {
      label: 'Ask for a receipt',
      group: 'message',
      type: 'Boolean',
      feel: 'static',
      value: false,
      binding: { type: 'camunda:inputParameter', name: 'receipt' },
    },
    {
      label: 'Keep the result as',
      group: 'result',
      type: 'String',
      value: 'mail',
      binding: { type: 'camunda:outputParameter', source: '=result' },
    },
  ],
};

export const webhook: ElementTemplate = {
  id: 'taskloom.webhook.call',
  name: 'Call a webhook',
  description: 'Sends an HTTP request and reads the answer',
  appliesTo: ['bpmn:ServiceTask'],
  category: { id: 'connectors', name: 'Connectors' },
  icon: {
    contents: icon(
      'M12 2a5 5 0 0 1 3 9l3 5a4 4 0 1 1-2 1l-4-7a3 3 0 1 0-3-3H7a5 5 0 0 1 5-5zM6 13a4 4 0 1 0 4 5h6v-2H8z',
      '#8a3ffc',
    ),
  },
  properties: [
    hidden('camunda:type', 'external'),
    hidden('camunda:topic', 'connector:webhook.call'),
    {
      label: 'Address',
      type: 'String',
      binding: { type: 'camunda:inputParameter', name: 'url' },
      constraints: {
        notEmpty: true,
        pattern: { value: 'https?://.+', message: 'Must be an http or https address.' },
      },
    },
    {
      label: 'Body',
      type: 'Text',
      binding: { type: 'camunda:inputParameter', name: 'body' },
    },
  ],
};

export const createTask: ElementTemplate = {
  id: 'taskloom.create-task',
  name: 'Create a task',
  description: 'Puts a new task into a project',
  appliesTo: ['bpmn:ServiceTask'],
  category: { id: 'actions', name: 'Taskloom actions' },
  icon: { contents: icon('M4 3h16v18H4zm3 8 3 4 7-8-1-1-6 6-2-2z', '#19764a') },
  properties: [
    hidden('camunda:type', 'external'),
    hidden('camunda:topic', 'taskloom:create-task'),
    {
      label: 'Title',
      type: 'String',
      binding: { type: 'camunda:inputParameter', name: 'title' },
      constraints: { notEmpty: true },
    },
    {
      label: 'Keep the task as',
      type: 'String',
      binding: { type: 'camunda:outputParameter', source: '=result' },
    },
  ],
};

export const templates = [email, webhook, createTask];

const task: Variable = {
  name: 'task',
  detail: 'context',
  entries: ['id', 'title', 'description', 'status', 'priority', 'dueAt', 'projectId'].map((name) => ({
    name,
    detail: 'text',
  })),
};

export const triggerTypes: readonly TriggerType[] = [
  {
    type: 'TaskCreated',
    label: 'A task is created',
    description: 'In the automation’s workspace.',
    variables: [task],
  },
  { type: 'TaskCompleted', label: 'A task is completed', variables: [task] },
  { type: 'TaskOverdue', label: 'A task is overdue', variables: [task] },
];

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 21, 8, 0, 0) + seconds * 1000).toISOString();

const step = (
  elementId: string,
  state: RunStep['state'],
  from: number,
  to?: number,
  more: Partial<RunStep> = {},
): RunStep => ({
  id: `${elementId}-${String(from)}`,
  elementId,
  state,
  startedAt: at(from),
  endedAt: to === undefined ? null : at(to),
  ...more,
});

/** A run of `follow-up.bpmn` that waits for its timer after a webhook that took three attempts. */
export const steps: readonly RunStep[] = [
  step('start', 'completed', 0, 0),
  step('fork', 'completed', 0, 0),
  step('send-mail', 'completed', 0, 1.3),
  step('call-hook', 'failed', 0, 31, { attempts: 3, error: 'The peer answered 503 Service Unavailable.' }),
  step('wait', 'active', 1.4),
];
