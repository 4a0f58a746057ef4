import { afterEach, expect, test, vi } from 'vitest';
import { drawForm, type FormDrawing } from './drawForm';
import type { Schema } from './schema';

// The panel asks whether its headers are in view, which jsdom cannot tell.
vi.stubGlobal(
  'IntersectionObserver',
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
);

let drawing: FormDrawing | undefined;
afterEach(() => {
  drawing?.destroy();
  document.body.replaceChildren();
});

const purchase: Schema = {
  type: 'default',
  id: 'purchase',
  components: [{ type: 'number', id: 'amount', key: 'amount', label: 'Amount' }],
};

async function draw(schema: Schema) {
  const container = document.body.appendChild(document.createElement('div'));
  const onChange = vi.fn();
  drawing = await drawForm({ container, content: schema, onChange });
  await vi.waitFor(() => expect(container.querySelector('.fjs-palette-field')).not.toBeNull());
  return { container, drawing, onChange };
}
const entries = (container: Element) =>
  [...container.querySelectorAll('[data-entry-id]')].map((entry) => entry.getAttribute('data-entry-id'));

test('the palette offers what the server takes, and nothing else', async () => {
  const { container } = await draw(purchase);

  expect(
    [...container.querySelectorAll('.fjs-palette-field')]
      .map((each) => each.getAttribute('data-field-type'))
      .sort(),
  ).toEqual([
    'button',
    'checkbox',
    'checklist',
    'datetime',
    'group',
    'number',
    'radio',
    'select',
    'separator',
    'spacer',
    'taglist',
    'text',
    'textarea',
    'textfield',
  ]);
});

test('a component is added by a click, and taken back', async () => {
  const { container, drawing: made, onChange } = await draw(purchase);

  container
    .querySelector('.fjs-palette-field[data-field-type="textfield"]')
    ?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));

  await vi.waitFor(() => expect(onChange).toHaveBeenCalled());
  const [drawn, steps] = onChange.mock.lastCall as [{ id: string; components: { type: string }[] }, object];
  expect(drawn.id).toBe('purchase');
  expect(drawn.components.map(({ type }) => type)).toEqual(['number', 'textfield']);
  expect(steps).toEqual({ canUndo: true, canRedo: false });

  made.undo();
  expect((onChange.mock.lastCall as [{ components: unknown[] }])[0].components).toHaveLength(1);
});

test('the panel asks for nothing that the server would refuse', async () => {
  const { container, drawing: made } = await draw(purchase);

  made.select('amount');
  await vi.waitFor(() => expect(entries(container)).toContain('key'));

  const group = (id: string) => container.querySelector(`[data-group-id="group-${id}"]`);
  expect(group('validation')).not.toBeNull();
  expect(group('custom-values')).toBeNull();
  expect(entries(container)).not.toContain('path');
});

test('a form with something that is not available opens all the same, so that it can be taken out', async () => {
  const { container } = await draw({
    type: 'default',
    components: [{ type: 'html', id: 'page', content: '<b>Hello</b>' }],
  });

  await vi.waitFor(() => expect(container.querySelector('[data-field-type="html"]')).not.toBeNull());
});
