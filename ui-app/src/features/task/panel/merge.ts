import { diff3Merge, diffComm } from 'node-diff3';

export type Line = { kind: 'same' | 'added' | 'removed'; text: string };

const lines = (text: string | null) => (text ?? '').split('\n');

/** How one text became the other, line by line. */
export function lineDiff(before: string | null, after: string | null): Line[] {
  return diffComm(lines(before), lines(after)).flatMap((part): Line[] =>
    part.common
      ? part.common.map((text) => ({ kind: 'same', text }))
      : [
          ...(part.buffer1 ?? []).map((text): Line => ({ kind: 'removed', text })),
          ...(part.buffer2 ?? []).map((text): Line => ({ kind: 'added', text })),
        ],
  );
}

/**
 * Both people's changes of a text in one; where they meet in the same lines, both stand one after the other and `clashes` counts it.
 */
export function merged(mine: string | null, base: string | null, theirs: string | null) {
  let clashes = 0;
  const text = diff3Merge(lines(mine), lines(base), lines(theirs), { excludeFalseConflicts: true })
    .flatMap((part) => {
      if (part.ok) return part.ok;
      clashes++;
      return [...(part.conflict?.b ?? []), ...(part.conflict?.a ?? [])];
    })
    .join('\n');
  return { text, clashes };
}
