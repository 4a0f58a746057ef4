import { Alert, Badge, Button, Group, Select, Stack, Text } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { body, type Api } from '@/lib/api/client';
import { invalidateSoon, shared } from '@/lib/api/shared';
import type { Project, ProjectWorkFlow, TaskStatus, WorkFlowChoice } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { ProjectId } from '@/lib/ids';
import { useLiveEvents } from '@/lib/live/hooks';
import { m } from '@/lib/messages';
import { ErrorState, RowsSkeleton } from '@/ui/states';
import { tellDone, tellError } from '@/ui/tell';
import { Part } from './Part';

const BUILT_IN = 'built-in';

const workFlow = (api: Api, project: ProjectId) =>
  queryOptions({
    queryKey: ['project', project, 'work-flow'] as const,
    queryFn: ({ signal }) =>
      body(api.GET('/projects/{project}/work-flow', { params: { path: { project } }, signal })),
  });

/** Which process the tasks of the project follow. */
export function WorkFlow({ project }: { project: Project }) {
  const api = useApi();
  const client = useQueryClient();
  const path = { project: project.id };
  const owner = project.role === 'owner';
  const followed = useQuery(workFlow(api, project.id));
  const choices = useQuery({
    queryKey: ['project', project.id, 'work-flow', 'choices'],
    queryFn: async ({ signal }) =>
      (await body(api.GET('/projects/{project}/work-flow/choices', { params: { path }, signal }))).items,
    enabled: owner,
  });
  const refresh = () => {
    void client.invalidateQueries({ queryKey: shared.project(api, project.id).queryKey });
    void client.invalidateQueries({ queryKey: ['tasks'] });
  };
  const choose = useMutation({
    mutationFn: (choice: WorkFlowChoice) =>
      body(api.PUT('/projects/{project}/work-flow', { params: { path }, body: choice })),
    onSuccess: (now) => {
      client.setQueryData(workFlow(api, project.id).queryKey, now);
      tellDone(m.workFlow.chosen);
    },
    onError: (error) => tellError(m.workFlow.failed, error),
    onSettled: refresh,
  });
  const adopt = useMutation({
    mutationFn: () => body(api.POST('/projects/{project}/work-flow/adopt', { params: { path } })),
    onSuccess: ({ moved, left }) => tellDone(m.workFlow.adopted(moved, left)),
    onError: (error) => tellError(m.workFlow.failed, error),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: workFlow(api, project.id).queryKey });
      refresh();
    },
  });
  useLiveEvents((event) => {
    if (event.projectId === project.id && event.type === 'ProjectWorkFlowChanged') {
      invalidateSoon(client, workFlow(api, project.id).queryKey);
    }
  });
  return (
    <Part
      title={m.workFlow.title}
      text={m.workFlow.text}
      {...(owner ? {} : { note: m.projectSettings.readOnly })}
    >
      {followed.isPending ? (
        <RowsSkeleton rows={2} />
      ) : !followed.data ? (
        <ErrorState error={followed.error} onRetry={() => void followed.refetch()} />
      ) : (
        <Stack gap="md" maw={560}>
          <Select
            label={m.workFlow.choose}
            allowDeselect={false}
            readOnly={!owner}
            disabled={choose.isPending}
            value={followed.data.automation ?? BUILT_IN}
            data={options(followed.data, choices.data ?? [])}
            onChange={(value) =>
              value &&
              value !== (followed.data.automation ?? BUILT_IN) &&
              choose.mutate({
                automation: value === BUILT_IN ? null : (value as NonNullable<WorkFlowChoice['automation']>),
              })
            }
          />
          {owner && choices.data?.length === 0 && (
            <Text size="sm" c="dimmed">
              {m.workFlow.none}
            </Text>
          )}
          <Columns followed={followed.data} />
          {followed.data.elsewhere > 0 && (
            <Alert variant="light" color="yellow" title={m.workFlow.elsewhere(followed.data.elsewhere)}>
              <Text size="sm">{m.workFlow.elsewhereText}</Text>
              {owner && (
                <Button
                  size="xs"
                  mt="sm"
                  variant="default"
                  loading={adopt.isPending}
                  onClick={() => adopt.mutate()}
                >
                  {m.workFlow.adopt}
                </Button>
              )}
            </Alert>
          )}
        </Stack>
      )}
    </Part>
  );
}

function options(
  followed: ProjectWorkFlow,
  choices: { id: string; name: string; published: number | null }[],
) {
  const chosen =
    followed.automation && followed.name && followed.version
      ? [
          {
            value: followed.automation as string,
            label: m.workFlow.versionOf(followed.name, followed.version),
          },
        ]
      : [];
  return [
    { value: BUILT_IN, label: m.workFlow.builtIn },
    ...chosen,
    ...choices
      .filter(({ id }) => id !== followed.automation)
      .map(({ id, name }) => ({ value: id, label: name })),
  ];
}

function Columns({ followed }: { followed: ProjectWorkFlow }) {
  if (followed.columns.length === 0) return null;
  return (
    <Group gap={6} role="list" aria-label={m.workFlow.columns}>
      {[...followed.columns, ...followed.ends].map(({ id, name, status, end }) => (
        <Badge
          key={id}
          role="listitem"
          variant={end ? 'default' : 'light'}
          color={status === 'todo' ? 'gray' : 'indigo'}
          tt="none"
          radius="sm"
          size="lg"
          title={m.workFlow.statusOf(name, m.task.statuses[status as TaskStatus])}
        >
          {name}
        </Badge>
      ))}
    </Group>
  );
}
