import { Skeleton } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { body } from '@/lib/api/client';
import { useApi } from '@/lib/context';
import type { AutomationId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { Page } from '@/ui/Page';
import { ErrorState, RowsSkeleton } from '@/ui/states';

const Comparison = lazy(() => import('./Comparison'));

/** Two versions of an automation, compared. */
export function ComparePage({ id, from, to }: { id: AutomationId; from: number; to: number }) {
  const api = useApi();
  const versions = useQueries({
    queries: [from, to].map((number) => ({
      queryKey: ['automations', 'version', id, number],
      // A version never changes.
      staleTime: Infinity,
      queryFn: () =>
        body(
          api.GET('/automations/{automation}/versions/{number}', {
            params: { path: { automation: id, number } },
          }),
        ),
    })),
  });
  const [one, other] = versions;
  const failed = versions.find(({ error }) => error);
  return (
    <Page title={m.compare.title(from, to)}>
      {failed ? (
        <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
      ) : one?.data?.bpmn && other?.data?.bpmn ? (
        <Suspense fallback={<Skeleton height={480} />}>
          <Comparison
            before={{
              label: m.automation.version(from),
              bpmn: one.data.bpmn,
              forms: one.data.forms ?? {},
              decisions: one.data.decisions ?? {},
            }}
            after={{
              label: m.automation.version(to),
              bpmn: other.data.bpmn,
              forms: other.data.forms ?? {},
              decisions: other.data.decisions ?? {},
            }}
          />
        </Suspense>
      ) : (
        <RowsSkeleton />
      )}
    </Page>
  );
}
