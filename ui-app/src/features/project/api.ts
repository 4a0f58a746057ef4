import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { body, etagOf } from '@/lib/api/client';
import { isStatus, type ApiError } from '@/lib/api/problem';
import { invalidateSoon, shared } from '@/lib/api/shared';
import type {
  CustomField,
  CustomFieldPatch,
  Invitation,
  Neighbour,
  NewCustomField,
  NewSection,
  NewTag,
  Project,
  ProjectPatch,
  ProjectRole,
  Section,
  SectionPatch,
  SetReminderRules,
  Tag,
  TagPatch,
} from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { FieldId, PersonId, ProjectId, SectionId, TagId, WorkspaceId } from '@/lib/ids';
import { projectTopic, useLiveEvents, useTopics } from '@/lib/live/hooks';
import { m } from '@/lib/messages';
import { tellDone, tellError } from '@/ui/tell';
import { clashes, patchOf, type Edits } from './draft';

const invitationsKey = (project: ProjectId) => ['project', project, 'invitations'] as const;
// Tasks show the names and colours of what is changed here.
const TASKS = ['tasks'] as const;

/** Keeps the settings current while others change them as well. */
export function useLiveSettings(project: ProjectId) {
  const client = useQueryClient();
  useTopics([projectTopic(project)]);
  useLiveEvents((event) => {
    if (event.projectId !== project) return;
    if (event.type.startsWith('Invitation')) invalidateSoon(client, invitationsKey(project));
  });
}

const currentOf = <State>(error: unknown) =>
  isStatus(error, 412) ? ((error as ApiError).problem['current'] as State | undefined) : undefined;

