import { parser, trackVariables } from '@bpmn-io/lezer-feel';
import { inputs, outputs, property, type ModdleElement } from '../../bpmn';
import { report, rule } from '../report';

const attributes = [
  'camunda:assignee',
  'camunda:candidateGroups',
  'camunda:candidateUsers',
  'camunda:dueDate',
  'camunda:followUpDate',
  'camunda:priority',
  'camunda:collection',
];
const bodies = [
  'conditionExpression',
  'timeDuration',
  'timeDate',
  'timeCycle',
  'loopCardinality',
  'completionCondition',
];
// The editor's grammar without the editor: this runs on the thread that checks, too.
const grammar = parser.configure({
  top: 'Expression',
  dialect: 'camunda',
  contextTracker: trackVariables({}),
});
const SHOWN = 60;
const KEPT = 2_000;

const known = new Map<string, boolean>();

/** Every expression can be read, as the server wants it at publish. Each is parsed once, however often the model is checked. */
export const feel = rule((node, reporter) => {
  if (!node.$type.startsWith('bpmn:') || node.$type === 'bpmn:ExtensionElements') return;
  const broken = expressionsOf(node).find((text) => !readable(text));
  if (broken === undefined) return;
  const shown = broken.length > SHOWN ? `${broken.slice(0, SHOWN)}…` : broken;
  report(
    reporter,
    node,
    `The expression “${shown}” cannot be read.`,
    'Correct the FEEL expression; its field shows where.',
  );
});

/** Without the “=”; what is still empty is for other rules to tell. */
function expressionsOf(node: ModdleElement): readonly string[] {
  const parameters = [...inputs(node), ...outputs(node)].map(({ value }) => value);
  const condition = property(node, 'condition');
  const texts = [
    ...parameters,
    ...(condition === undefined ? [] : [condition]),
    ...attributes.map((name) => node.get<string | undefined>(name)),
    ...bodies.map((name) => bodyOf(node.get<ModdleElement | undefined>(name))),
  ];
  return texts.flatMap((text) =>
    typeof text === 'string' && text.startsWith('=') && text.length > 1 ? [text.slice(1)] : [],
  );
}

/** Conditions in another language are none of ours. */
function bodyOf(expression: ModdleElement | undefined): string | undefined {
  if (!expression || typeof expression !== 'object' || expression.get('language')) return undefined;
  return expression.get<string | undefined>('body')?.trim();
}

function readable(expression: string): boolean {
  const before = known.get(expression);
  if (before !== undefined) return before;
  let fine = true;
  grammar.parse(expression).iterate({
    enter: ({ type }) => {
      if (type.isError) fine = false;
    },
  });
  if (known.size >= KEPT) known.clear();
  known.set(expression, fine);
  return fine;
}
