import { FormEditor } from '@bpmn-io/form-js-editor';
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import '@bpmn-io/form-js-editor/dist/assets/form-js-editor-base.css';
import '@bpmn-io/form-js-editor/dist/assets/dragula.css';
import '@/ui/form/form.css';
import type { Drawing, Place } from '../drawing/useDrawing';
import { permittedModule } from './permitted';
import type { Schema } from './schema';
import './forms.css';

export type FormDrawing = Drawing<Schema> & {
  /** Selects a component, so that its properties are shown. */
  select(id: string): void;
};

type Commands = { undo(): void; redo(): void; canUndo(): boolean; canRedo(): boolean };

/** form-js' editor in a place of the page. The whole of it stays behind this module, which is loaded on demand. */
export async function drawForm({ container, content, onChange }: Place<Schema>): Promise<FormDrawing> {
  const editor = new FormEditor({
    container,
    propertiesPanel: { feelPopupContainer: container },
    additionalModules: [permittedModule],
  } as never);
  const part = <T>(name: string) => editor.get(name) as T;
  const commands = part<Commands>('commandStack');
  part<{ on(event: string, tell: (event: { trigger?: string }) => void): void }>('eventBus').on(
    'commandStack.changed',
    ({ trigger }) => {
      if (trigger === 'clear') return;
      onChange(editor.saveSchema(), { canUndo: commands.canUndo(), canRedo: commands.canRedo() });
    },
  );
  const add = (event: MouseEvent) => {
    // form-js takes Enter itself, which then is a click without a pointer.
    const chosen = event.detail > 0 ? (event.target as Element).closest('.fjs-palette-field') : null;
    const type = chosen?.getAttribute('data-field-type');
    if (!type) return;
    const form = (editor as unknown as { _getState(): { schema: { components: unknown[] } } })._getState()
      .schema;
    part<{ addFormField(attributes: object, parent: object, at: number): void }>('modeling').addFormField(
      { type },
      form,
      form.components.length,
    );
  };
  container.addEventListener('click', add);
  await editor.importSchema(structuredClone(content) as never);
  return {
    undo: () => commands.undo(),
    redo: () => commands.redo(),
    select: (id) => {
      const component = part<{ get(id: string): object | undefined }>('formFieldRegistry').get(id);
      if (component) part<{ set(component: object): void }>('selection').set(component);
    },
    replace: async (next) => void (await editor.importSchema(structuredClone(next) as never)),
    destroy: () => {
      container.removeEventListener('click', add);
      editor.destroy();
    },
  };
}
