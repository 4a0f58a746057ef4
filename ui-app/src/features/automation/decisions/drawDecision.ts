import DecisionTableEditor from 'dmn-js-decision-table/lib/Editor';
import DmnFactory from 'dmn-js-decision-table/lib/features/modeling/DmnFactory';
import 'dmn-js-decision-table/assets/css/dmn-js-decision-table-controls.css';
import 'dmn-js-decision-table/assets/css/dmn-js-decision-table.css';
import LiteralExpressionEditor from 'dmn-js-literal-expression/lib/Editor';
import 'dmn-js-literal-expression/assets/css/dmn-js-literal-expression.css';
import 'dmn-js-shared/assets/css/dmn-js-shared.css';
import EditingManager from 'dmn-js-shared/lib/base/EditingManager';
import 'dmn-js/dist/assets/dmn-font/css/dmn-embedded.css';
import type { Drawing, Place } from '../drawing/useDrawing';
import { TYPES } from './dmn';
import './decisions.css';

export type DecisionDrawing = Drawing<string> & {
  /** The document's decisions, if there are several. */
  readonly parts: readonly { readonly id: string; readonly name: string }[];
  open(part: string): Promise<void>;
};

type Commands = { undo(): void; redo(): void; canUndo(): boolean; canRedo(): boolean };
type Element = { readonly $type: string; readonly decisionLogic?: { readonly $type: string } };

const logic = (type: string) => (element: Element) =>
  element.$type === 'dmn:Decision' && element.decisionLogic?.$type === type;

/** Columns of any type, where dmn-js makes strings of what is asked: a number would pass no test such as "> 100". */
class UntypedColumns extends DmnFactory {
  override create(type: string, attributes: DmnAttributes = {}) {
    const made = super.create(type, attributes);
    const typed = made.$type === 'dmn:InputClause' ? made.inputExpression : made;
    if (typed && !attributes.typeRef && !attributes.inputExpression) delete typed.typeRef;
    return made;
  }
}

/** Tables and expressions; the diagram of how decisions need each other is left out. */
class DecisionEditor extends EditingManager {
  _getViewProviders() {
    return [
      { id: 'decisionTable', constructor: DecisionTableEditor, opens: logic('dmn:DecisionTable') },
      {
        id: 'literalExpression',
        constructor: LiteralExpressionEditor,
        opens: logic('dmn:LiteralExpression'),
      },
    ];
  }
}

/** dmn-js' editor in a place of the page. The whole of it stays behind this module, which is loaded on demand. */
export async function drawDecision(
  id: string,
  { container, content, onChange }: Place<string>,
): Promise<DecisionDrawing> {
  const editor = new DecisionEditor({
    container,
    width: '100%',
    height: '100%',
    common: { dataTypes: TYPES },
    decisionTable: { additionalModules: [{ dmnFactory: ['type', UntypedColumns] }] },
  });
  const commands = () => editor.getActiveViewer()?.get('commandStack') as Commands | undefined;
  let told = 0;
  editor.on('viewer.created', ({ viewer }) =>
    viewer.on('commandStack.changed', ({ trigger }) => {
      if (trigger === 'clear') return;
      const turn = ++told;
      void editor.saveXML({ format: true }).then(({ xml }) => {
        const now = commands();
        if (turn === told)
          onChange(xml, { canUndo: now?.canUndo() ?? false, canRedo: now?.canRedo() ?? false });
      });
    }),
  );
  const show = async (document: string) => {
    told++;
    await editor.importXML(document, { open: false });
    const view = editor.getViews().find((each) => each.id === id) ?? editor.getViews()[0];
    if (view) await editor.open(view);
  };
  await show(content);
  return {
    undo: () => commands()?.undo(),
    redo: () => commands()?.redo(),
    get parts() {
      return editor.getViews().map((view) => ({ id: view.id, name: view.name ?? view.id }));
    },
    open: async (part) => {
      const view = editor.getViews().find((each) => each.id === part);
      if (view) await editor.open(view);
    },
    replace: show,
    destroy: () => editor.destroy(),
  };
}
