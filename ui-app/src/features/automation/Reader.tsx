import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useElementTemplates } from '@/lib/api/catalog';
import type { Automation } from '@/lib/api/types';
import type { RemarkId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { IconMessage } from '@/ui/icons';
import { ErrorState } from '@/ui/states';
import { useViewer } from '@/ui/useViewer';
import classes from './automation.module.css';
import { CommentsPanel } from './comments/CommentsPanel';
import { useThreads } from './comments/useThreads';

type Props = {
  automation: Automation;
  bpmn: string;
  /** Somebody came for this one. */
  comment: RemarkId | undefined;
};

/** The draft for those who may not change it: to look at, and to say something about. */
export default function Reader({ automation, bpmn, comment }: Props) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [withComments, setWithComments] = useState(
    () => comment !== undefined || matchMedia('(min-width: 62em)').matches,
  );
  const { data: templates } = useElementTemplates();
  const { container, viewer, failure } = useViewer({
    bpmn,
    templates,
    onElementClick: setChosen,
    onComments: (element) => {
      setChosen(element);
      setWithComments(true);
    },
  });
  const { threads, query, open, nameOf } = useThreads(automation.id, viewer);
  useEffect(() => viewer?.select(chosen), [viewer, chosen]);

  if (failure) return <ErrorState error={failure} />;
  return (
    <>
      <div className={classes.toolbar}>
        <span className={classes.saved} role="status">
          {m.automation.readOnly}
        </span>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconMessage size={15} />}
          aria-pressed={withComments}
          onClick={() => setWithComments(!withComments)}
        >
          {m.automationComments.open(open)}
        </Button>
      </div>
      <div className={classes.work}>
        <div ref={container} className={classes.canvas} role="region" aria-label={m.automation.canvas} />
        {withComments && (
          <CommentsPanel
            automation={automation}
            threads={threads}
            query={query}
            chosen={chosen}
            nameOf={nameOf}
            onChoose={setChosen}
            lookedFor={comment}
            onClose={() => setWithComments(false)}
          />
        )}
      </div>
    </>
  );
}
