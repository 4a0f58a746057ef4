import {
  applies,
  violation,
  type ElementTemplate,
  type ElementTemplates,
  type TemplateProperty,
} from '../../templates';
import { report, rule } from '../report';

/** A service task is a connector or an action that exists here, with everything it needs filled in. */
export default function knownTopic(templates: ElementTemplates) {
  const topics = new Set(templates.all().map(topicOf));
  return rule((node, reporter) => {
    if (node.$type !== 'bpmn:ServiceTask') return;
    const topic = node.get<string | undefined>('camunda:topic');
    if (topic === undefined || node.get('camunda:type') !== 'external') {
      report(
        reporter,
        node,
        'This step does not know what to do.',
        'Choose a connector or an action for it.',
      );
      return;
    }
    if (!topics.has(topic)) {
      report(
        reporter,
        node,
        `There is no connector or action “${topic}”.`,
        'Choose another one, or ask an admin to make it available.',
      );
      return;
    }
    const template = templates.of(node);
    const read = (field: TemplateProperty) => templates.read(node, field);
    for (const field of template?.properties ?? []) {
      const problem = template && applies(template, field, read) ? violation(field, read(field)) : null;
      if (problem !== null) report(reporter, node, problem, 'Correct it in the form on the right.');
    }
  });
}

const topicOf = ({ properties }: ElementTemplate) =>
  properties.find(({ binding }) => binding.type === 'property' && binding.name === 'camunda:topic')?.value;