/** The fields that the server names in its refusal, each with its reason. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!isStatus(error, 400)) return {};
  const errors = (error as ApiError).problem.errors ?? [];
  return Object.fromEntries(errors.map(({ field, message }) => [field, message]));
}

// The project itself

export function useChangeProject(id: ProjectId) {
  const api = useApi();
  const client = useQueryClient();
  const remember = (project: Project) => client.setQueryData(shared.project(api, id).queryKey, project);
  return useMutation({
    mutationFn: ({ project, edits }: { project: Project; edits: Edits }) => {
      const send = (version: number) => {
        const params = { path: { project: id }, header: { 'If-Match': etagOf(version) } };
        return body(
          api.PATCH('/projects/{project}', { params, body: patchOf(edits) satisfies ProjectPatch }),
        );
      };
      return send(project.version).catch((error: unknown) => {
        const current = currentOf<Project>(error);
        // Somebody changed other fields only: both changes can stand.
        return current && clashes(edits, current).length === 0
          ? send(current.version)
          : Promise.reject(error);
      });
    },
    onSuccess: (project) => {
      remember(project);
      void client.invalidateQueries({ queryKey: shared.projects(api, project.workspaceId).queryKey });
    },
    onError: (error) => {
      const current = currentOf<Project>(error);
      // The form shows what clashes once it knows how things stand.
      if (current) remember(current);
      else if (!isStatus(error, 400)) tellError(m.projectSettings.saveFailed, error);
    },
  });
}

export function useDeleteProject() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: Project) =>
      body(
        api.DELETE('/projects/{project}', {
          params: { path: { project: id }, header: { 'If-Match': etagOf(version) } },
        }),
      ),
    onSuccess: (_none, { workspaceId, name }) => {
      tellDone(m.projectSettings.deleteDone(name));
      void client.invalidateQueries({ queryKey: shared.projects(api, workspaceId).queryKey });
      void client.invalidateQueries({ queryKey: TASKS });
    },
    onError: (error, { id }) => {
      tellError(m.projectSettings.deleteFailed, error);
      void client.invalidateQueries({ queryKey: shared.project(api, id).queryKey });
    },
  });
}

// Sections

export function useSectionCommands(project: ProjectId) {
  const api = useApi();
  const client = useQueryClient();
  const { queryKey } = shared.sections(api, project);
  const change = (how: (all: Section[]) => Section[]) =>
    client.setQueryData<Section[]>(queryKey, (all) => all && how(all));
  const path = (s: SectionId) => ({ project, section: s });
  // One after the other, as they were made.
  const scope = { id: `sections-${project}` };
  const onError = (error: unknown) => {
    if (isStatus(error, 412)) tellError(m.projectSettings.outrun, error);
    else tellError(m.projectSettings.sectionFailed, error);
  };
  const onSettled = () => {
    void client.invalidateQueries({ queryKey });
    void client.invalidateQueries({ queryKey: TASKS });
  };
  return {
    add: useMutation({
      mutationFn: (section: NewSection) =>
        body(api.POST('/projects/{project}/sections', { params: { path: { project } }, body: section })),
      onSuccess: (made) => change((all) => [...all.filter(({ id }) => id !== made.id), made]),
      onError: (error) => !isStatus(error, 400) && onError(error),
      onSettled,
    }),
    change: useMutation({
      scope,
      mutationFn: ({ section, patch }: { section: Section; patch: SectionPatch }) => {
        // One's own change just before may have made it a newer one.
        const seen = client.getQueryData<Section[]>(queryKey)?.find(({ id }) => id === section.id) ?? section;
        const params = { path: path(section.id), header: { 'If-Match': etagOf(seen.version) } };
        return body(api.PATCH('/projects/{project}/sections/{section}', { params, body: patch }));
      },
      onMutate: ({ section, patch }) =>
        change((all) => all.map((each) => (each.id === section.id ? { ...each, ...patch } : each))),
      onSuccess: (made) => change((all) => all.map((each) => (each.id === made.id ? made : each))),
      onError,
      onSettled,
    }),
    move: useMutation({
      scope,
      mutationFn: ({ id, place }: { id: SectionId; place: Neighbour<SectionId> }) =>
        body(
          api.POST('/projects/{project}/sections/{section}/move', {
            params: { path: path(id) },
            body: place,
          }),
        ),
      onMutate: async ({ id, place }) => {
        await client.cancelQueries({ queryKey });
        change((all) => placed(all, id, place));
      },
      onSuccess: (made) => change((all) => all.map((each) => (each.id === made.id ? made : each))),
      onError,
      onSettled,
    }),
    remove: useMutation({
      mutationFn: (id: SectionId) =>
        body(api.DELETE('/projects/{project}/sections/{section}', { params: { path: path(id) } })),
      onSuccess: (_none, id) => change((all) => all.filter((each) => each.id !== id)),
      onError,
      onSettled,
    }),
  };
}

/** The same with one of them beside another. */
export function placed<Each extends { id: string }>(
  all: Each[],
  id: Each['id'],
  { before, after }: Neighbour<Each['id']>,
): Each[] {
  const moved = all.find((each) => each.id === id);
  if (!moved) return all;
  const rest = all.filter((each) => each.id !== id);
  const at = rest.findIndex((each) => each.id === (after ?? before));
  return rest.toSpliced(at < 0 ? rest.length : after ? at + 1 : at, 0, moved);
}

// Custom fields

