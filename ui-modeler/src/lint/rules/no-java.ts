import { extensionValues } from '../../bpmn';
import { report, rule } from '../report';

const attributes = ['class', 'delegateExpression', 'expression', 'taskListener', 'variableMappingClass'];
const listeners = new Set([
  'camunda:ExecutionListener',
  'camunda:TaskListener',
  'camunda:Connector',
  'camunda:Field',
]);

/** No Java classes, delegate expressions, listeners or engine connectors: nothing of a model reaches the JVM. */
export default rule((node, reporter) => {
  if (!node.$type.startsWith('bpmn:')) return;
  for (const name of attributes) {
    if (node.get(`camunda:${name}`) !== undefined) {
      report(
        reporter,
        node,
        `“camunda:${name}” is not allowed: automations run no Java code.`,
        'Choose a connector or an action for this step.',
      );
    }
  }
  for (const { $type } of node.$type === 'bpmn:ExtensionElements' ? [] : extensionValues(node)) {
    if (listeners.has($type)) {
      report(
        reporter,
        node,
        `“${$type}” is not allowed: automations run no Java code.`,
        'Remove it, and use a step of its own for what it did.',
      );
    }
  }
});
