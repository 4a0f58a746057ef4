import { Menu, Text, UnstyledButton } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMe } from '@/lib/api/shared';
import { m } from '@/lib/messages';
import { chooseWorkspace, useWorkspace } from '@/lib/workspace';
import {
  IconCalendarTime,
  IconCheck,
  IconChevronDown,
  IconGauge,
  IconPlus,
  IconShieldCheck,
  IconUsers,
} from '@/ui/icons';
import { MenuLink } from '@/ui/links';
import classes from './shell.module.css';

export function WorkspaceMenu({ onCreate }: { onCreate: () => void }) {
  const { data: me } = useMe();
  const current = useWorkspace();
  const navigate = useNavigate();
  return (
    <Menu position="bottom-start" width={236} shadow="md">
      <Menu.Target>
        <UnstyledButton
          className={classes.workspace}
          aria-label={`${m.shell.workspace}: ${current?.name ?? ''}`}
        >
          <img src="/icon.svg" width={22} height={22} alt="" />
          <Text span inherit truncate>
            {current?.name ?? 'Taskloom'}
          </Text>
          <IconChevronDown size={15} style={{ flex: 'none', marginLeft: 'auto' }} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {me?.workspaces.map((each) => (
          <Menu.Item
            key={each.id}
            rightSection={each.id === current?.id ? <IconCheck size={15} /> : null}
            onClick={() => {
              chooseWorkspace(each.id);
              void navigate({ to: '/my-tasks' });
            }}
          >
            {each.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {current && (
          <MenuLink
            to="/workspaces/$workspaceId/members"
            params={{ workspaceId: current.id }}
            leftSection={<IconUsers size={15} />}
          >
            {m.members.menu}
          </MenuLink>
        )}
        {current && (
          <MenuLink
            to="/workspaces/$workspaceId/calendar"
            params={{ workspaceId: current.id }}
            leftSection={<IconCalendarTime size={15} />}
          >
            {m.workHours.menu}
          </MenuLink>
        )}
        {current && current.role !== 'member' && (
          <MenuLink
            to="/workspaces/$workspaceId/usage"
            params={{ workspaceId: current.id }}
            leftSection={<IconGauge size={15} />}
          >
            {m.usage.menu}
          </MenuLink>
        )}
        {current && current.role !== 'member' && (
          <MenuLink
            to="/workspaces/$workspaceId/audit"
            params={{ workspaceId: current.id }}
            leftSection={<IconShieldCheck size={15} />}
          >
            {m.audit.menu}
          </MenuLink>
        )}
        <Menu.Item leftSection={<IconPlus size={15} />} onClick={onCreate}>
          {m.shell.newWorkspace}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
