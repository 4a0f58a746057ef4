import { Menu, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useMe } from '@/lib/api/shared';
import { useServices } from '@/lib/context';
import { m } from '@/lib/messages';
import { IconCheck, IconDeviceDesktop, IconLogout, IconMoon, IconSettings, IconSun } from '@/ui/icons';
import { MenuLink } from '@/ui/links';
import { Portrait } from '@/ui/Portrait';
import classes from './shell.module.css';

const schemes = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon };

export function AccountMenu() {
  const { data: me } = useMe();
  const { session } = useServices();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end" width={230} shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes.account}>
          {/* Initials are a picture here: nobody calls the button by them. */}
          <Portrait size={30} name={me?.name ?? ''} pictureUrl={me?.pictureUrl} alt="" aria-hidden />
          <span className="tl-visually-hidden">{m.shell.account}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text fw={600} size="sm" c="var(--mantine-color-text)" truncate>
            {me?.name}
          </Text>
          <Text size="xs" truncate>
            {me?.email}
          </Text>
        </Menu.Label>
        <MenuLink to="/settings" leftSection={<IconSettings size={16} />}>
          {m.shell.settings}
        </MenuLink>
        <Menu.Divider />
        <Menu.Label>{m.shell.theme}</Menu.Label>
        {Object.entries(schemes).map(([scheme, Icon]) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={colorScheme === scheme}
            leftSection={<Icon size={16} />}
            rightSection={colorScheme === scheme ? <IconCheck size={15} /> : null}
            onClick={() => setColorScheme(scheme as keyof typeof schemes)}
            closeMenuOnClick={false}
          >
            {m.shell[scheme as keyof typeof schemes]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void session.signOut()}>
          {m.shell.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
