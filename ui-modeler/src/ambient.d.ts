// The parts of untyped packages that are used here.

declare module '@bpmn-io/properties-panel' {
  type Component = (props: never) => unknown;
  type IsEdited = (node: HTMLElement | null) => boolean;
  export const CheckboxEntry: (props: object) => unknown;
  export const FeelEntry: (props: object) => unknown;
  export const FeelLanguageContext: { readonly Provider: unknown };
  export const FeelNumberEntry: (props: object) => unknown;
  export const FeelTextAreaEntry: (props: object) => unknown;
  export const FeelToggleSwitchEntry: (props: object) => unknown;
  export const Group: Component;
  export const ListGroup: Component;
  export const NumberFieldEntry: (props: object) => unknown;
  export const SelectEntry: (props: object) => unknown;
  export const TextAreaEntry: (props: object) => unknown;
  export const TextFieldEntry: (props: object) => unknown;
  export const ToggleSwitchEntry: (props: object) => unknown;
  export const isFeelEntryEdited: IsEdited;
  export const isNumberFieldEntryEdited: IsEdited;
  export const isSelectEntryEdited: IsEdited;
  export const isTextAreaEntryEdited: IsEdited;
  export const isTextFieldEntryEdited: IsEdited;
  export const isToggleSwitchEntryEdited: IsEdited;
}

declare module '@bpmn-io/properties-panel/preact/jsx-runtime' {
  export function jsx(type: unknown, props: object, key?: string): unknown;
}

declare module 'bpmn-js-properties-panel' {
  import type { ModuleDeclaration } from 'didi';
  export const BpmnPropertiesPanelModule: ModuleDeclaration;
  export function useService<T>(name: string, strict?: boolean): T;
}

declare module 'camunda-bpmn-js-behaviors/lib/camunda-platform' {
  import type { ModuleDeclaration } from 'didi';
  const module: ModuleDeclaration;
  export default module;
}

declare module 'diagram-js-grid' {
  import type { ModuleDeclaration } from 'didi';
  const module: ModuleDeclaration;
  export default module;
}

declare module 'bpmnlint/rules/*' {
  import type { RuleFactory } from 'bpmnlint/lib/types.js';
  const rule: RuleFactory;
  export default rule;
}

declare module 'diagram-js-minimap' {
  import type { ModuleDeclaration } from 'didi';
  const module: ModuleDeclaration;
  export default module;
}

declare module 'bpmn-moddle' {
  import type { ModdleElement } from './bpmn';
  export class BpmnModdle {
    constructor(packages?: object);
    fromXML(xml: string): Promise<{ rootElement: ModdleElement; warnings: readonly Error[] }>;
    toXML(element: ModdleElement, options?: { format?: boolean }): Promise<{ xml: string }>;
  }
}

declare module 'bpmn-js-differ' {
  import type { ModdleElement } from './bpmn';
  export function diff(
    before: ModdleElement,
    after: ModdleElement,
  ): Record<'_added' | '_removed' | '_layoutChanged', Record<string, ModdleElement>> & {
    readonly _changed: Record<string, { readonly model: ModdleElement }>;
  };
}
