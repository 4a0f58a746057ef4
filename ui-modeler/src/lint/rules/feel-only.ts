import { bo, inputs, outputs } from '../../bpmn';
import { report, rule } from '../report';

const attributes = [
  'camunda:assignee',
  'camunda:candidateGroups',
  'camunda:candidateUsers',
  'camunda:dueDate',
];

/** Expressions are FEEL; the engine's own language is only understood as a plain variable's name. */
export default rule((node, reporter) => {
  if (!node.$type.startsWith('bpmn:') || node.$type === 'bpmn:ExtensionElements') return;
  const parameters = [...inputs(node), ...outputs(node)].map(({ value }) => value);
  const texts = [...parameters, ...attributes.map((name) => bo(node).get<string | undefined>(name) ?? '')];
  if (
    texts.some(
      (text) =>
        !text.startsWith('=') &&
        /[$#]\{(?!\s*[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*\s*\})/u.test(text),
    )
  ) {
    report(
      reporter,
      node,
      'Expressions in ${…} can only name a variable.',
      'Write a FEEL expression with a leading “=” instead.',
    );
  }
});
