import type { Person } from '@/lib/api/types';
import type { Edit } from './format';

const BEFORE_CARET = /(^|[\s([{])@([\p{L}\p{N}._-]{0,30})$/u;

/** The name that is being typed after an @ before the caret, and where the @ stands. */
export function mentionAt(text: string, caret: number): { from: number; query: string } | undefined {
  const found = BEFORE_CARET.exec(text.slice(0, caret));
  if (!found) return undefined;
  const query = found[2] ?? '';
  return { from: caret - query.length - 1, query };
}

/** Those whose name has a word that begins so; the beginning of the whole name first. */
export function matching(people: readonly Person[], query: string, max = 6): Person[] {
  const wanted = plain(query);
  const rank = ({ name }: Person) =>
    plain(name).startsWith(wanted)
      ? 0
      : plain(name)
            .split(/[\s.-]+/)
            .some((word) => word.startsWith(wanted))
        ? 1
        : 2;
  return people
    .map((person) => ({ person, rank: rank(person) }))
    .filter((each) => each.rank < 2)
    .sort((a, b) => a.rank - b.rank || a.person.name.localeCompare(b.person.name))
    .slice(0, max)
    .map((each) => each.person);
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export function mentioned(person: Person, from: number, caret: number): Edit {
  const insert = `[@${person.name.replace(/[[\]\\]/g, '\\$&')}](mention:${person.id}) `;
  return { from, to: caret, insert, start: from + insert.length, end: from + insert.length };
}
