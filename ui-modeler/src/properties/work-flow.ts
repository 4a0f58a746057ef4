import { is, property } from '../bpmn';
import { extend, group, type FormContext } from './context';
import { select, type Group } from './entries';

/** Which status a task has in this column, where the model is the work flow of a project. Stored as property `status`. */
export function workFlowGroup(context: FormContext): Group | null {
  const { element } = context;
  if (!is(element, 'bpmn:UserTask')) return null;
  return group(
    'work-flow',
    'Work flow of a project',
    [
      select({
        id: 'work-flow-status',
        label: 'As a column',
        description:
          'With a status, tasks of a project can follow this model: each user task is a column. Conditions read moveTo, the id of the column that somebody wants.',
        options: [
          { value: '', label: 'No column: a step of an automation' },
          { value: 'todo', label: 'Tasks in it are to do' },
          { value: 'in_progress', label: 'Tasks in it are in progress' },
        ],
        get: () => property(element, 'status') ?? '',
        set: (status) => extend(context, (draft) => draft.property('status', status || undefined)),
      }),
    ],
    property(element, 'status') !== undefined,
  );
}
