import { bo, eventDefinition, is, type ModdleElement } from '../bpmn';
import { group, type FormContext } from './context';
import { textField, type Entry, type Group } from './entries';

/** The error an event throws or catches. Errors of one code share one definition in the document. */
export function errorGroup(context: FormContext): Group | null {
  const { element, modeling } = context;
  const definition = eventDefinition(element);
  if (definition?.$type !== 'bpmn:ErrorEventDefinition') return null;
  const error = () => definition.get<ModdleElement | undefined>('errorRef');
  const catching = is(element, 'bpmn:BoundaryEvent');
  const entries: Entry[] = [
    textField({
      id: 'error-code',
      label: 'Error code',
      description: catching
        ? 'Empty: whatever error the step ends with.'
        : 'What an error path catches it by.',
      placeholder: catching ? 'any' : 'not-approved',
      get: () => error()?.get<string | undefined>('errorCode') ?? '',
      set: (code) =>
        modeling.updateModdleProperties(element, definition, {
          errorRef: code ? errorOf(context, code) : undefined,
        }),
    }),
  ];
  if (catching) {
    entries.push(
      textField({
        id: 'error-message-variable',
        label: 'Keep the message as',
        description: 'Name of the variable that gets the error’s message.',
        get: () => definition.get<string | undefined>('camunda:errorMessageVariable') ?? '',
        set: (name) =>
          modeling.updateModdleProperties(element, definition, {
            'camunda:errorMessageVariable': name === '' ? undefined : name,
          }),
      }),
    );
  }
  return group('error', 'Error', entries);
}

function errorOf({ element, factory, modeling }: FormContext, code: string): ModdleElement {
  let definitions = bo(element);
  while (definitions.$parent) definitions = definitions.$parent;
  const roots = definitions.get<ModdleElement[]>('rootElements');
  const known = roots.find((root) => root.$type === 'bpmn:Error' && root.get('errorCode') === code);
  if (known) return known;
  const error = factory.create('bpmn:Error', { errorCode: code, name: code });
  error.$parent = definitions;
  modeling.updateModdleProperties(element, definitions, { rootElements: [...roots, error] });
  return error;
}
