import type { Decision } from '@taskloom/modeler';
import type { Finding } from '@/lib/api/types';
import { m } from '@/lib/messages';

/** Documents of DMN by id; a draft may hold anything. The decision that a step names has the document's id. */
export type Documents = Readonly<Record<string, string>>;

const MODEL = 'https://www.omg.org/spec/DMN/20191111/MODEL/';
const POLICIES = ['UNIQUE', 'FIRST', 'ANY', 'RULE ORDER', 'COLLECT'];

/** As the server has them. */
export const TYPES = ['string', 'number', 'boolean', 'integer', 'long', 'double', 'Any'];
export const MOST_DECISIONS = 50;
export const MOST_COLUMNS = 40;
export const MOST_CELLS = 5000;

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A table with one column to ask and one to answer, of any type, and a rule to begin with. */
export const emptyDecision = (id: string, name: string) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="${MODEL}" id="${id}-document" name="${escaped(name)}" namespace="http://camunda.org/schema/1.0/dmn">
  <decision id="${id}" name="${escaped(name)}">
    <decisionTable id="${id}-table" hitPolicy="FIRST">
      <input id="${id}-input"><inputExpression id="${id}-expression"><text></text></inputExpression></input>
      <output id="${id}-output" name="result" />
      <rule id="${id}-rule"><inputEntry id="${id}-when"><text></text></inputEntry><outputEntry id="${id}-then"><text></text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>
`;

const parsed = (dmn: string) => {
  const root = new DOMParser().parseFromString(dmn, 'application/xml').documentElement;
  return root.namespaceURI === MODEL && root.localName === 'definitions' ? root : null;
};
const all = (parent: Element, name: string) => [...parent.getElementsByTagNameNS(MODEL, name)];
const inside = (parent: Element, name: string) =>
  [...parent.children].filter(({ namespaceURI, localName }) => namespaceURI === MODEL && localName === name);

/** The decisions as the modeler offers them: with what their result is made of. */
export function offeredDecisions(documents: Documents): Decision[] {
  return Object.entries(documents).map(([id, dmn]) => {
    const root = parsed(dmn);
    const decision = root && all(root, 'decision').find((each) => each.id === id);
    const name = decision?.getAttribute('name');
    return {
      id,
      ...(name ? { name } : {}),
      outputs: decision
        ? all(decision, 'output').flatMap((output) => {
            const called = output.getAttribute('name');
            const type = output.getAttribute('typeRef');
            return called ? [{ name: called, ...(type ? { detail: type } : {}) }] : [];
          })
        : [],
      problems: problemsOf(id, dmn),
    };
  });
}

/** What forbids publishing it, as far as that can be said here: the server's own check is the one that counts. */
export function problemsOf(id: string, dmn: string): string[] {
  const root = parsed(dmn);
  if (!root) return [m.decision.noDecision];
  const found: string[] = [];
  if (all(root, 'decision').every((decision) => decision.id !== id)) found.push(m.decision.notInside(id));
  for (const table of all(root, 'decisionTable')) {
    const [inputs, outputs, rules] = ['input', 'output', 'rule'].map((name) => inside(table, name));
    const columns = (inputs?.length ?? 0) + (outputs?.length ?? 0);
    if (!POLICIES.includes(table.getAttribute('hitPolicy') ?? 'UNIQUE'))
      found.push(m.decision.policy(table.getAttribute('hitPolicy') ?? ''));
    if (columns > MOST_COLUMNS || columns * (rules?.length ?? 0) > MOST_CELLS)
      found.push(m.decision.tooLarge(MOST_COLUMNS, MOST_CELLS));
    inputs?.forEach((input, at) => {
      const asked = all(input, 'inputExpression')[0];
      if (!asked?.textContent.trim())
        found.push(m.decision.noExpression(input.getAttribute('label'), at + 1));
    });
    if (outputs && outputs.length > 1)
      outputs.forEach((output, at) => {
        if (!output.getAttribute('name')) found.push(m.decision.noName(at + 1));
      });
    for (const typed of [...all(table, 'inputExpression'), ...(outputs ?? [])]) {
      const type = typed.getAttribute('typeRef');
      if (type && !TYPES.includes(type)) found.push(m.decision.type(type));
    }
  }
  return found;
}

/** The document that a finding of the server is about; undefined if it is about none of these. */
export function decisionOfFinding({ rule, message }: Finding, documents: Documents): string | undefined {
  return rule.startsWith('decision')
    ? Object.keys(documents).find((id) => message.startsWith(`The decision "${id}"`))
    : undefined;
}
