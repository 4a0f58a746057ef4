import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { body, etagOf } from '@/lib/api/client';
import type { ApplyTemplate, NewTemplate, Template, TemplatePatch, TemplateSummary } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { ProjectId, TemplateId, WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { tellError } from '@/ui/tell';

const keys = {
  list: (workspace: WorkspaceId) => ['workspace', workspace, 'templates'],
  one: (workspace: WorkspaceId, id: TemplateId) => ['workspace', workspace, 'templates', id],
};

export function useTemplates(workspace: WorkspaceId) {
  const api = useApi();
  return useQuery({
    queryKey: keys.list(workspace),
    queryFn: async ({ signal }) =>
      (await body(api.GET('/templates', { params: { query: { workspace } }, signal })))
        .items as TemplateSummary[],
  });
}

export function useTemplate(summary: TemplateSummary) {
  const api = useApi();
  return useQuery({
    queryKey: keys.one(summary.workspaceId, summary.id),
    queryFn: async ({ signal }) =>
      (await body(
        api.GET('/templates/{template}', { params: { path: { template: summary.id } }, signal }),
      )) as Template,
  });
}

export function useCreateTemplate() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (template: NewTemplate) => body(api.POST('/templates', { body: template })),
    onSuccess: (_made, { workspaceId }) => client.invalidateQueries({ queryKey: keys.list(workspaceId) }),
    onError: (error) => tellError(m.template.saveFailed, error),
  });
}

export function useChangeTemplate() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ template, patch }: { template: Template; patch: TemplatePatch }) => {
      const params = { path: { template: template.id }, header: { 'If-Match': etagOf(template.version) } };
      return body(api.PATCH('/templates/{template}', { params, body: patch }));
    },
    onError: (error) => tellError(m.template.saveFailed, error),
    onSettled: (_changed, _error, { template }) =>
      client.invalidateQueries({ queryKey: keys.list(template.workspaceId) }),
  });
}

export function useDeleteTemplate() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: TemplateSummary) =>
      body(api.DELETE('/templates/{template}', { params: { path: { template: id } } })),
    onError: (error) => tellError(m.template.deleteFailed, error),
    onSettled: (_none, _error, { workspaceId }) =>
      client.invalidateQueries({ queryKey: keys.list(workspaceId) }),
  });
}

/** Its dialog says what was refused. */
export function useApplyTemplate(template: TemplateSummary) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (use: ApplyTemplate) =>
      body(
        api.POST('/templates/{template}/apply', { params: { path: { template: template.id } }, body: use }),
      ),
    onSuccess: ({ project, task }) => {
      if (project)
        void client.invalidateQueries({ queryKey: ['workspace', template.workspaceId, 'projects'] });
      if (task) {
        void client.invalidateQueries({ queryKey: ['tasks'] });
        void client.invalidateQueries({ queryKey: ['project', task.projectId, 'tags'] });
      }
    },
  });
}

export function useDuplicateProject() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, name, anchor }: { id: ProjectId; name: string; anchor: string }) =>
      body(
        api.POST('/projects/{project}/duplicate', {
          params: { path: { project: id } },
          body: { name, ...(anchor ? { anchor } : {}) },
        }),
      ),
    onSuccess: ({ workspaceId }) =>
      client.invalidateQueries({ queryKey: ['workspace', workspaceId, 'projects'] }),
    onError: (error) => tellError(m.template.duplicateFailed, error),
  });
}
