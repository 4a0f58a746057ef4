import { is } from '../bpmn';
import { attribute, group, type FormContext } from './context';
import { formEntries } from './form';
import { feelField, type Group } from './entries';

/** Who does a person's task, and until when. */
export function userTaskGroup(context: FormContext): Group | null {
  if (!is(context.element, 'bpmn:UserTask')) return null;
  const { variables } = context;
  return group('user-task', 'Task for a person', [
    feelField({
      id: 'assignee',
      label: 'Assigned to',
      description: 'Id of a person, or an expression such as task.assignees[1].id.',
      feel: 'optional',
      variables,
      ...attribute(context, 'camunda:assignee'),
    }),
    feelField({
      id: 'candidate-groups',
      label: 'Or somebody of',
      description: 'Groups whose members may take it, separated by commas.',
      feel: 'optional',
      variables,
      ...attribute(context, 'camunda:candidateGroups'),
    }),
    feelField({
      id: 'due-date',
      label: 'Due',
      description: 'A date such as 2027-01-31T09:00:00Z, or an expression: now() + duration("P2D").',
      feel: 'optional',
      variables,
      ...attribute(context, 'camunda:dueDate'),
    }),
    ...formEntries(context),
  ]);
}
