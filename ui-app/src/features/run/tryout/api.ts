import { useMutation, useQuery } from '@tanstack/react-query';
import { body, type Api } from '@/lib/api/client';
import type { Automation, NewTryOut, NewTryOutAnswer, Run } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { AutomationId } from '@/lib/ids';

/** The draft as it is saved; read anew when a newer one is. */
export function useSavedDraft({ id, draftVersion }: Automation) {
  const api = useApi();
  return useQuery({
    queryKey: ['runs', 'tryout', id, 'draft', draftVersion],
    queryFn: ({ signal }) =>
      body(api.GET('/automations/{automation}/draft', { params: { path: { automation: id } }, signal })),
  });
}

export function useTryOut(id: AutomationId) {
  const api = useApi();
  return useMutation({
    mutationFn: (plan: NewTryOut) =>
      body(api.POST('/automations/{automation}/try', { params: { path: { automation: id } }, body: plan })),
  });
}

/** The latest runs, to try the draft out with what they were given and answered. */
export function useRecorded(id: AutomationId) {
  const api = useApi();
  return useQuery({
    queryKey: ['runs', 'tryout', id, 'recorded'],
    queryFn: async ({ signal }) => {
      const params = { path: { automation: id }, query: { limit: 20 } };
      return (await body(api.GET('/automations/{automation}/runs', { params, signal }))).items;
    },
  });
}

export type Recorded = { variables: Record<string, unknown>; answers: NewTryOutAnswer[] };

/** What a run was given, and what its steps brought, in the order in which they ended. */
export async function readRecorded(api: Api, run: Run): Promise<Recorded> {
  const params = { path: { run: run.id }, query: { limit: 200 } };
  const { items } = await body(api.GET('/runs/{run}/steps', { params }));
  const start = items.find(({ elementType }) => elementType.startsWith('start'));
  return {
    variables: start?.output ?? {},
    answers: items
      .filter(
        ({ state, elementType }) =>
          state === 'completed' && (/^(service|send|user)Task$/.test(elementType) || isWait(elementType)),
      )
      .sort((one, other) => (one.endedAt ?? '').localeCompare(other.endedAt ?? ''))
      .map(({ elementId, elementType, output }) => ({
        element: elementId,
        output:
          elementType === 'userTask'
            ? (output ?? {})
            : isWait(elementType)
              ? came(output ?? {})
              : (output?.['result'] ?? output ?? {}),
      })),
  };
}

const isWait = (elementType: string) => /^receiveTask$|Message(Catch)?$/.test(elementType);

/** What came: the value of the one variable that it became. */
function came({ callbacks: _, ...output }: Record<string, unknown>): unknown {
  const values = Object.values(output);
  return values.length === 1 ? values[0] : output;
}
