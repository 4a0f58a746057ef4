import { eventDefinition, is, property } from '../bpmn';
import { extend, group, type FormContext } from './context';
import { feelArea, select, type Entry, type Group } from './entries';
import { SCHEDULE } from '../schedule';
import { chooseTrigger, scheduleEntries } from './schedule';

/** When an automation starts: the event, and the condition it must meet. */
export function triggerGroup(context: FormContext): Group | null {
  const { element, triggerTypes } = context;
  if (!isTrigger(element)) return null;
  const chosen = property(element, 'trigger') ?? '';
  const trigger = triggerTypes.find(({ type }) => type === chosen);
  const entries: Entry[] = [
    select({
      id: 'trigger',
      label: 'Starts when',
      description: trigger?.description,
      options: [
        { value: '', label: 'Somebody starts it' },
        ...triggerTypes.map(({ type, label }) => ({ value: type, label })),
        ...(chosen && !trigger ? [{ value: chosen, label: `${chosen} (not known here)` }] : []),
      ],
      get: () => property(element, 'trigger') ?? '',
      set: (type) => chooseTrigger(context, type ?? ''),
    }),
  ];
  if (chosen === SCHEDULE) {
    entries.push(...scheduleEntries(context));
  } else if (chosen) {
    entries.push(
      feelArea({
        id: 'trigger-condition',
        label: 'Only if',
        description: 'A condition on the event, for example task.priority = "high". Empty: always.',
        feel: 'required',
        variables: context.variables,
        get: () => property(element, 'condition') ?? '',
        set: (condition) =>
          extend(context, (draft) =>
            draft.property('condition', condition && condition !== '=' ? condition : undefined),
          ),
      }),
    );
  }
  return group('trigger', 'Trigger', entries);
}

/** Whether the element is a start event of the process itself, waiting for nothing of its own. */
export function isTrigger(element: FormContext['element']): boolean {
  return (
    is(element, 'bpmn:StartEvent') &&
    !eventDefinition(element) &&
    is((element.businessObject as { $parent: object }).$parent as never, 'bpmn:Process')
  );
}
