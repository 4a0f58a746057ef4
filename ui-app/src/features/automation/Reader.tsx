import { Button, useComputedColorScheme } from '@mantine/core';
import { createViewer, type ViewerHandle } from '@taskloom/modeler/viewer';
import '@taskloom/modeler/style.css';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useElementTemplates } from '@/lib/api/catalog';
import type { Automation } from '@/lib/api/types';
import type { RemarkId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { IconMessage } from '@/ui/icons';
import { ErrorState } from '@/ui/states';
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
  const canvas = useRef<HTMLDivElement>(null);
  const [viewer, setViewer] = useState<ViewerHandle | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [withComments, setWithComments] = useState(
    () => comment !== undefined || matchMedia('(min-width: 62em)').matches,
  );
  const theme = useComputedColorScheme('light');
  const themed = useEffectEvent(() => theme);
  const { data: templates } = useElementTemplates();
  const { threads, query, open, nameOf } = useThreads(automation.id, viewer);

  useEffect(() => {
    if (!canvas.current || !templates) return;
    let gone = false;
    const made = createViewer({
      container: canvas.current,
      bpmn,
      templates,
      theme: themed(),
      onElementClick: setChosen,
      onComments: (element) => {
        setChosen(element);
        setWithComments(true);
      },
    });
    made.ready.then(
      () => !gone && setViewer(made),
      (error: unknown) => !gone && setFailure(error),
    );
    return () => {
      gone = true;
      setViewer(null);
      made.destroy();
    };
  }, [bpmn, templates]);
  useEffect(() => viewer?.setTheme(theme), [viewer, theme]);
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
        <div ref={canvas} className={classes.canvas} role="region" aria-label={m.automation.canvas} />
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
