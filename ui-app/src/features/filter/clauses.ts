/** A filter as a chain of conditions joined by `and`, as far as chips need it; the server alone knows the whole language. */
const PIECE = /"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|&&|\|\||[()]|[\p{L}\p{N}_]+|\s+|./gsu;

type Top = { parts: string[]; or: boolean };

/** The conditions on the outermost level, and whether an `or` stands among them. */
function top(text: string): Top {
  const parts = [''];
  let depth = 0;
  let or = false;
  for (const [piece] of text.matchAll(PIECE)) {
    const word = piece.toLowerCase();
    if (piece === '(') depth++;
    if (piece === ')') depth--;
    if (depth === 0 && (word === 'and' || word === '&&')) {
      parts.push('');
      continue;
    }
    if (depth === 0 && (word === 'or' || word === '||')) or = true;
    parts[parts.length - 1] += piece;
  }
  return { parts: parts.map((part) => part.trim()).filter(Boolean), or };
}

const plain = (clause: string) => clause.replace(/\s+/g, ' ').trim().toLowerCase();

export function hasClause(text: string, clause: string) {
  const { parts, or } = top(text);
  return !or && parts.some((part) => plain(part) === plain(clause));
}

export function addClause(text: string, clause: string) {
  const { parts, or } = top(text);
  if (parts.length === 0) return clause;
  return or ? `(${text.trim()}) and ${clause}` : [...parts, clause].join(' and ');
}

export function removeClause(text: string, clause: string) {
  const { parts, or } = top(text);
  return or ? text : parts.filter((part) => plain(part) !== plain(clause)).join(' and ');
}
