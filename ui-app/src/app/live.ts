import { useQueryClient } from '@tanstack/react-query';
import { invalidateSoon } from '@/lib/api/shared';
import { useLiveEvents } from '@/lib/live/hooks';

/** Keeps what tasks are sorted and found by current: projects, who is in them, sections, tags and saved filters. */
export function useLiveCatalogue() {
  const client = useQueryClient();
  useLiveEvents(({ type, projectId, workspaceId, subject }) => {
    if (type.startsWith('Project')) {
      invalidateSoon(client, ['workspace', workspaceId, 'projects']);
      // With its members, and one's own role among them.
      invalidateSoon(client, ['project', projectId ?? subject.id]);
    }
    if (type.startsWith('Filter')) invalidateSoon(client, ['workspace', workspaceId, 'filters']);
    if (type.startsWith('Template')) invalidateSoon(client, ['workspace', workspaceId, 'templates']);
    if (projectId === null) return;
    if (type.startsWith('Section')) invalidateSoon(client, ['project', projectId, 'sections']);
    if (type.startsWith('CustomField')) {
      invalidateSoon(client, ['project', projectId, 'fields']);
      // Tasks carry the names of their fields with them.
      invalidateSoon(client, ['tasks']);
    }
    if (type.startsWith('Tag')) {
      invalidateSoon(client, ['project', projectId, 'tags']);
      // Tasks carry their tags with them.
      invalidateSoon(client, ['tasks', 'list']);
    }
  });
}
