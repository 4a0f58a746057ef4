import { is } from '../bpmn';
import { decisionOf } from '../decisions';
import { attribute, group, type FormContext } from './context';
import { buttons, select, textField, type Entry, type Group } from './entries';

/** How a decision's result becomes a variable; what stands first is what a single output of a single rule wants. */
const mappings = [
  { value: 'singleEntry', label: 'One value' },
  { value: 'singleResult', label: 'One rule: its outputs by name' },
  { value: 'collectEntries', label: 'A list of values' },
  { value: 'resultList', label: 'A list: each rule’s outputs by name' },
];

/** Which decision a step makes, the way to draw it, and what is kept of it. */
export function decisionGroup(context: FormContext): Group | null {
  const { element, decisions, modeling } = context;
  if (!is(element, 'bpmn:BusinessRuleTask')) return null;
  const decision = decisionOf(element);
  const known = decisions.all();
  const missing = decision !== undefined && known.every(({ id }) => id !== decision);
  const wish = (decisionId: string | null) => () => decisions.wish({ elementId: element.id, decisionId });
  const mapping = attribute(context, 'camunda:mapDecisionResult');
  const entries: Entry[] = [
    select({
      id: 'decision',
      label: 'Decision',
      description: 'The table of rules that this step looks its result up in.',
      options: [
        { value: '', label: 'None yet' },
        ...known.map(({ id, name }) => ({ value: id, label: name ?? id })),
        ...(missing ? [{ value: decision, label: `${decision} (is not there)` }] : []),
      ],
      get: () => decisionOf(element) ?? '',
      set: (value) => decisions.assign(element.id, value ? value : null),
    }),
  ];
  if (decisions.drawable) {
    entries.push(
      buttons({
        id: 'decision-actions',
        buttons: [
          ...(decision !== undefined && !missing ? [{ label: 'Edit decision', click: wish(decision) }] : []),
          { label: 'New decision', click: wish(null) },
        ],
      }),
    );
  }
  entries.push(
    textField({
      id: 'result-variable',
      label: 'Keep the result as',
      description: 'Name of the variable that gets it.',
      ...attribute(context, 'camunda:resultVariable'),
    }),
    select({
      id: 'decision-mapping',
      label: 'What is kept',
      options: mappings,
      get: () => (mapping.get() === '' ? 'resultList' : mapping.get()),
      set: (value) => modeling.updateProperties(element, { 'camunda:mapDecisionResult': value }),
    }),
  );
  return group('decision', 'Decision', entries);
}
