import { ActionIcon, Badge, Menu, Text } from '@mantine/core';
import type { WorkspaceMember, WorkspaceRole } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { IconCrown, IconDoorExit, IconDots, IconUserMinus } from '@/ui/icons';
import { PersonAvatar } from '@/ui/PersonAvatar';
import classes from './members.module.css';
import { RoleSelect } from './RoleSelect';

type Props = {
  member: WorkspaceMember;
  mine: boolean;
  /** The roles one may give; empty where one may not change it. */
  roles: WorkspaceRole[];
  removable: boolean;
  /** Hands the workspace over to the member; absent where one can't. */
  onTransfer?: (() => void) | undefined;
  onRole: (role: WorkspaceRole) => void;
  onRemove: () => void;
};

export function MemberRow({ member, mine, roles, removable, onTransfer, onRole, onRemove }: Props) {
  const { person, role } = member;
  return (
    <li className={classes.row} aria-label={person.name}>
      <PersonAvatar person={person} size={34} aria-hidden />
      <div className={classes.who}>
        <Text size="sm" fw={600} truncate>
          {person.name}
          {mine && (
            <Badge component="span" size="xs" variant="light" color="gray" ml={8} tt="none">
              {m.members.you}
            </Badge>
          )}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {person.email}
        </Text>
      </div>
      <div className={classes.right}>
        {roles.length > 0 ? (
          <RoleSelect
            aria-label={m.members.role(person.name)}
            roles={roles}
            names={m.members.roles}
            texts={m.members.roleTexts}
            value={role}
            onChange={onRole}
            size="xs"
            w={104}
          />
        ) : (
          <Text size="sm" c="dimmed" className={classes.role} title={m.members.roleTexts[role]}>
            {m.members.roles[role]}
          </Text>
        )}
        {removable ? (
          <Menu position="bottom-end" shadow="md">
            <Menu.Target>
              <ActionIcon aria-label={m.members.actions(person.name)}>
                <IconDots size={17} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {onTransfer && (
                <Menu.Item leftSection={<IconCrown size={15} />} onClick={onTransfer}>
                  {m.members.transfer}
                </Menu.Item>
              )}
              <Menu.Item
                color="red"
                leftSection={mine ? <IconDoorExit size={15} /> : <IconUserMinus size={15} />}
                onClick={onRemove}
              >
                {mine ? m.members.leave : m.members.remove}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ) : (
          <span className={classes.noActions} />
        )}
      </div>
    </li>
  );
}
