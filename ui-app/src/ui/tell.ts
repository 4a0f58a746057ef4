import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { explain } from '@/lib/api/problem';

/** Says what did not work and why, in the server's words. */
export function tellError(title: string, error: unknown) {
  notifications.show({ color: 'red', title, message: explain(error), autoClose: 8000, withBorder: true });
}

export function tellDone(message: ReactNode) {
  notifications.show({ color: 'teal', message, autoClose: 3500, withBorder: true });
}
