import { extensionValues } from '../../bpmn';
import { report, rule } from '../report';

const attributes = ['class', 'delegateExpression', 'expression', 'taskListener', 'variableMappingClass'];
const elements = new Set([
  'camunda:ExecutionListener',
  'camunda:TaskListener',
  'camunda:Connector',
  'camunda:Field',
]);

/** No Java classes and no delegate expressions: nothing of a model reaches the JVM. */
export const javaClass = rule((node, reporter) => {
  if (!node.$type.startsWith('bpmn:')) return;
  for (const name of attributes) {
    if (node.get(`camunda:${name}`) === undefined) continue;
    report(
      reporter,
      node,
      `“camunda:${name}” is not allowed: automations run no Java code.`,
      'Choose a connector or an action for this step.',
    );
  }
});

/** No listeners either, and none of the engine's own connectors. */
export const listener = rule((node, reporter) => {
  if (!node.$type.startsWith('bpmn:') || node.$type === 'bpmn:ExtensionElements') return;
  for (const { $type } of extensionValues(node)) {
    if (!elements.has($type)) continue;
    report(
      reporter,
      node,
      `“${$type}” is not allowed: automations run no Java code.`,
      'Remove it, and use a step of its own for what it did.',
    );
  }
});
