import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { mountModeler, mountViewer } from '../../test/mount';

const followUp = readFileSync('test/follow-up.bpmn', 'utf8');

const badge = (container: HTMLElement, id: string) =>
  container.querySelector<HTMLButtonElement>(`.djs-overlays[data-container-id="${id}"] .tl-comments`);

describe('Comments on a diagram', () => {
  it('are counted on their elements, by name', async () => {
    const modeler = await mountModeler(followUp);

    modeler.showComments([
      { elementId: 'approve', open: 2 },
      { elementId: 'send-mail', open: 0 },
      { elementId: 'f1', open: 120 },
      { elementId: 'never-drawn', open: 1 },
    ]);

    expect(badge(modeler.container, 'approve')?.textContent).toBe('2');
    expect(badge(modeler.container, 'approve')?.getAttribute('aria-label')).toBe(
      '2 open comments on Look into it',
    );
    expect(badge(modeler.container, 'send-mail')).toBeNull();
    expect(badge(modeler.container, 'f1')?.textContent).toBe('99+');
  });

  it('are what is shown last; a badge that says the same stays', async () => {
    const modeler = await mountModeler(followUp);
    modeler.showComments([
      { elementId: 'approve', open: 1 },
      { elementId: 'send-mail', open: 1 },
    ]);
    const kept = badge(modeler.container, 'approve');

    modeler.showComments([{ elementId: 'approve', open: 1 }]);

    expect(badge(modeler.container, 'approve')).toBe(kept);
    expect(badge(modeler.container, 'send-mail')).toBeNull();
  });

  it('are there again after another import', async () => {
    const modeler = await mountModeler(followUp);
    modeler.showComments([{ elementId: 'approve', open: 1 }]);

    await modeler.importXml(followUp);

    expect(badge(modeler.container, 'approve')?.textContent).toBe('1');
  });

  it('come back with an element that was deleted', async () => {
    const modeler = await mountModeler(followUp);
    modeler.showComments([{ elementId: 'approve', open: 1 }]);

    modeler.focusElement('approve');
    modeler.container.querySelector<HTMLElement>('.djs-context-pad [data-action="delete"]')?.click();
    expect(badge(modeler.container, 'approve')).toBeNull();
    expect(modeler.describe('approve')).toBeNull();
    modeler.undo();

    expect(badge(modeler.container, 'approve')?.textContent).toBe('1');
    expect(modeler.describe('approve')).toEqual({
      id: 'approve',
      type: 'bpmn:UserTask',
      name: 'Look into it',
    });
  });

  it('are shown by the host when their badge is chosen', async () => {
    const onComments = vi.fn();
    const modeler = await mountModeler(followUp, { onComments });
    modeler.showComments([{ elementId: 'approve', open: 1 }]);

    badge(modeler.container, 'approve')?.click();

    expect(onComments).toHaveBeenCalledExactlyOnceWith('approve');
  });

  it('are there for those, too, who only look', async () => {
    const onComments = vi.fn();
    const viewer = await mountViewer(followUp, { onComments });

    viewer.showComments([{ elementId: 'approve', open: 3 }]);
    badge(viewer.container, 'approve')?.click();

    expect(badge(viewer.container, 'approve')?.textContent).toBe('3');
    expect(onComments).toHaveBeenCalledExactlyOnceWith('approve');
    expect(viewer.describe('approve')?.name).toBe('Look into it');
  });
});
