import { bo, is, type ModdleElement } from '../bpmn';
import { attribute, group, type FormContext } from './context';
import { textArea, textField, type Group } from './entries';

export function generalGroup(context: FormContext): Group {
  const { element } = context;
  if (is(element, 'bpmn:TextAnnotation')) {
    return group('general', 'Note', [textArea({ id: 'text', label: 'Text', ...attribute(context, 'text') })]);
  }
  const label = is(element, 'bpmn:SequenceFlow') ? 'Label' : 'Name';
  return group('general', 'General', [textField({ id: 'name', label, ...attribute(context, 'name') })]);
}

/** What is seldom needed stands last. */
export function detailsGroup({ element, modeling, factory }: FormContext): Group {
  const documentation = () => bo(element).get<ModdleElement[]>('documentation')[0];
  const entries = [
    textArea({
      id: 'documentation',
      label: 'Description',
      placeholder: 'What a colleague should know',
      get: () => documentation()?.get<string>('text') ?? '',
      set: (text) =>
        modeling.updateProperties(element, {
          documentation: text ? [factory.create('bpmn:Documentation', { text })] : [],
        }),
    }),
    textField({
      id: 'id',
      label: 'Id',
      description: 'Runs and problems name the element by it.',
      disabled: true,
      get: () => bo(element).id,
      set: () => undefined,
    }),
  ];
  return group('details', 'Details', entries, is(element, 'bpmn:Process'));
}
