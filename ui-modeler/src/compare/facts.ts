import { inputs, outputs, extensionValues, type ModdleElement } from '../bpmn';
import type { Described } from '../lint/transfer';

/** What an element says, by what a person would call it. */
export type Facts = ReadonlyMap<string, string>;

const words: Readonly<Record<string, string>> = {
  name: 'Name',
  text: 'Text',
  script: 'Script',
  scriptFormat: 'Script language',
  isExecutable: 'Executable',
  cancelActivity: 'Stops the step',
  'camunda:assignee': 'Assigned to',
  'camunda:candidateGroups': 'Or somebody of',
  'camunda:candidateUsers': 'Or one of',
  'camunda:dueDate': 'Due',
  'camunda:formKey': 'Form key',
  'camunda:formRef': 'Form',
  'camunda:decisionRef': 'Decision',
  'camunda:mapDecisionResult': 'What is kept',
  'camunda:topic': 'Connector or action',
  'camunda:resultVariable': 'Result kept as',
  'camunda:errorMessageVariable': 'Keep the message as',
  trigger: 'Trigger',
  condition: 'Only if',
  retry: 'When it fails',
};
/** Said by something else already, or of no meaning to readers. */
const silent = new Set([
  'id',
  'camunda:modelerTemplate',
  'camunda:modelerTemplateVersion',
  'camunda:type',
  'camunda:formRefBinding',
  'camunda:decisionRefBinding',
]);
const wordOf = (name: string) => words[name] ?? name.replace(/^camunda:/, '');
/** By id: that the other end has another name now is told of the other end. */
const named = (element: ModdleElement | undefined) => element?.id ?? '';
const isElement = (value: unknown): value is Described =>
  typeof value === 'object' && value !== null && '$descriptor' in value;

export function factsOf(element: ModdleElement): Facts {
  const facts = new Map<string, string>();
  const put = (what: string, value: unknown) => {
    if (value !== undefined && value !== null && value !== '') facts.set(what, String(value));
  };
  for (const property of (element as Described).$descriptor.properties) {
    if (property.isVirtual || silent.has(property.name)) continue;
    const name = property.name;
    if (!Object.hasOwn(element, name) && !Object.hasOwn(element, name.replace(/^\w+:/, ''))) continue;
    const value = element.get<unknown>(name);
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      put(wordOf(name), value);
    }
  }
  for (const [name, value] of Object.entries((element as Described).$attrs ?? {})) put(name, value);
  put('Description', element.get<ModdleElement[] | undefined>('documentation')?.[0]?.get('text'));
  put('Taken if', element.get<ModdleElement | undefined>('conditionExpression')?.get('body'));
  put('Otherwise', named(element.get<ModdleElement | undefined>('default')));
  put('From', named(element.get<ModdleElement | undefined>('sourceRef')));
  put('To', named(element.get<ModdleElement | undefined>('targetRef')));
  put('On the border of', named(element.get<ModdleElement | undefined>('attachedToRef')));
  for (const { name, value, structured } of inputs(element))
    put(`Input “${name}”`, structured ? '(list, map or script)' : value);
  for (const { name, value, structured } of outputs(element))
    put(`Output “${name}”`, structured ? '(list, map or script)' : value);
  for (const extension of extensionValues(element)) {
    if (extension.$type === 'camunda:Properties') {
      for (const entry of extension.get<ModdleElement[] | undefined>('values') ?? []) {
        put(wordOf(entry.get<string | undefined>('name') ?? ''), entry.get('value'));
      }
    } else if (extension.$type !== 'camunda:InputOutput') {
      put(`<${extension.$type}>`, JSON.stringify(extension));
    }
  }
  const loop = element.get<ModdleElement | undefined>('loopCharacteristics');
  if (isElement(loop)) {
    put(
      'Repeated',
      loop.get('camunda:collection') ?? loop.get<ModdleElement | undefined>('loopCardinality')?.get('body'),
    );
    put('Repeated one after the other', loop.get('isSequential') === true ? 'yes' : 'no');
  }
  for (const definition of element.get<ModdleElement[] | undefined>('eventDefinitions') ?? []) {
    for (const kind of ['timeDuration', 'timeDate', 'timeCycle']) {
      put('Time', definition.get<ModdleElement | undefined>(kind)?.get('body'));
    }
    const error = definition.get<ModdleElement | undefined>('errorRef');
    put('Error code', error?.get('errorCode') ?? error?.id);
    put('Kind of event', definition.$type.replace(/^bpmn:(\w+)EventDefinition$/, '$1').toLowerCase());
  }
  return facts;
}
