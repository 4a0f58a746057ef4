import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ElementTemplate } from '@taskloom/modeler';
import { useApi } from '@/lib/context';
import { body, type Api } from './client';

/** What automations are made of, as the server describes it; it changes with the server's version only. */
const staleTime = 600_000;

/** The connectors' and actions' forms for the modeler; one operation, one template. */
export const elementTemplates = (api: Api) =>
  queryOptions({
    queryKey: ['connectors', 'templates'],
    queryFn: async () => {
      const { items } = await body(api.GET('/connectors', {}));
      const templates = items.map(({ name: c }) =>
        body(api.GET('/connectors/{connector}/element-template', { params: { path: { connector: c } } })),
      );
      // The engine speaks the schema of element templates, which its OpenAPI document only knows as objects.
      return (await Promise.all(templates)).flat() as unknown as ElementTemplate[];
    },
    staleTime,
  });

export const triggerTypes = (api: Api) =>
  queryOptions({
    queryKey: ['trigger-types'],
    queryFn: async () => (await body(api.GET('/trigger-types', {}))).items,
    staleTime,
  });

export const useElementTemplates = () => useQuery(elementTemplates(useApi()));

/** Says a trigger within a sentence: "a task is created". One that is not known (any more) is told by its name. */
export function useTriggerWords(): (type: string) => string {
  const { data } = useQuery(triggerTypes(useApi()));
  return (type) => {
    const title =
      data?.find((each) => each.type === type)?.title ?? type.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ');
    return title.charAt(0).toLowerCase() + title.slice(1);
  };
}
