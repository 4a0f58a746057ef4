import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './project.module.css';

type Props = { title: string; text?: ReactNode; note?: string; danger?: boolean; children: ReactNode };

/** A part of the settings with its heading. */
export function Part({ title, text, note, danger = false, children }: Props) {
  return (
    <section className={classes.part} data-danger={danger || undefined} aria-label={title}>
      <Title order={2}>{title}</Title>
      {text && (
        <Text size="sm" c="dimmed" mt={2}>
          {text}
        </Text>
      )}
      {note && (
        <Text size="sm" className={classes.note} mt="sm" role="note">
          {note}
        </Text>
      )}
      <div className={classes.content}>{children}</div>
    </section>
  );
}
