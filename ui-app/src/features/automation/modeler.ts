import type { TriggerType } from '@taskloom/modeler';
import { m } from '@/lib/messages';

const person = [{ name: 'id' }, { name: 'name' }, { name: 'email' }];
const task: TriggerType['variables'] = [
  { name: 'event', entries: [{ name: 'id' }, { name: 'type' }, { name: 'time' }] },
  {
    name: 'task',
    entries: [
      ...[
        'id',
        'projectId',
        'workspaceId',
        'title',
        'description',
        'status',
        'priority',
        'startAt',
        'dueAt',
        'overdue',
      ].map((name) => ({ name })),
      { name: 'assignees', isList: true, entries: person },
      { name: 'reporter', entries: person },
    ],
  },
];

/** What can start an automation, with what its run then knows. */
export const triggerTypes: TriggerType[] = Object.entries(m.automation.triggers).map(([type, label]) => ({
  type,
  label: label.charAt(0).toUpperCase() + label.slice(1),
  ...(type === 'manual' ? {} : { variables: task }),
}));
