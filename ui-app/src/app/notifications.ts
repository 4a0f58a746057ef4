import { useNavigate } from '@tanstack/react-router';
import type { Notification } from '@/lib/api/types';
import { chooseWorkspace } from '@/lib/workspace';

/** Where a notification leads: its task and comment, in the inbox; a diagram's comment; failed runs; else the place one was let into. */
export function useGoToNotification() {
  const navigate = useNavigate();
  return ({ kind, task, automation, commentId, projectId, workspaceId }: Notification, tab?: 'all') => {
    if (task) {
      const search = {
        ...(tab ? { tab } : {}),
        task: task.id,
        ...(commentId ? { comment: commentId } : {}),
      };
      void navigate({ to: '/inbox', search });
    } else if (automation) {
      void navigate({
        to: '/automations/$automationId',
        params: { automationId: automation.id },
        search:
          kind === 'failed' ? { tab: 'runs', state: ['failed'] } : commentId ? { comment: commentId } : {},
      });
    } else {
      chooseWorkspace(workspaceId);
      void (projectId
        ? navigate({ to: '/projects/$projectId', params: { projectId } })
        : navigate({ to: '/my-tasks' }));
    }
  };
}