export function useFieldCommands(project: ProjectId) {
  const api = useApi();
  const client = useQueryClient();
  const { queryKey } = shared.fields(api, project);
  const change = (how: (all: CustomField[]) => CustomField[]) =>
    client.setQueryData<CustomField[]>(queryKey, (all) => all && how(all));
  const path = (field: FieldId) => ({ project, field });
  // One after the other, as they were made.
  const scope = { id: `fields-${project}` };
  // What is wrong with a part of it is said at its input.
  const onError = (error: unknown) => {
    if (isStatus(error, 412)) tellError(m.projectSettings.outrun, error);
    else if (!isStatus(error, 400)) tellError(m.field.failed, error);
  };
  const put = (made: CustomField) => change((all) => all.map((each) => (each.id === made.id ? made : each)));
  const onSettled = () => {
    void client.invalidateQueries({ queryKey });
    void client.invalidateQueries({ queryKey: TASKS });
  };
  return {
    add: useMutation({
      mutationFn: (field: NewCustomField) =>
        body(api.POST('/projects/{project}/fields', { params: { path: { project } }, body: field })),
      onSuccess: (made) => change((all) => [...all.filter(({ id }) => id !== made.id), made]),
      onError,
      onSettled,
    }),
    change: useMutation({
      scope,
      mutationFn: ({ field, patch }: { field: CustomField; patch: CustomFieldPatch }) => {
        const params = { path: path(field.id), header: { 'If-Match': etagOf(field.version) } };
        return body(api.PATCH('/projects/{project}/fields/{field}', { params, body: patch }));
      },
      onSuccess: put,
      onError,
      onSettled,
    }),
    move: useMutation({
      scope,
      mutationFn: ({ id, place }: { id: FieldId; place: Neighbour<FieldId> }) =>
        body(
          api.POST('/projects/{project}/fields/{field}/move', { params: { path: path(id) }, body: place }),
        ),
      onMutate: async ({ id, place }) => {
        await client.cancelQueries({ queryKey });
        change((all) => placed(all, id, place));
      },
      onSuccess: put,
      onError,
      onSettled,
    }),
    remove: useMutation({
      mutationFn: (id: FieldId) =>
        body(api.DELETE('/projects/{project}/fields/{field}', { params: { path: path(id) } })),
      onSuccess: (_none, id) => change((all) => all.filter((each) => each.id !== id)),
      onError,
      onSettled,
    }),
  };
}

// Tags

export function useTagCommands(project: ProjectId) {
  const api = useApi();
  const client = useQueryClient();
  const { queryKey } = shared.tags(api, project);
  const change = (how: (all: Tag[]) => Tag[]) =>
    client.setQueryData<Tag[]>(queryKey, (all) => all && how(all));
  const onSettled = () => {
    void client.invalidateQueries({ queryKey });
    void client.invalidateQueries({ queryKey: TASKS });
  };
  // What is wrong with a name is said at its field.
  const onError = (error: unknown) =>
    !isStatus(error, 400) && !isTagTaken(error) && tellError(m.projectSettings.tagFailed, error);
  return {
    add: useMutation({
      mutationFn: (tag: NewTag) =>
        body(api.POST('/projects/{project}/tags', { params: { path: { project } }, body: tag })),
      onSuccess: (made) =>
        change((all) =>
          [...all.filter(({ id }) => id !== made.id), made].sort((a, b) => a.name.localeCompare(b.name)),
        ),
      onError,
      onSettled,
    }),
    change: useMutation({
      mutationFn: ({ id, patch }: { id: TagId; patch: TagPatch }) =>
        body(
          api.PATCH('/projects/{project}/tags/{tag}', {
            params: { path: { project, tag: id } },
            body: patch,
          }),
        ),
      onSuccess: (made) => change((all) => all.map((each) => (each.id === made.id ? made : each))),
      onError,
      onSettled,
    }),
    remove: useMutation({
      mutationFn: (id: TagId) =>
        body(api.DELETE('/projects/{project}/tags/{tag}', { params: { path: { project, tag: id } } })),
      onSuccess: (_none, id) => change((all) => all.filter((each) => each.id !== id)),
      onError: (error) => tellError(m.projectSettings.tagFailed, error),
      onSettled,
    }),
  };
}

export const isTagTaken = (error: unknown) =>
  isStatus(error, 409) && typeof (error as ApiError).problem['name'] === 'string';

/** What to say at the field of a tag's name. */
export function tagNameError(error: unknown): string | null {
  if (isTagTaken(error)) return m.projectSettings.tagExists;
  const fields = fieldErrors(error);
  return fields['name'] ?? fields['color'] ?? null;
}

// Members

