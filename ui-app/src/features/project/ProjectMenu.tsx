import { ActionIcon, Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Project } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { IconArchive, IconDots, IconSettings, IconTrash, IconUpload, IconUsers } from '@/ui/icons';
import { MenuLink } from '@/ui/links';

type Props = {
  project: Project;
  /** Entries of other features. */
  children?: ReactNode;
};

/** Where the parts of a project are that are not its tasks. */
export function ProjectMenu({ project, children }: Props) {
  const params = { projectId: project.id };
  return (
    <Menu position="bottom-end" shadow="md" width={210}>
      <Menu.Target>
        <ActionIcon size={30} aria-label={m.projectSettings.menu}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <MenuLink to="/projects/$projectId/settings" params={params} leftSection={<IconSettings size={15} />}>
          {m.projectSettings.open}
        </MenuLink>
        <MenuLink
          to="/projects/$projectId/settings"
          params={params}
          search={{ tab: 'members' }}
          leftSection={<IconUsers size={15} />}
        >
          {m.projectSettings.tabs.members}
        </MenuLink>
        {project.role !== 'viewer' && (
          <MenuLink to="/projects/$projectId/import" params={params} leftSection={<IconUpload size={15} />}>
            {m.imports.open}
          </MenuLink>
        )}
        {children}
        <Menu.Divider />
        <MenuLink to="/projects/$projectId/archive" params={params} leftSection={<IconArchive size={15} />}>
          {m.shelf.archive}
        </MenuLink>
        <MenuLink to="/projects/$projectId/bin" params={params} leftSection={<IconTrash size={15} />}>
          {m.shelf.bin}
        </MenuLink>
      </Menu.Dropdown>
    </Menu>
  );
}
