import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { graphics, mountViewer } from '../../test/mount';

const followUp = readFileSync('test/follow-up.bpmn', 'utf8');

const chip = (container: HTMLElement, id: string) =>
  container.querySelector(`.djs-overlays[data-container-id="${id}"] .tl-chip`)?.textContent;

const classes = (container: HTMLElement, id: string) =>
  [...graphics(container, id).classList].filter((name) => name.startsWith('tl-heat-'));

describe('A heat map on its diagram', () => {
  it('colours elements and says why', async () => {
    const { container, showHeat } = await mountViewer(followUp);

    showHeat([
      { elementId: 'send-mail', level: 5, text: '120' },
      { elementId: 'wait', level: 1, text: '3' },
      { elementId: 'long-gone', level: 2, text: '7' },
    ]);

    expect(classes(container, 'send-mail')).toEqual(['tl-heat-5']);
    expect(classes(container, 'wait')).toEqual(['tl-heat-1']);
    expect(classes(container, 'call-hook')).toEqual([]);
    expect(chip(container, 'send-mail')).toBe('120');
    expect(chip(container, 'wait')).toBe('3');
  });

  it('is replaced, and taken off again', async () => {
    const { container, showHeat } = await mountViewer(followUp);
    showHeat([{ elementId: 'send-mail', level: 5, text: '120' }]);

    showHeat([{ elementId: 'send-mail', level: 2, text: '1.3 s' }]);

    expect(classes(container, 'send-mail')).toEqual(['tl-heat-2']);
    expect(chip(container, 'send-mail')).toBe('1.3 s');

    showHeat([]);

    expect(container.querySelector('[class*="tl-heat-"], .tl-chip')).toBeNull();
  });

  it('is shown although it comes before the diagram, and after another document', async () => {
    const { container, showHeat, importXml } = await mountViewer(followUp);

    const imported = importXml(followUp);
    showHeat([{ elementId: 'wait', level: 3, text: '9' }]);
    await imported;

    expect(classes(container, 'wait')).toEqual(['tl-heat-3']);
  });
});
