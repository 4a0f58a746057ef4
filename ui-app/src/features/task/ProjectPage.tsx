import { Box } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { body } from '@/lib/api/client';
import { useMembers } from '@/lib/api/shared';
import { useApi } from '@/lib/context';
import type { ProjectId, TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { Page } from '@/ui/Page';
import { People } from '@/ui/PersonAvatar';
import { ErrorState, RowsSkeleton } from '@/ui/states';
import { TaskDrawer } from './TaskDrawer';
import { TaskList } from './TaskList';

type Props = { id: ProjectId; task: TaskId | undefined; onTask: (id: TaskId | undefined) => void };

export function ProjectPage({ id, task, onTask }: Props) {
  const api = useApi();
  const members = useMembers(id);
  const project = useQuery(
    queryOptions({
      queryKey: ['project', id],
      queryFn: ({ signal }) => body(api.GET('/projects/{p}', { params: { path: { p: id } }, signal })),
    }),
  );
  if (project.isPending)
    return (
      <Page title={m.common.loading}>
        <RowsSkeleton />
      </Page>
    );
  if (project.isError)
    return (
      <Page title={m.shell.projects}>
        <ErrorState error={project.error} onRetry={() => void project.refetch()} />
      </Page>
    );
  const { name, description, color, role } = project.data;
  return (
    <Page
      title={name}
      subtitle={description}
      badge={<Box w={12} h={12} bg={color ?? 'indigo.4'} style={{ borderRadius: 4, flex: 'none' }} />}
      actions={<People people={members.data?.map((each) => each.person) ?? []} max={5} />}
    >
      <TaskList
        scope={{ project: id }}
        projects={[project.data]}
        selected={task}
        onOpen={onTask}
        readOnly={role === 'viewer'}
      />
      <TaskDrawer id={task} onClose={() => onTask(undefined)} onOpen={onTask} />
    </Page>
  );
}
