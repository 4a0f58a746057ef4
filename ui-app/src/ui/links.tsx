import { Anchor, Button, Menu, type AnchorProps, type ButtonProps, type MenuItemProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type Link<Props> = Omit<Props, 'component'> &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof Props> & { ref?: Ref<HTMLAnchorElement> };

// Mantine's looks on the router's links, with typed addresses.
export const AnchorLink = createLink((props: Link<AnchorProps>) => <Anchor {...props} />);
export const ButtonLink = createLink((props: Link<ButtonProps>) => <Button component="a" {...props} />);
export const MenuLink = createLink((props: Link<MenuItemProps>) => <Menu.Item component="a" {...props} />);
