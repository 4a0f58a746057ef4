import { extensionValues, type ModdleElement } from '../../bpmn';
import { report, rule } from '../report';

/** Scripts are sandboxed JavaScript, written in the model itself. */
export default rule((node, reporter) => {
  if (node.$type === 'bpmn:ScriptTask') {
    check(node, node.get('scriptFormat'), node.get('camunda:resource'));
    if (!node.get<string | undefined>('script')?.trim()) {
      report(reporter, node, 'The script is empty.', 'Write what it should compute.');
    }
  }
  for (const script of node.$type === 'bpmn:ExtensionElements' ? [] : scriptsOf(node)) {
    check(node, script.get('scriptFormat'), script.get('resource'));
  }

  function check(owner: ModdleElement, format: string | undefined, resource: string | undefined) {
    if (format?.toLowerCase() !== 'javascript') {
      report(
        reporter,
        owner,
        `Scripts must be JavaScript, not ${format ? `“${format}”` : 'without a language'}.`,
        'Rewrite the script in JavaScript, or use an expression.',
      );
    }
    if (resource !== undefined) {
      report(reporter, owner, 'A script cannot be loaded from elsewhere.', 'Put the script into the step.');
    }
  }
});

function scriptsOf(node: ModdleElement): readonly ModdleElement[] {
  const mapping = extensionValues(node).find(({ $type }) => $type === 'camunda:InputOutput');
  const parameters = ['inputParameters', 'outputParameters'].flatMap(
    (list) => mapping?.get<ModdleElement[] | undefined>(list) ?? [],
  );
  return parameters
    .map((parameter) => parameter.get<ModdleElement | undefined>('definition'))
    .filter((definition) => definition?.$type === 'camunda:Script')
    .filter((definition) => definition !== undefined);
}
