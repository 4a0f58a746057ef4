import { Modal } from '@mantine/core';
import type { Project } from '@/lib/api/types';
import type { ProjectId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { QuickAdd } from './QuickAdd';

type Props = {
  /** To begin with; null while closed. */
  text: string | null;
  projects: Project[];
  project?: ProjectId | undefined;
  onClose: () => void;
};

/** Quick add on any page. */
export function QuickAddDialog({ text, projects, project, onClose }: Props) {
  const writable = projects.some(({ id, role }) => id === project && role !== 'viewer');
  return (
    <Modal
      opened={text !== null}
      onClose={onClose}
      title={m.list.quickAddTitle}
      size={640}
      centered={false}
      yOffset="14dvh"
      closeButtonProps={{ 'aria-label': m.common.close }}
      styles={{ content: { overflow: 'visible' } }}
    >
      <QuickAdd
        initial={text ?? ''}
        projects={projects}
        {...(writable && project ? { project } : {})}
        autoFocus
        onAdded={onClose}
      />
    </Modal>
  );
}
