import type { Notification } from '@/lib/api/types';
import { m } from '@/lib/messages';

const nameless = {
  person: m.common.unknownPerson,
  import: m.common.unknownPerson,
  quiet_import: m.common.unknownPerson,
  run: m.common.automation,
  system: m.common.system,
};

export const who = ({ actor }: Notification) => actor.name ?? nameless[actor.kind];

/** "Uma User mentioned you: can you have a look?" */
export function whatHappened(notification: Notification): string {
  const name = who(notification);
  const said = did(notification)(name);
  return notification.excerpt ? m.inbox.says(said, notification.excerpt) : said;
}

function did({ kind, automation, commentId, projectId }: Notification) {
  switch (kind) {
    case 'mentioned':
      if (automation) return m.inbox.did.mentionedOnDiagram;
      return commentId ? m.inbox.did.mentioned : m.inbox.did.mentionedInText;
    case 'escalated':
      return () => m.inbox.did.escalated;
    case 'failed':
      return () => m.inbox.did.failed;
    case 'reminded':
      return () => m.inbox.did.reminded;
    case 'invited':
      return projectId ? m.inbox.did.invitedToProject : m.inbox.did.invitedToWorkspace;
    case 'asked':
    case 'assigned':
    case 'commented':
    case 'changed':
    case 'completed':
    case 'imported':
      return m.inbox.did[kind];
  }
}