export function useWorkspaceMembers(workspace: WorkspaceId, enabled: boolean) {
  const api = useApi();
  return useQuery(
    queryOptions({
      queryKey: ['workspace', workspace, 'members', 'everybody'],
      queryFn: async ({ signal }) => {
        const params = { path: { workspace } };
        return (await body(api.GET('/workspaces/{workspace}/members', { params, signal }))).items;
      },
      enabled,
      staleTime: 60_000,
    }),
  );
}

export function useMemberCommands(project: Project) {
  const api = useApi();
  const client = useQueryClient();
  // One's own role may be what has changed.
  const onSettled = () => client.invalidateQueries({ queryKey: shared.project(api, project.id).queryKey });
  const path = (person: PersonId) => ({ project: project.id, person });
  return {
    put: useMutation({
      mutationFn: ({ person, role }: { person: PersonId; role: ProjectRole }) =>
        body(
          api.PUT('/projects/{project}/members/{person}', { params: { path: path(person) }, body: { role } }),
        ),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: ({ person, heir }: { person: PersonId; heir: PersonId | null }) =>
        body(
          api.DELETE('/projects/{project}/members/{person}', {
            params: { path: path(person), query: heir ? { tasksTo: heir } : {} },
          }),
        ),
      onSettled,
    }),
  };
}

export function useInvitations(project: ProjectId, enabled: boolean) {
  const api = useApi();
  return useQuery(
    queryOptions({
      queryKey: invitationsKey(project),
      queryFn: async ({ signal }) =>
        (await body(api.GET('/projects/{project}/invitations', { params: { path: { project } }, signal })))
          .items,
      enabled,
    }),
  );
}

export function useInvitationCommands(project: ProjectId) {
  const api = useApi();
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: invitationsKey(project) });
  const onError = (error: unknown) => tellError(m.projectSettings.invitationFailed, error);
  const path = ({ workspaceId, id }: Invitation) => ({ workspace: workspaceId, invitation: id });
  return {
    invite: useMutation({
      mutationFn: (invitation: { email: string; projectRole: ProjectRole }) =>
        body(
          api.POST('/projects/{project}/invitations', { params: { path: { project } }, body: invitation }),
        ),
      onSettled: async () => {
        await onSettled();
        await client.invalidateQueries({ queryKey: shared.members(api, project).queryKey });
      },
    }),
    resend: useMutation({
      mutationFn: (invitation: Invitation) =>
        body(
          api.POST('/workspaces/{workspace}/invitations/{invitation}/resend', {
            params: { path: path(invitation) },
          }),
        ),
      onSuccess: ({ email }) => tellDone(m.projectSettings.resent(email)),
      onError,
      onSettled,
    }),
    withdraw: useMutation({
      mutationFn: (invitation: Invitation) =>
        body(
          api.DELETE('/workspaces/{workspace}/invitations/{invitation}', {
            params: { path: path(invitation) },
          }),
        ),
      onError,
      onSettled,
    }),
  };
}

export function useReminderRules(project: ProjectId) {
  const api = useApi();
  return useQuery({
    queryKey: ['project', project, 'reminder-rules'],
    queryFn: ({ signal }) =>
      body(api.GET('/projects/{project}/reminder-rules', { params: { path: { project } }, signal })),
  });
}

export function useSaveReminderRules(project: ProjectId) {
  const api = useApi();
  const client = useQueryClient();
  const queryKey = ['project', project, 'reminder-rules'];
  return useMutation({
    mutationFn: ({ version, wish }: { version: number; wish: SetReminderRules }) =>
      body(
        api.PUT('/projects/{project}/reminder-rules', {
          params: { path: { project }, header: { 'If-Match': etagOf(version) } },
          body: wish,
        }),
      ),
    onSuccess: (rules) => {
      client.setQueryData(queryKey, rules);
      tellDone(m.reminderRules.saved);
    },
    onError: (error) => {
      tellError(m.reminderRules.failed, error);
      void client.invalidateQueries({ queryKey });
    },
  });
}
