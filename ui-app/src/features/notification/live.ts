import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { invalidateSoon, useMe } from '@/lib/api/shared';
import { useLiveEvents, useTopics } from '@/lib/live/hooks';
import { OWN_TOPIC } from '@/lib/live/live';
import { keys, useUnread } from './api';

/** Reads the inbox again when something new is in it. Who was let in somewhere sees that place at once, too. */
export function useLiveInbox() {
  const client = useQueryClient();
  const { data: me } = useMe();
  const { items } = useUnread();
  const arrived = useRef(new Set<string>());
  useTopics([OWN_TOPIC]);
  useLiveEvents(({ type, subject, workspaceId }) => {
    if (type !== 'NotificationAdded') return;
    arrived.current.add(subject.id);
    invalidateSoon(client, keys.all);
    if (me && !me.workspaces.some(({ id }) => id === workspaceId)) invalidateSoon(client, ['me']);
  });
  useEffect(() => {
    for (const { id, kind, workspaceId } of items)
      if (arrived.current.delete(id) && kind === 'invited')
        void client.invalidateQueries({ queryKey: ['workspace', workspaceId, 'projects'] });
  }, [client, items]);
}
