import { Avatar, type AvatarProps } from '@mantine/core';
import { usePicture } from './usePicture';

type Props = { name: string; pictureUrl?: string | null | undefined; size?: number } & Omit<
  AvatarProps,
  'name' | 'src' | 'size' | 'color'
>;

/** Somebody's picture, or their initials. */
export function Portrait({ name, pictureUrl, size = 24, ...props }: Props) {
  const src = usePicture(pictureUrl);
  return <Avatar size={size} name={name} src={src} alt={name} color="initials" {...props} />;
}
