import { is, property } from '../bpmn';
import { extend, group, type FormContext } from './context';
import { numberField, select, textField, toggle, type Entry, type Group } from './entries';

/** The most approvals that the server takes. */
const most = 20;

/**
 * Which status a task has in this column, where the model is the work flow of a project, and whether it is left by approval.
 * Stored as properties `status`, `approvals`, `approved`, `rejected` and `fourEyes`.
 */
export function workFlowGroup(context: FormContext): Group | null {
  const { element } = context;
  if (!is(element, 'bpmn:UserTask')) return null;
  const write = (name: string) => (value: string | undefined) =>
    extend(context, (draft) => draft.property(name, value || undefined));
  const entries: Entry[] = [
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
      set: write('status'),
    }),
  ];
  if (property(element, 'status') !== undefined) {
    entries.push(
      numberField({
        id: 'work-flow-approvals',
        label: 'Approvals needed',
        description: 'Empty: the column is left by a move.',
        max: most,
        get: () => {
          const needed = property(element, 'approvals');
          return needed === undefined ? undefined : Number(needed);
        },
        set: (needed) => write('approvals')(needed ? String(Math.min(most, needed)) : undefined),
      }),
    );
  }
  if (property(element, 'approvals') !== undefined) {
    entries.push(
      textField({
        id: 'work-flow-approved',
        label: 'Approved: go to',
        description: 'The id of a column or end.',
        get: () => property(element, 'approved'),
        set: write('approved'),
      }),
      textField({
        id: 'work-flow-rejected',
        label: 'Rejected: go to',
        description: 'The id of a column or end.',
        get: () => property(element, 'rejected'),
        set: write('rejected'),
      }),
      toggle({
        id: 'work-flow-four-eyes',
        label: 'Four eyes: not who asked, does or handed in',
        get: () => property(element, 'fourEyes') === 'true',
        set: (wanted) => write('fourEyes')(wanted ? 'true' : undefined),
      }),
    );
  }
  return group('work-flow', 'Work flow of a project', entries, entries.length > 1);
}
