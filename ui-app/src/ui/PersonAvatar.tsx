import { Avatar, Tooltip, type AvatarProps } from '@mantine/core';
import type { Person } from '@/lib/api/types';
import { Portrait } from './Portrait';

export function PersonAvatar({
  person,
  size = 24,
  ...props
}: { person: Person; size?: number } & Omit<AvatarProps, 'name' | 'src' | 'size' | 'color'>) {
  return (
    <Tooltip label={person.name}>
      <Portrait size={size} name={person.name} pictureUrl={person.pictureUrl} {...props} />
    </Tooltip>
  );
}

export function People({ people, max = 3 }: { people: Person[]; max?: number }) {
  if (people.length === 0) return null;
  const shown = people.slice(0, max);
  return (
    <Avatar.Group spacing={4}>
      {shown.map((person) => (
        <PersonAvatar key={person.id} person={person} />
      ))}
      {people.length > max && (
        <Tooltip
          label={people
            .slice(max)
            .map((person) => person.name)
            .join(', ')}
        >
          <Avatar size={24}>+{people.length - max}</Avatar>
        </Tooltip>
      )}
    </Avatar.Group>
  );
}
