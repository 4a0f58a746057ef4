import { Badge } from '@mantine/core';
import { useTriggerWords } from '@/lib/api/catalog';
import type { Automation, Trigger } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { inWords } from './schedule/words';

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

/** What starts an automation: "When a task is created and task.priority = "high"". */
export function useTriggersInWords() {
  const words = useTriggerWords();
  return (triggers: Trigger[]) => {
    if (triggers.length === 0) return m.automation.byHand;
    const told = triggers.map(({ type, condition, schedule }) =>
      schedule
        ? `${words(type)} ${m.schedule.told(inWords(schedule.cron), schedule.timeZone)}`
        : condition
          ? `${words(type)} ${m.automation.condition(condition.replace(/^=\s*/, ''))}`
          : words(type),
    );
    return `${m.automation.when} ${told.join(m.automation.or)}`;
  };
}
