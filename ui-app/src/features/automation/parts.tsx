import { Badge } from '@mantine/core';
import type { Automation } from '@/lib/api/types';
import { m } from '@/lib/messages';

export function StatusBadges({ automation }: { automation: Automation }) {
  const { published, enabled, hasUnpublishedChanges } = automation;
  return (
    <>
      <Badge
        variant="light"
        radius="sm"
        tt="none"
        color={published === null ? 'gray' : enabled ? 'teal' : 'orange'}
      >
        {published === null ? m.automation.draft : enabled ? m.automation.live(published) : m.automation.off}
      </Badge>
      {published !== null && hasUnpublishedChanges && (
        <Badge variant="outline" color="gray" radius="sm" tt="none">
          {m.automation.unpublished}
        </Badge>
      )}
    </>
  );
}

/** "When a task is created and task.priority = "high"". */
export function triggersInWords({ triggers }: Automation) {
  if (triggers.length === 0) return m.automation.triggersNone;
  const told = triggers.map(({ type, condition }) => {
    const what = m.automation.triggers[type] ?? type;
    return condition ? `${what} ${m.automation.condition(condition.replace(/^=\s*/, ''))}` : what;
  });
  return `${m.automation.when} ${told.join('; ')}`;
}
