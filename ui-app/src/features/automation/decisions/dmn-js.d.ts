/** dmn-js is written in JavaScript: as much of it as is used here. */
interface DmnPart {
  get(name: string): unknown;
  on(event: string, tell: (event: { trigger?: string }) => void): void;
}
interface DmnView {
  readonly id: string;
  readonly name?: string;
  readonly type: string;
}
interface DmnAttributes {
  typeRef?: string;
  inputExpression?: DmnElement;
}
interface DmnElement extends DmnAttributes {
  readonly $type: string;
}
declare module 'dmn-js-decision-table/lib/features/modeling/DmnFactory' {
  export default class DmnFactory {
    create(type: string, attributes?: DmnAttributes): DmnElement;
  }
}
declare module 'dmn-js-shared/lib/base/EditingManager' {
  export default class EditingManager {
    constructor(options: object);
    importXML(xml: string, options?: { open: boolean }): Promise<unknown>;
    saveXML(options?: { format?: boolean }): Promise<{ xml: string }>;
    open(view: DmnView): Promise<unknown>;
    getViews(): readonly DmnView[];
    getActiveViewer(): DmnPart | undefined;
    on(event: string, tell: (event: { viewer: DmnPart }) => void): void;
    destroy(): void;
  }
}
declare module 'dmn-js-decision-table/lib/Editor' {
  const Editor: unknown;
  export default Editor;
}
declare module 'dmn-js-literal-expression/lib/Editor' {
  const Editor: unknown;
  export default Editor;
}
