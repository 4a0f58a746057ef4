import { afterEach, expect, test, vi } from 'vitest';
import { emptyDecision } from './dmn';
import { drawDecision, type DecisionDrawing } from './drawDecision';

let drawing: DecisionDrawing | undefined;
afterEach(() => {
  drawing?.destroy();
  document.body.replaceChildren();
});

test('a table is shown, changed, and taken back', async () => {
  const container = document.body.appendChild(document.createElement('div'));
  const onChange = vi.fn();
  drawing = await drawDecision('level', { container, content: emptyDecision('level', 'Level'), onChange });
  await vi.waitFor(() => expect(container.querySelectorAll('tbody tr')).toHaveLength(1));
  expect(drawing.parts).toEqual([{ id: 'level', name: 'Level' }]);

  container.querySelector<HTMLElement>('tfoot td.add-rule-add')?.click();
  await vi.waitFor(() => expect(onChange).toHaveBeenCalled());
  const [dmn, steps] = onChange.mock.lastCall as [string, object];
  expect(dmn.match(/<rule /g)).toHaveLength(2);
  expect(steps).toEqual({ canUndo: true, canRedo: false });

  drawing.undo();
  await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(2));
  expect(onChange.mock.lastCall?.[1]).toEqual({ canUndo: false, canRedo: true });

  await drawing.replace(dmn);
  await vi.waitFor(() => expect(container.querySelectorAll('tbody tr')).toHaveLength(2));
  expect(onChange).toHaveBeenCalledTimes(2);
});

test('a column that is added has no type, as those of a new decision', async () => {
  const container = document.body.appendChild(document.createElement('div'));
  const onChange = vi.fn();
  drawing = await drawDecision('level', { container, content: emptyDecision('level', 'Level'), onChange });
  await vi.waitFor(() => expect(container.querySelector('.add-input')).not.toBeNull());

  container.querySelector<HTMLElement>('.add-input')?.click();
  await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(1));
  container.querySelector<HTMLElement>('.add-output')?.click();
  await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(2));

  const [dmn] = onChange.mock.lastCall as [string];
  expect(dmn.match(/<(input|output) /g)).toHaveLength(4);
  expect(dmn).not.toContain('typeRef');
});
