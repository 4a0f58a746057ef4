import { Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ComponentType, ReactNode } from 'react';
import { useMe } from '@/lib/api/shared';
import { m } from '@/lib/messages';
import classes from './letter.module.css';

/** Where a mailed link leads. It stands alone: whoever comes may belong nowhere yet. */
export function Letter({ children }: { children: ReactNode }) {
  const { data: me } = useMe();
  return <LetterFrame foot={me && m.common.signedInAs(me.name, me.email)}>{children}</LetterFrame>;
}

/** The same for who is not signed in. */
export function LetterFrame({ children, foot }: { children: ReactNode; foot?: ReactNode }) {
  return (
    <main className={classes.page}>
      <div className={classes.brand}>
        <img src="/icon.svg" width={28} height={28} alt="" />
        <span>Taskloom</span>
      </div>
      <div className={classes.card}>{children}</div>
      <Text size="xs" c="dimmed" ta="center" mih={18} className={classes.foot}>
        {foot}
      </Text>
    </main>
  );
}

export function LetterSkeleton() {
  return (
    <Stack role="status" aria-label={m.common.loading}>
      <Skeleton height={14} width="50%" />
      <Skeleton height={26} width="80%" />
      <Skeleton height={44} />
    </Stack>
  );
}

/** What it is about. */
export function LetterTitle({ children }: { children: ReactNode }) {
  return (
    <Title order={1} className={classes.name}>
      {children}
    </Title>
  );
}

type NoteProps = {
  icon: ComponentType<{ size?: number; stroke?: number }>;
  title: string;
  text: string;
  action: ReactNode;
};

/** What became of it, where there is nothing to answer. */
export function LetterNote({ icon: Icon, title, text, action }: NoteProps) {
  return (
    <Stack align="center" gap={6} role="status">
      <span className={classes.noteIcon} aria-hidden>
        <Icon size={26} stroke={1.7} />
      </span>
      <Title order={1} ta="center">
        {title}
      </Title>
      <Text c="dimmed" size="sm" ta="center">
        {text}
      </Text>
      <Group mt="lg" justify="center">
        {action}
      </Group>
    </Stack>
  );
}
