import { useEffect, useMemo } from 'react';
import type { CommentCount, ElementInfo } from '@taskloom/modeler';
import type { AutomationId } from '@/lib/ids';
import { useRemarks } from './api';
import { counts, openOnes, threadsOf } from './threads';

type Diagram = {
  showComments: (counts: readonly CommentCount[]) => void;
  describe: (id: string) => ElementInfo | null;
};

/** What is said about an automation, counted on its diagram as soon as that is drawn. */
export function useThreads(id: AutomationId, diagram: Diagram | null) {
  const { remarks, ...query } = useRemarks(id);
  const threads = useMemo(() => threadsOf(remarks), [remarks]);
  useEffect(() => void diagram?.showComments(counts(threads)), [diagram, threads]);
  const nameOf = (element: string) => {
    const drawn = diagram?.describe(element);
    return drawn ? (drawn.name ?? element) : undefined;
  };
  return { threads, query, open: openOnes(threads), nameOf };
}
