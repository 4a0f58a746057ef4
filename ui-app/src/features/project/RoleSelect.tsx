import { Select, Text } from '@mantine/core';
import type { ProjectRole } from '@/lib/api/types';
import { m } from '@/lib/messages';

const ROLES: ProjectRole[] = ['owner', 'member', 'viewer'];

type Props = { label: string; value: ProjectRole; onChange: (role: ProjectRole) => void };

/** A role in the project, each with what it allows. */
export function RoleSelect({ label, value, onChange }: Props) {
  return (
    <Select
      aria-label={label}
      data={ROLES.map((role) => ({ value: role, label: m.projectSettings.roles[role] }))}
      renderOption={({ option }) => (
        <span>
          <Text size="sm">{option.label}</Text>
          <Text size="xs" c="dimmed">
            {m.projectSettings.roleHelp[option.value as ProjectRole]}
          </Text>
        </span>
      )}
      value={value}
      allowDeselect={false}
      w={116}
      comboboxProps={{ width: 240, position: 'bottom-end', shadow: 'md' }}
      onChange={(role) => role && role !== value && onChange(role as ProjectRole)}
    />
  );
}
