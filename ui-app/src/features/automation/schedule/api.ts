import { useQuery } from '@tanstack/react-query';
import type { Upcoming } from '@taskloom/modeler';
import { body, type Api } from '@/lib/api/client';
import { ApiError } from '@/lib/api/problem';
import type { Automation } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { AutomationId } from '@/lib/ids';

/** Its time passes: a firing changes nothing that is told live. */
const REFRESH_MS = 60_000;

/** When it starts by itself; asked only of one that can. */
export function useSchedules(automation: Automation) {
  const api = useApi();
  const { id, triggers, enabled, published, version } = automation;
  return useQuery({
    // What arms it, and what disarms it, makes another answer of it.
    queryKey: ['automations', 'schedules', id, published, enabled, version],
    enabled: enabled && triggers.some((trigger) => trigger.schedule),
    refetchInterval: REFRESH_MS,
    queryFn: async ({ signal }) => {
      const params = { path: { automation: id } };
      return (await body(api.GET('/automations/{automation}/schedules', { params, signal }))).items;
    },
  });
}

/** Counts the next times of a schedule that is being drawn, by the days on which its workspace works. */
export const counting =
  (api: Api, id: AutomationId): Upcoming =>
  async ({ cron, timeZone, days }) => {
    try {
      const { upcoming } = await body(
        api.POST('/automations/{automation}/schedules/preview', {
          params: { path: { automation: id } },
          body: { cron, timeZone, days },
        }),
      );
      return upcoming;
    } catch (error) {
      const said = error instanceof ApiError ? error.problem.errors?.[0]?.message : undefined;
      throw said === undefined ? error : new Error(said, { cause: error });
    }
  };
