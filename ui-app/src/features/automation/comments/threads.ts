import type { AutomationComment } from '@/lib/api/types';

/** The first comment and what was answered, in the order it was written. */
export type Thread = { first: AutomationComment; replies: AutomationComment[] };
export type Shown = 'open' | 'resolved' | 'all';

const isOpen = ({ first }: Thread) => first.resolvedAt === null;

export function threadsOf(remarks: readonly AutomationComment[]): Thread[] {
  const threads = new Map<string, Thread>();
  for (const remark of remarks) {
    if (remark.replyTo === null) threads.set(remark.id, { first: remark, replies: [] });
    else threads.get(remark.replyTo)?.replies.push(remark);
  }
  return [...threads.values()];
}

/** How many open threads each element has. */
export function counts(threads: readonly Thread[]) {
  const open = new Map<string, number>();
  for (const { first } of threads.filter(isOpen)) {
    if (first.element) open.set(first.element, (open.get(first.element) ?? 0) + 1);
  }
  return [...open].map(([elementId, open]) => ({ elementId, open }));
}

export const openOnes = (threads: readonly Thread[]) => threads.filter(isOpen).length;

type Groups = { here: Thread[]; elsewhere: Thread[]; gone: Thread[] };

/**
 * What is said of the chosen element, or of the diagram as a whole; of the others; and of those that are not drawn any more.
 * @param wanted the comment somebody came for: its thread is shown whatever its state
 */
export function grouped(
  threads: readonly Thread[],
  chosen: string | null,
  shown: Shown,
  isDrawn: (element: string) => boolean,
  wanted?: string,
): Groups {
  const groups: Groups = { here: [], elsewhere: [], gone: [] };
  for (const thread of threads) {
    const { element } = thread.first;
    const asked = thread.first.id === wanted || thread.replies.some(({ id }) => id === wanted);
    if (shown !== 'all' && isOpen(thread) !== (shown === 'open') && !asked) continue;
    if (element === chosen) groups.here.push(thread);
    else if (element !== null && !isDrawn(element)) groups.gone.push(thread);
    else groups.elsewhere.push(thread);
  }
  return groups;
}
