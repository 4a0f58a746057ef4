import type { RefObject } from 'react';
import type { Task } from '@/lib/api/types';
import { useShortcuts } from '@/lib/shortcuts';
import type { BulkField } from './BulkBar';
import { selection } from './selection';
import type { EditField } from './TaskRow';

type Props = {
  container: RefObject<HTMLElement | null>;
  shown: Task[];
  readOnly: boolean;
  onToggle: (task: Task) => void;
  onEdit: (task: Task, field: EditField | null) => void;
  onBulk: (field: BulkField) => void;
};

/** The list by keys; they speak of the row with the focus, or of what is selected. */
export function useListKeys({ container, shown, readOnly, onToggle, onEdit, onBulk }: Props) {
  const rowOf = (element: Element | null) => {
    const row = element?.closest<HTMLElement>('[data-task]');
    return row && container.current?.contains(row) ? row : null;
  };
  const current = () => {
    const id = rowOf(document.activeElement)?.dataset['task'];
    return shown.find((task) => task.id === id);
  };
  const move = (step: number, extend = false) => {
    const list = container.current;
    const active = document.activeElement;
    if (!list || !(active === document.body || active?.id === 'main' || list.contains(active))) return false;
    const rows = [...list.querySelectorAll<HTMLElement>('[data-task]')];
    const at = rows.indexOf(rowOf(active) as HTMLElement);
    const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step];
    if (!next) return at >= 0;
    const from = current();
    next.querySelector<HTMLElement>('[data-row]')?.focus();
    next.scrollIntoView({ block: 'nearest' });
    const to = current();
    if (extend && to) selection.extend(to, shown, from);
    return true;
  };
  const across = (step: number) => {
    const row = rowOf(document.activeElement);
    if (!row) return false;
    const stops = [...row.querySelectorAll<HTMLElement>('input, button')].filter(
      (each) => getComputedStyle(each).display !== 'none',
    );
    stops[stops.indexOf(document.activeElement as HTMLElement) + step]?.focus();
    return true;
  };
  const onCurrent = (act: (task: Task) => void) => () => {
    const task = current();
    if (!task) return false;
    act(task);
    return true;
  };
  /** Changes what is selected; without a selection, the row itself. */
  const change = (field: Exclude<EditField, 'title'>) => () => {
    if (selection.now().size > 0) return void onBulk(field);
    return onCurrent((task) => onEdit(task, field))();
  };
  const changeMany = (field: BulkField) => () => {
    const task = current();
    if (selection.now().size === 0 && task) selection.toggle(task);
    if (selection.now().size === 0) return false;
    onBulk(field);
    return true;
  };
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    ArrowRight: () => across(1),
    ArrowLeft: () => across(-1),
    ...(readOnly
      ? {}
      : {
          'Shift+ArrowDown': () => move(1, true),
          'Shift+ArrowUp': () => move(-1, true),
          ' ': () => (document.activeElement?.matches('[data-row]') ? onCurrent(onToggle)() : false),
          x: onCurrent(selection.toggle),
          e: onCurrent((task) => onEdit(task, 'title')),
          s: change('status'),
          p: change('priority'),
          d: change('due'),
          a: change('assignees'),
          t: change('tags'),
          m: changeMany('move'),
          Delete: changeMany('delete'),
          'Mod+a': () => {
            if (shown.length === 0) return false;
            selection.all(shown);
            return true;
          },
          Escape: () => {
            if (selection.now().size === 0) return false;
            selection.clear();
            return true;
          },
        }),
  });
}
