import { report, rule } from '../report';

const allowed = new Set(
  [
    'Definitions',
    'Process',
    'Collaboration',
    'Participant',
    'LaneSet',
    'Lane',
    'Category',
    'CategoryValue',
    'Error',
    'Message',
    'StartEvent',
    'EndEvent',
    'IntermediateCatchEvent',
    'IntermediateThrowEvent',
    'BoundaryEvent',
    'TimerEventDefinition',
    'MessageEventDefinition',
    'ReceiveTask',
    'ErrorEventDefinition',
    'TerminateEventDefinition',
    'Task',
    'ManualTask',
    'UserTask',
    'ServiceTask',
    'SendTask',
    'ScriptTask',
    'BusinessRuleTask',
    'SubProcess',
    'MultiInstanceLoopCharacteristics',
    'ExclusiveGateway',
    'ParallelGateway',
    'InclusiveGateway',
    'EventBasedGateway',
    'SequenceFlow',
    'DataObject',
    'DataObjectReference',
    'DataStoreReference',
    'TextAnnotation',
    'Association',
    'Group',
    'Documentation',
    'ExtensionElements',
    'Expression',
    'FormalExpression',
  ].map((name) => `bpmn:${name}`),
);

/** The elements of the server's allow-list; the palette offers fewer. What is not named is refused at publish. */
export default rule((node, reporter) => {
  if (node.$type.startsWith('bpmn:') && !allowed.has(node.$type)) {
    const name = node.$type.slice('bpmn:'.length).replaceAll(/\B([A-Z])/g, ' $1');
    const article = /^[aeiou]/i.test(name) ? 'An' : 'A';
    report(
      reporter,
      node,
      `${article} ${name.toLowerCase()} cannot be part of an automation.`,
      'Use another element from the palette instead.',
    );
  }
});
