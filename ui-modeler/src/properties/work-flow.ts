import { is, property } from '../bpmn';
import { extend, group, type FormContext } from './context';
import { select, textField, toggle, type Entry, type Group } from './entries';

/** The most approvals that the server takes. */
const most = 20;

/**
 * Which status a task has in this column, where the model is the work flow of a project, and whether the step is an approval.
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
  const column = property(element, 'status') !== undefined;
  entries.push(
    select({
      id: 'work-flow-approvals',
      label: 'Approvals needed',
      description: column
        ? 'Otherwise the column is left by a move.'
        : 'Decided instead of completed; the gateway behind it reads decision, "approved" or "rejected".',
      options: [
        { value: '', label: 'None' },
        { value: 'all', label: 'Of everybody who is asked' },
        ...Array.from({ length: most }, (_, index) => String(index + 1)).map((value) => ({
          value,
          label: value,
        })),
      ],
      get: () => property(element, 'approvals') ?? '',
      set: write('approvals'),
    }),
  );
  if (property(element, 'approvals') !== undefined) {
    if (column) {
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
      );
    }
    entries.push(
      toggle({
        id: 'work-flow-four-eyes',
        label: column ? 'Four eyes: not who asked, does or handed in' : 'Four eyes: not who started the run',
        get: () => property(element, 'fourEyes') === 'true',
        set: (wanted) => write('fourEyes')(wanted ? 'true' : undefined),
      }),
    );
  }
  const set = column || property(element, 'approvals') !== undefined;
  return group('work-flow', 'Work flow and approval', entries, set);
}
