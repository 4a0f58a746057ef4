import { Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useProjects } from '@/lib/api/shared';
import { m } from '@/lib/messages';
import { useWorkspace } from '@/lib/workspace';
import { ErrorState } from '@/ui/states';
import classes from './inbox.module.css';
import { NotificationLevel } from './NotificationLevel';

/** How much of each project of the workspace I am told. */
export function LevelsDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const projects = useProjects(useWorkspace()?.id);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={m.inbox.levelsTitle}
      size="lg"
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      <Text size="sm" c="dimmed" mb="md">
        {m.inbox.levelsText}
      </Text>
      {projects.isError && <ErrorState error={projects.error} onRetry={() => void projects.refetch()} />}
      {projects.isPending && <Skeleton height={36} />}
      {projects.data?.length === 0 && <Text size="sm">{m.inbox.levelsNone}</Text>}
      <Stack gap="sm" component="ul" className={classes.levels}>
        {projects.data?.map(({ id, name, color }) => (
          <li key={id} className={classes.level}>
            <span className={classes.levelName}>
              <span
                className={classes.dot}
                style={{ background: color ?? 'var(--mantine-color-indigo-4)' }}
                aria-hidden
              />
              <Text span size="sm" fw={550} truncate>
                {name}
              </Text>
            </span>
            <NotificationLevel project={id} name={name} />
          </li>
        ))}
      </Stack>
    </Modal>
  );
}
