import { useState } from 'react';

const KEY = 'taskloom.draft.';
const KEPT = 50;

/** What is being written, kept in the browser so that a reload or a crash does not lose it; null when nothing is. */
export function useDraft(name: string) {
  const [draft, show] = useState(() => localStorage.getItem(KEY + name));
  const setDraft = (text: string | null) => {
    show(text);
    if (text === null) localStorage.removeItem(KEY + name);
    else keep(KEY + name, text);
  };
  return [draft, setDraft] as const;
}

function keep(key: string, text: string) {
  try {
    // The oldest make room: nobody comes back for the fifty-first.
    const known = Object.keys(localStorage).filter((each) => each.startsWith(KEY) && each !== key);
    if (known.length >= KEPT)
      known.slice(0, known.length - KEPT + 1).forEach((each) => localStorage.removeItem(each));
    localStorage.setItem(key, text);
  } catch {
    // Full, or forbidden by the browser: then a reload loses the draft, which is no reason to stop writing.
  }
}
