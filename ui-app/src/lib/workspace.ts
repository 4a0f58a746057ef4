import { useSyncExternalStore } from 'react';
import { useMe } from './api/shared';
import type { WorkspaceId } from './ids';

const KEY = 'taskloom.workspace';
const listeners = new Set<() => void>();

export function chooseWorkspace(id: WorkspaceId) {
  localStorage.setItem(KEY, id);
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The workspace last chosen here, if the person still belongs to it, else their first. */
export function useWorkspace() {
  const chosen = useSyncExternalStore(subscribe, () => localStorage.getItem(KEY));
  const { data: me } = useMe();
  return me?.workspaces.find((each) => each.id === chosen) ?? me?.workspaces[0];
}
