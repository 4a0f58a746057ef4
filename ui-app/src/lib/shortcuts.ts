import { useEffect, useEffectEvent } from 'react';

const SEQUENCE_MS = 900;

/** What a key does; `false` says that it has nothing to do here, and the browser may have it. */
type Action = () => void | boolean;
type Find = (keys: string) => Action | undefined;

const pages = new Set<Find>();
const fallbacks = new Set<Find>();
let before = '';
let at = 0;

const OFF = 'taskloom.shortcuts.off';

/** Single letters can be in the way of who speaks to the computer (WCAG 2.1.4): they can be turned off. */
export const letterShortcuts = {
  on: () => localStorage.getItem(OFF) === null,
  turn(on: boolean) {
    if (on) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, 'true');
  },
};

/**
 * Keys that work anywhere outside text fields, menus and dialogs: `?`, `n`, `Shift+ArrowDown`, `Mod+a` (Ctrl, or ⌘), or sequences such as
 * `g t`. A sequence that somebody listens to goes before a key alone that somebody else listens to.
 *
 * @param fallback for what surrounds every page: a page's own meaning of a key goes first
 */
export function useShortcuts(shortcuts: Record<string, Action>, { fallback = false } = {}) {
  const find = useEffectEvent((keys: string) => shortcuts[keys]);
  useEffect(() => {
    const own: Find = (keys) => find(keys);
    const among = fallback ? fallbacks : pages;
    if (pages.size + fallbacks.size === 0) document.addEventListener('keydown', onKey);
    among.add(own);
    return () => {
      among.delete(own);
      if (pages.size + fallbacks.size === 0) document.removeEventListener('keydown', onKey);
    };
  }, [fallback]);
}

function onKey(event: KeyboardEvent) {
  if (event.altKey || event.defaultPrevented || isTyping(event.target)) return;
  const key = nameOf(event);
  if (key.length === 1 && key !== ' ' && !letterShortcuts.on()) return;
  const follows = before !== '' && event.timeStamp - at < SEQUENCE_MS;
  const action = (follows ? find(`${before} ${key}`) : undefined) ?? find(key);
  before = key;
  at = event.timeStamp;
  if (action && action() !== false) event.preventDefault();
}

function find(keys: string) {
  for (const each of [...pages, ...fallbacks]) {
    const action = each(keys);
    if (action) return action;
  }
  return undefined;
}

function nameOf({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent) {
  if (ctrlKey || metaKey) return `Mod+${shiftKey ? 'Shift+' : ''}${key.toLowerCase()}`;
  return shiftKey && key.length > 1 ? `Shift+${key}` : key;
}

function isTyping(target: EventTarget | null) {
  return (
    target instanceof HTMLElement &&
    target.closest(
      'input:not([type=checkbox]), textarea, select, [contenteditable=true], [role=dialog], [role=menu], [role=listbox], .djs-container',
    ) !== null
  );
}
