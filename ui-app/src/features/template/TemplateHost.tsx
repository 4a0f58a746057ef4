import { Menu } from '@mantine/core';
import { useEffect } from 'react';
import type { Project } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { askForTemplate, useTemplateWish } from '@/lib/templates';
import { IconCopy, IconTemplate } from '@/ui/icons';
import { CopyDialog } from './CopyDialog';
import { SaveDialog } from './SaveDialog';

/** The dialogs that menus of tasks and projects ask for. */
export function TemplateHost() {
  const wish = useTemplateWish();
  const close = () => askForTemplate(null);
  useEffect(() => close, []);
  return (
    <>
      {wish?.kind === 'save' && <SaveDialog workspace={wish.workspaceId} from={wish} onClose={close} />}
      <CopyDialog project={wish?.kind === 'copy' ? wish.project : null} onClose={close} />
    </>
  );
}

/** A project's menu, as far as it is about templates. */
export function ProjectTemplateItems({ project }: { project: Project }) {
  if (project.role === 'viewer') return null;
  const { id, workspaceId, name } = project;
  return (
    <>
      <Menu.Item
        leftSection={<IconTemplate size={15} />}
        onClick={() => askForTemplate({ kind: 'save', workspaceId, source: { projectId: id }, name })}
      >
        {m.template.saveAs}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconCopy size={15} />}
        onClick={() => askForTemplate({ kind: 'copy', project })}
      >
        {m.template.duplicateProject}
      </Menu.Item>
    </>
  );
}
