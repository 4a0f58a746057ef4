import { useSyncExternalStore } from 'react';
import type { Project, TemplateSource } from './api/types';
import type { WorkspaceId } from './ids';

/** What a menu of another feature can ask for; the dialogs stand in the shell. */
export type TemplateWish =
  | { kind: 'save'; workspaceId: WorkspaceId; source: TemplateSource; name: string }
  | { kind: 'copy'; project: Project };

let wish: TemplateWish | null = null;
const listeners = new Set<() => void>();

export function askForTemplate(next: TemplateWish | null) {
  wish = next;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useTemplateWish = () => useSyncExternalStore(subscribe, () => wish);
