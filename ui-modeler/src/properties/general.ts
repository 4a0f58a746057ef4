import { bo, is, type ModdleElement } from '../bpmn';
import { attribute, group, type FormContext } from './context';
import { textArea, textField, type Group } from './entries';

export function generalGroup(context: FormContext): Group {
  const { element, modeling, factory } = context;
  if (is(element, 'bpmn:TextAnnotation')) {
    return group('general', 'General', [textArea({ id: 'text', label: 'Text', ...attribute(context, 'text') })]);
  }
  const documentation = () => bo(element).get<ModdleElement[]>('documentation')[0];
  return group('general', 'General', [
    textField({
      id: 'name',
      label: is(element, 'bpmn:SequenceFlow') ? 'Label' : 'Name',
      ...attribute(context, 'name'),
    }),
    textField({
      id: 'id',
      label: 'Id',
      description: is(element, 'bpmn:Process') ? undefined : 'Runs and findings name the element by it.',
      disabled: true,
      get: () => bo(element).id,
      set: () => undefined,
    }),
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
  ]);
}
