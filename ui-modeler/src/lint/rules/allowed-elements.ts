import { report, rule } from '../report';

const allowed = new Set(
  [
    'Definitions',
    'Process',
    'StartEvent',
    'EndEvent',
    'UserTask',
    'ServiceTask',
    'ScriptTask',
    'SubProcess',
    'ExclusiveGateway',
    'ParallelGateway',
    'InclusiveGateway',
    'IntermediateCatchEvent',
    'BoundaryEvent',
    'TimerEventDefinition',
    'ErrorEventDefinition',
    'Error',
    'SequenceFlow',
    'TextAnnotation',
    'Association',
    'Documentation',
    'ExtensionElements',
    'Expression',
    'FormalExpression',
  ].map((name) => `bpmn:${name}`),
);

/** Everything that is not explicitly allowed is refused at publish; here it is said while drawing. */
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
