import {
  applies,
  violation,
  type ElementTemplate,
  type ElementTemplates,
  type TemplateProperty,
} from '../../templates';
import type { ModdleElement } from '../../bpmn';
import { report, rule } from '../report';

const calls = new Set(['bpmn:ServiceTask', 'bpmn:SendTask']);
const topicIn = (node: ModdleElement) =>
  calls.has(node.$type) ? node.get<string | undefined>('camunda:topic') : undefined;

/** A service task says what it does. */
export const step = rule((node, reporter) => {
  if (!calls.has(node.$type)) return;
  if (topicIn(node) === undefined || node.get('camunda:type') !== 'external') {
    report(reporter, node, 'This step does not know what to do.', 'Choose a connector or an action for it.');
  }
});

/** What it does exists here. */
export function topic(templates: ElementTemplates) {
  const topics = new Set(templates.all().map(topicOf));
  return rule((node, reporter) => {
    const name = topicIn(node);
    if (name === undefined || topics.has(name)) return;
    report(
      reporter,
      node,
      `There is no connector or action “${name}”.`,
      'Choose another one, or ask an admin to make it available.',
    );
  });
}

/** The form is filled in as its template demands. */
export function fields(templates: ElementTemplates) {
  return rule((node, reporter) => {
    const template = calls.has(node.$type) ? templates.of(node) : undefined;
    const read = (field: TemplateProperty) => templates.read(node, field);
    for (const field of template?.properties ?? []) {
      const problem = template && applies(template, field, read) ? violation(field, read(field)) : null;
      if (problem !== null) report(reporter, node, problem, 'Correct it in the form on the right.');
    }
  });
}

const topicOf = ({ properties }: ElementTemplate) =>
  properties.find(({ binding }) => binding.type === 'property' && binding.name === 'camunda:topic')?.value;
