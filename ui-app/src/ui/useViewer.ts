import { useComputedColorScheme } from '@mantine/core';
import type { ElementTemplate } from '@taskloom/modeler';
import { createViewer, type ViewerHandle } from '@taskloom/modeler/viewer';
import '@taskloom/modeler/style.css';
import { useEffect, useEffectEvent, useRef, useState } from 'react';

type Shown = {
  bpmn: string;
  /** For the connectors' icons; nothing is shown before they are there. */
  templates: readonly ElementTemplate[] | undefined;
  onElementClick: (elementId: string | null) => void;
  onComments?: (elementId: string) => void;
};

/** Shows a diagram in the container that the returned ref is given to; `viewer` is null until it stands there. */
export function useViewer({ bpmn, templates, onElementClick, onComments }: Shown) {
  const container = useRef<HTMLDivElement>(null);
  const [viewer, setViewer] = useState<ViewerHandle | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const theme = useComputedColorScheme('light');
  const themed = useEffectEvent(() => theme);
  const clicked = useEffectEvent(onElementClick);
  const asked = useEffectEvent((elementId: string) => onComments?.(elementId));

  useEffect(() => {
    if (!container.current || !templates) return;
    let gone = false;
    const made = createViewer({
      container: container.current,
      bpmn,
      templates,
      theme: themed(),
      onElementClick: (id) => clicked(id),
      onComments: (id) => asked(id),
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

  return { container, viewer, failure };
}
