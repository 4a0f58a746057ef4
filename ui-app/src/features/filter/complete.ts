import type { Completion, FilterLanguage } from '@/lib/api/types';

type Item = Completion['items'][number];
const TOKEN = /"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|[<>=!~]+|&&|\|\||[(),]|[\p{L}\p{N}_@.+:-]+/gu;
const JOINS = new Set(['and', 'or', '&&', '||']);
const COMPARES = /^([<>=!~]+|like)$/i;

/** What may stand at the caret, as far as it is known here; the server adds people, tags and whatever else has a name. */
export function completeLocally(language: FilterLanguage, text: string, caret: number): Completion {
  const before = text.slice(0, caret);
  const quoted = openQuote(before);
  const partial = quoted ?? /[\p{L}\p{N}_]*$/u.exec(before)?.[0] ?? '';
  const from = caret - partial.length;
  const to = caret + (quoted ? 0 : (/^[\p{L}\p{N}_]*/u.exec(text.slice(caret))?.[0].length ?? 0));
  const tokens = [...before.slice(0, from).matchAll(TOKEN)].map(([token]) => token);
  const start = partial.replace(/^["']/, '').toLowerCase();
  const items = possible(language, tokens).filter(
    ({ insert, label }) =>
      (!quoted && insert.toLowerCase().startsWith(start)) || label.toLowerCase().startsWith(start),
  );
  return { from, to, items: items.filter(({ insert }) => insert !== partial) };
}

/** The quoted name that is still being written at the end, from its quote on. */
function openQuote(before: string): string | undefined {
  const last = [...before.matchAll(TOKEN)].at(-1);
  const closed = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')$/;
  return last && /^["']/.test(last[0]) && !closed.test(last[0]) ? last[0] : undefined;
}

function possible(language: FilterLanguage, tokens: string[]): Item[] {
  const fieldOf = (name: string | undefined) =>
    language.fields.find(({ written }) => written.toLowerCase() === doubled(name)?.toLowerCase());
  const last = tokens.at(-1)?.toLowerCase();
  const operators = (name: string | undefined): Item[] =>
    (fieldOf(name)?.operators ?? []).map((operator) => ({
      insert: operator,
      label: operator,
      kind: 'operator',
    }));
  const values = (name: string | undefined): Item[] => [
    ...(fieldOf(name)?.values ?? []).map(({ value, label }) => ({ insert: value, label, kind: 'value' })),
    ...(fieldOf(name)?.type === 'person' ? [{ insert: 'me', label: 'me', kind: 'function' }] : []),
    ...(['date', 'day'].includes(fieldOf(name)?.type ?? '')
      ? language.functions.map((word) => ({ insert: word, label: word, kind: 'function' }))
      : []),
  ];
  const terms = (): Item[] => [
    ...language.fields.map(({ name, written }) => ({ insert: written, label: name, kind: 'field' })),
    { insert: 'not', label: 'not', kind: 'keyword' },
  ];
  const joins = (): Item[] => ['and', 'or'].map((word) => ({ insert: word, label: word, kind: 'keyword' }));

  if (last === undefined || JOINS.has(last)) return terms();
  const lists = listField(tokens);
  if (lists) return last === '(' || last === ',' ? values(lists) : [];
  if (last === '(') return terms();
  if (COMPARES.test(last)) return values(tokens.findLast((token) => fieldOf(token) !== undefined));
  if (last === 'not' && fieldOf(tokens.at(-2)) === undefined) return terms();
  // A yes or no says enough by its name alone.
  if (fieldOf(last)) return [...operators(last), ...(fieldOf(last)?.type === 'flag' ? joins() : [])];
  if (last === 'is')
    return ['empty', 'not empty'].map((word) => ({ insert: word, label: word, kind: 'keyword' }));
  if (last === 'in' || last === 'not') return [];
  return joins();
}

/** Either kind of quote means the same; the server writes the double one. */
const doubled = (name: string | undefined) => (name?.startsWith("'") ? `"${name.slice(1, -1)}"` : name);

/** The field of the `in (…)` that is still open at the end. */
function listField(tokens: string[]): string | undefined {
  const open = tokens.lastIndexOf('(');
  if (open < 1 || tokens.indexOf(')', open) >= 0 || tokens[open - 1]?.toLowerCase() !== 'in')
    return undefined;
  const not = tokens[open - 2]?.toLowerCase() === 'not';
  return tokens[open - (not ? 3 : 2)];
}
