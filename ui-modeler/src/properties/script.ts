import { is } from '../bpmn';
import { attribute, group, type FormContext } from './context';
import { note, textArea, textField, type Entry, type Group } from './entries';

export function scriptGroup(context: FormContext): Group | null {
  const { element, modeling } = context;
  if (!is(element, 'bpmn:ScriptTask')) return null;
  const format = attribute(context, 'scriptFormat');
  const entries: Entry[] = [
    textArea({
      id: 'script',
      label: 'JavaScript',
      description:
        'Sees the variables by name; its last value is the result. No network, no files, limited time.',
      monospace: true,
      rows: 8,
      ...attribute(context, 'script'),
    }),
    textField({
      id: 'result-variable',
      label: 'Keep the result as',
      description: 'Name of the variable that gets it.',
      ...attribute(context, 'camunda:resultVariable'),
    }),
  ];
  if (format.get() !== 'javascript') {
    entries.unshift(
      note({
        id: 'script-format',
        text: `Scripts must be JavaScript; this one says “${format.get() || 'nothing'}”.`,
        button: {
          label: 'Make it JavaScript',
          click: () => modeling.updateProperties(element, { scriptFormat: 'javascript' }),
        },
      }),
    );
  }
  return group('script', 'Script', entries);
}
