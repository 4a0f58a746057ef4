import { Select, Text, type SelectProps } from '@mantine/core';

type Props<Role extends string> = Omit<SelectProps, 'data' | 'value' | 'onChange' | 'renderOption'> & {
  roles: readonly Role[];
  names: Record<Role, string>;
  texts: Record<Role, string>;
  value: Role;
  onChange: (role: Role) => void;
};

/** A role, each with what it allows. */
export function RoleSelect<Role extends string>({
  roles,
  names,
  texts,
  value,
  onChange,
  ...props
}: Props<Role>) {
  return (
    <Select
      data={roles.map((role) => ({ value: role, label: names[role] }))}
      value={value}
      onChange={(role) => role && role !== value && onChange(role as Role)}
      allowDeselect={false}
      checkIconPosition="right"
      comboboxProps={{ width: 260, position: 'bottom-end', shadow: 'md' }}
      renderOption={({ option }) => (
        <div>
          <Text size="sm">{option.label}</Text>
          <Text size="xs" c="dimmed">
            {texts[option.value as Role]}
          </Text>
        </div>
      )}
      {...props}
    />
  );
}
