import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import { m } from '@/lib/messages';

/**
 * Files that are dropped or pasted anywhere on the panel that this element is in.
 *
 * @param take null where none are wanted
 * @returns the panel while files are held over it
 */
export function useIncoming(within: RefObject<HTMLElement | null>, take: ((files: File[]) => void) | null) {
  const [over, setOver] = useState<HTMLElement | null>(null);
  const wanted = take !== null;
  const taken = useEffectEvent((files: File[]) => take?.(files));
  useEffect(() => {
    const panel = within.current?.closest<HTMLElement>('[data-task-panel]');
    if (!panel || !wanted) return;
    const stop = new AbortController();
    const on = <K extends keyof HTMLElementEventMap>(
      type: K,
      listener: (event: HTMLElementEventMap[K]) => void,
    ) => panel.addEventListener(type, listener, { signal: stop.signal });
    const enter = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(panel);
    };
    on('dragenter', enter);
    on('dragover', enter);
    on('dragleave', (event) => {
      if (!panel.contains(event.relatedTarget as Node | null)) setOver(null);
    });
    on('drop', (event) => {
      setOver(null);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      taken(files);
    });
    on('paste', (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      // From an office program a picture comes along with the text that is meant.
      if (files.length === 0 || event.clipboardData?.types.includes('text/plain')) return;
      event.preventDefault();
      taken(files.map(named));
    });
    return () => {
      stop.abort();
      setOver(null);
    };
  }, [within, wanted]);
  return over;
}

/** Browsers call every pasted picture the same. */
function named(file: File): File {
  if (!/^image\.\w+$/.test(file.name)) return file;
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  const time = [two(now.getHours()), two(now.getMinutes()), two(now.getSeconds())].join('.');
  const name = m.attachment.pasted(`${day} ${time}`) + file.name.slice('image'.length);
  return new File([file], name, { type: file.type });
}
