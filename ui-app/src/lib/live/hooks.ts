import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { useServices } from '@/lib/context';
import type { LiveEvent } from '@/lib/api/types';

export function useLiveState() {
  const { live } = useServices();
  return useSyncExternalStore(live.onState, () => live.state);
}

export function useLiveEvents(onEvent: (event: LiveEvent) => void) {
  const { live } = useServices();
  const latest = useEffectEvent(onEvent);
  useEffect(() => live.onEvent((event) => latest(event)) as () => void, [live]);
}

/** Receives events of these topics while the component is shown. */
export function useTopics(topics: string[]) {
  const { live } = useServices();
  const key = [...new Set(topics)].sort().join('\n');
  useEffect(() => {
    const stops = key
      .split('\n')
      .filter(Boolean)
      .map((topic) => live.watch(topic));
    return () => stops.forEach((stop) => stop());
  }, [live, key]);
}

export const projectTopic = (id: string) => `/topic/projects/${id}`;
export const workspaceTopic = (id: string) => `/topic/workspaces/${id}`;
