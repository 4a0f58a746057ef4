import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { body, etagOf } from '@/lib/api/client';
import type { NewScenario, NewScenarioOfRun, Scenario, ScenarioPatch } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { AutomationId, RunId, ScenarioId } from '@/lib/ids';

/** Below what is heard of live: whoever has the automation open sees what others save. */
const keys = {
  all: (id: AutomationId) => ['automations', 'scenarios', id] as const,
  one: (id: AutomationId, scenario: ScenarioId) => ['automations', 'scenarios', id, scenario] as const,
};

export function useScenarios(id: AutomationId, enabled: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: keys.all(id),
    enabled,
    queryFn: async ({ signal }) => {
      const params = { path: { automation: id } };
      return (await body(api.GET('/automations/{automation}/scenarios', { params, signal }))).items;
    },
  });
}

/** With what it is given and answered. */
export function useScenario(id: AutomationId, scenario: ScenarioId | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: keys.one(id, scenario as ScenarioId),
    enabled: scenario !== undefined,
    queryFn: ({ signal }) => {
      const params = { path: { automation: id, scenario: scenario as ScenarioId } };
      return body(api.GET('/automations/{automation}/scenarios/{scenario}', { params, signal }));
    },
  });
}

export function useRunScenarios(id: AutomationId) {
  const api = useApi();
  return useMutation({
    mutationFn: () =>
      body(
        api.POST('/automations/{automation}/scenarios/run', {
          params: { path: { automation: id } },
          body: {},
        }),
      ),
  });
}

export function useScenarioCommands(id: AutomationId) {
  const api = useApi();
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: keys.all(id) });
  const params = ({ id: scenario, version }: Pick<Scenario, 'id' | 'version'>) => ({
    path: { automation: id, scenario },
    header: { 'If-Match': etagOf(version) },
  });
  return {
    create: useMutation({
      mutationFn: (scenario: NewScenario) =>
        body(
          api.POST('/automations/{automation}/scenarios', {
            params: { path: { automation: id } },
            body: scenario,
          }),
        ),
      onSettled,
    }),
    change: useMutation({
      mutationFn: ({ scenario, patch }: { scenario: Scenario; patch: ScenarioPatch }) =>
        body(
          api.PATCH('/automations/{automation}/scenarios/{scenario}', {
            params: params(scenario),
            body: patch,
          }),
        ),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: (scenario: Scenario) =>
        body(api.DELETE('/automations/{automation}/scenarios/{scenario}', { params: params(scenario) })),
      onSettled,
    }),
  };
}

export function useKeepRun(run: RunId) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: NewScenarioOfRun) =>
      body(api.POST('/runs/{run}/scenario', { params: { path: { run } }, body: wanted })),
    onSettled: () => client.invalidateQueries({ queryKey: ['automations', 'scenarios'] }),
  });
}
