import { useEffect, useEffectEvent } from 'react';

const SEQUENCE_MS = 900;

/**
 * Keys that work anywhere outside text fields and dialogs: `?`, `n`, or sequences such as `g t`.
 */
export function useShortcuts(shortcuts: Record<string, () => void>) {
  const act = useEffectEvent((keys: string) => {
    const action = shortcuts[keys];
    action?.();
    return action !== undefined;
  });
  useEffect(() => {
    let before = '';
    let at = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target))
        return;
      const sequence = before && event.timeStamp - at < SEQUENCE_MS ? `${before} ${event.key}` : event.key;
      if (act(sequence) || (sequence !== event.key && act(event.key))) event.preventDefault();
      before = event.key;
      at = event.timeStamp;
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function isTyping(target: EventTarget | null) {
  return (
    target instanceof HTMLElement &&
    target.closest(
      'input:not([type=checkbox]), textarea, select, [contenteditable=true], [role=dialog], .djs-container',
    ) !== null
  );
}
