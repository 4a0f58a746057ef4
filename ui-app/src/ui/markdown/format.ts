/** A text with its selection. */
export type Selection = { text: string; start: number; end: number };
/** What to put in the place of a part of the text, and what is selected then. */
export type Edit = { from: number; to: number; insert: string; start: number; end: number };

export type Format =
  'heading' | 'bold' | 'italic' | 'strike' | 'code' | 'quote' | 'bullets' | 'numbers' | 'checklist' | 'link';

const AROUND: Partial<Record<Format, string>> = { bold: '**', italic: '_', strike: '~~', code: '`' };
const BEFORE: Partial<Record<Format, (line: number) => string>> = {
  heading: () => '## ',
  quote: () => '> ',
  bullets: () => '- ',
  numbers: (line) => `${line + 1}. `,
  checklist: () => '- [ ] ',
};
const MARKER = /^(?:#{1,6} |> |- \[[ xX]\] |[-*+] |\d+[.)] )/;

export function format(kind: Format, selection: Selection): Edit {
  const around = AROUND[kind];
  if (around) return wrapped(selection, around);
  if (kind === 'link') return linked(selection);
  return lined(selection, BEFORE[kind] as (line: number) => string);
}

function wrapped({ text, start, end }: Selection, mark: string): Edit {
  const size = mark.length;
  const inside = text.slice(start, end);
  if (text.slice(start - size, start) === mark && text.slice(end, end + size) === mark) {
    return { from: start - size, to: end + size, insert: inside, start: start - size, end: end - size };
  }
  return { from: start, to: end, insert: `${mark}${inside}${mark}`, start: start + size, end: end + size };
}

function linked({ text, start, end }: Selection): Edit {
  const inside = text.slice(start, end);
  const isAddress = /^https?:\/\/\S+$/.test(inside);
  const insert = isAddress ? `[](${inside})` : `[${inside}](https://)`;
  const at = isAddress ? start + 1 : start + inside.length + 3;
  return { from: start, to: end, insert, start: at, end: isAddress ? at : at + 'https://'.length };
}

function lined({ text, start, end }: Selection, marker: (line: number) => string): Edit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const after = text.indexOf('\n', end);
  const to = after < 0 ? text.length : after;
  const lines = text.slice(from, to).split('\n');
  const has = lines.every((line, i) => line.startsWith(marker(i)));
  const insert = lines
    .map((line, i) => (has ? line.slice(marker(i).length) : marker(i) + line.replace(MARKER, '')))
    .join('\n');
  const one = lines.length === 1 && start === end;
  return { from, to, insert, start: one ? from + insert.length : from, end: from + insert.length };
}

const ITEM = /^(\s*)([-*+]|\d+[.)])( \[[ xX]\])?( +)(.*)$/;

/** Enter in a list goes on with it; in an empty item it ends it. */
export function continued({ text, start, end }: Selection): Edit | undefined {
  if (start !== end) return undefined;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const item = ITEM.exec(text.slice(from, start));
  if (!item) return undefined;
  const [whole, indent = '', bullet = '', box, space = '', content = ''] = item;
  if (!content.trim()) return { from, to: from + whole.length, insert: '', start: from, end: from };
  const number = Number.parseInt(bullet, 10);
  const next = Number.isNaN(number) ? bullet : `${number + 1}${bullet.at(-1)}`;
  const insert = `\n${indent}${next}${box ? ' [ ]' : ''}${space}`;
  return { from: start, to: start, insert, start: start + insert.length, end: start + insert.length };
}

/** The text with the checklist's item that begins there ticked, or unticked. */
export function ticked(text: string, offset: number): string {
  const rest = text.slice(offset);
  const changed = rest.replace(
    /^(\s*(?:[-*+]|\d+[.)])\s+\[)([ xX])(\])/,
    (_all, open: string, mark: string, close: string) => open + (mark === ' ' ? 'x' : ' ') + close,
  );
  return text.slice(0, offset) + changed;
}
