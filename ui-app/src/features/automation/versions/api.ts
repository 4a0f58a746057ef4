import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { body } from '@/lib/api/client';
import type { NewRunMigration as AnyNewRunMigration } from '@/lib/api/schema';
import type { NewRunMigration, RunMigration } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { AutomationId } from '@/lib/ids';

const AT_WORK_MS = 1000;

const keys = {
  waiting: (id: AutomationId) => ['automations', 'waiting', id] as const,
  plan: (id: AutomationId, from: number, to?: number) => ['automations', 'plan', id, from, to] as const,
  scenarios: (id: AutomationId, number: number) => ['automations', 'scenarios', id, 'of', number] as const,
  migrations: (id: AutomationId) => ['automations', 'migrations', id] as const,
};

/** Per version, what runs that have not ended wait for. */
export function useWaiting(id: AutomationId) {
  const api = useApi();
  return useQuery({
    queryKey: keys.waiting(id),
    queryFn: async ({ signal }) =>
      (
        await body(
          api.GET('/automations/{automation}/waiting', { params: { path: { automation: id } }, signal }),
        )
      ).items,
  });
}

export function useMigrationPlan(id: AutomationId, from: number, to: number) {
  const api = useApi();
  return useQuery({
    queryKey: keys.plan(id, from, to),
    queryFn: ({ signal }) =>
      body(
        api.GET('/automations/{automation}/migrate', {
          params: { path: { automation: id }, query: { from, to } },
          signal,
        }),
      ),
    staleTime: 0,
  });
}

/** Looks again each second while one is at work. */
export function useMigrations(id: AutomationId) {
  const api = useApi();
  return useQuery({
    queryKey: keys.migrations(id),
    queryFn: async ({ signal }) =>
      (
        await body(
          api.GET('/automations/{automation}/migrations', {
            params: { path: { automation: id }, query: { limit: 20 } },
            signal,
          }),
        )
      ).items,
    refetchInterval: (query) =>
      query.state.data?.some((each) => each.endedAt === null) ? AT_WORK_MS : false,
  });
}

/** Those that stayed, with why. */
export function useMigration(id: AutomationId, migration: RunMigration['id'], enabled: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: [...keys.migrations(id), migration],
    enabled,
    queryFn: ({ signal }) =>
      body(
        api.GET('/automations/{automation}/migrations/{migration}', {
          params: { path: { automation: id, migration } },
          signal,
        }),
      ),
  });
}

/** What was seen of a version before it was published. */
export function useVersionScenarios(id: AutomationId, number: number) {
  const api = useApi();
  return useQuery({
    queryKey: keys.scenarios(id, number),
    queryFn: ({ signal }) =>
      body(
        api.GET('/automations/{automation}/versions/{number}/scenarios', {
          params: { path: { automation: id, number } },
          signal,
        }),
      ),
  });
}

export function useMigrate(id: AutomationId) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: NewRunMigration) =>
      body(
        api.POST('/automations/{automation}/migrate', {
          params: { path: { automation: id } },
          body: request as AnyNewRunMigration,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.migrations(id) }),
  });
}

export function useRollBack(id: AutomationId) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (version: number) =>
      body(
        api.POST('/automations/{automation}/rollback', {
          params: { path: { automation: id } },
          body: { version },
        }),
      ),
    onSuccess: () =>
      client.invalidateQueries({
        queryKey: ['automations'],
        predicate: ({ queryKey }) => queryKey[1] !== 'draft',
      }),
  });
}
