import { describe, expect, it, vi } from 'vitest';
import { mountModeler } from '../../test/mount';

describe('The canvas', () => {
  it('opens the list of keys with a question mark, which nobody else then hears', async () => {
    const heard = vi.fn();
    const { container } = await mountModeler('');
    document.body.addEventListener('keydown', heard, { once: true });

    container
      .querySelector('.djs-container svg')
      ?.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }));

    expect(container.querySelector('dialog')?.open).toBe(true);
    expect(heard).not.toHaveBeenCalled();
  });

  it('shows its zoom, and leads to search, map and keys', async () => {
    const { container } = await mountModeler('');

    const names = [...container.querySelectorAll('.tl-zoom button')].map((button) =>
      button.getAttribute('aria-label'),
    );

    expect(names).toEqual([
      'Search the elements (Ctrl F)',
      'Zoom out',
      'Original size',
      'Zoom in',
      'Show everything',
      'Map',
      'Keys (?)',
    ]);
  });

  it('hands a file that is let go over it to its host', async () => {
    const onFile = vi.fn();
    const { container } = await mountModeler('', { onFile });
    const file = new File(['<x/>'], 'other.bpmn');
    const drop = Object.assign(new Event('drop', { bubbles: true, cancelable: true }), {
      dataTransfer: { types: ['Files'], files: [file] },
    });

    container.querySelector('.djs-container')?.dispatchEvent(drop);

    expect(onFile).toHaveBeenCalledWith(file);
    expect(drop.defaultPrevented).toBe(true);
  });
});
