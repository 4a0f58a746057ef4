import {
  FeelEntry,
  FeelLanguageContext,
  FeelNumberEntry,
  FeelTextAreaEntry,
  FeelToggleSwitchEntry,
  isFeelEntryEdited,
  isNumberFieldEntryEdited,
  isSelectEntryEdited,
  isTextAreaEntryEdited,
  isTextFieldEntryEdited,
  isToggleSwitchEntryEdited,
  NumberFieldEntry,
  SelectEntry,
  TextAreaEntry,
  TextFieldEntry,
  ToggleSwitchEntry,
} from '@bpmn-io/properties-panel';
import { jsx } from '@bpmn-io/properties-panel/preact/jsx-runtime';
import type { Element } from 'bpmn-js/lib/model/Types';
import { useService } from 'bpmn-js-properties-panel';
import type { Variable } from '../types';
import { feelLanguage } from './feel-language';

/** A line of the panel. `component` must be the same function in every render, or fields lose the focus. */
export interface Entry {
  readonly id: string;
  readonly component: unknown;
  readonly isEdited?: unknown;
}

export interface Group {
  readonly id: string;
  readonly label: string;
  readonly component: unknown;
  readonly entries?: readonly Entry[];
  readonly [option: string]: unknown;
}

interface Labels {
  readonly id: string;
  readonly label: string;
  readonly description?: string | undefined;
  readonly tooltip?: string | undefined;
}

interface Field<T> extends Labels {
  readonly get: () => T | undefined;
  readonly set: (value: T | undefined) => void;
  readonly validate?: (value: T | undefined) => string | null;
  readonly disabled?: boolean;
  readonly placeholder?: string | undefined;
}

interface FeelField extends Field<string> {
  readonly feel: 'optional' | 'required';
  readonly variables?: readonly Variable[];
}

interface TextArea extends Field<string> {
  readonly monospace?: boolean;
  readonly rows?: number;
}

interface Select extends Field<string> {
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    readonly disabled?: boolean;
  }[];
}

interface Props<Spec> {
  readonly element: Element;
  readonly spec: Spec;
}

function common<T>({ element, spec }: Props<Field<T>>) {
  return {
    ...spec,
    element,
    getValue: spec.get,
    setValue: spec.set,
    debounce: useService('debounceInput'),
  };
}

const feelOptions = (spec: FeelField) => ({ feel: spec.feel, variables: spec.variables ?? [] });

const Text = (props: Props<Field<string>>) => TextFieldEntry(common(props));
const Area = (props: Props<TextArea>) => TextAreaEntry({ ...common(props), autoResize: true });
const Pick = (props: Props<Select>) =>
  SelectEntry({ ...common(props), getOptions: () => props.spec.options });
const Toggle = (props: Props<Field<boolean>>) => ToggleSwitchEntry(common(props));
const Numeric = (props: Props<Field<number>>) => NumberFieldEntry({ ...common(props), min: 0, step: 1 });

/** A field in which FEEL can stand, as the server understands it. */
const inFeel = (field: (props: never) => unknown) => (props: Props<FeelField>) =>
  jsx(FeelLanguageContext.Provider, {
    value: feelLanguage,
    children: jsx(field as never, { ...common(props), ...feelOptions(props.spec) } as never),
  });
const Feel = inFeel(FeelEntry);
const FeelArea = inFeel(FeelTextAreaEntry);
const FeelToggle = inFeel(FeelToggleSwitchEntry);
const FeelNumeric = inFeel(FeelNumberEntry);

const entry =
  <Spec extends Labels>(component: unknown, isEdited: unknown) =>
  (spec: Spec): Entry =>
    ({ id: spec.id, component, isEdited, spec }) as Entry;

export const textField = entry<Field<string>>(Text, isTextFieldEntryEdited);
export const textArea = entry<TextArea>(Area, isTextAreaEntryEdited);
export const select = entry<Select>(Pick, isSelectEntryEdited);
export const toggle = entry<Field<boolean>>(Toggle, isToggleSwitchEntryEdited);
export const numberField = entry<Field<number> & { readonly max?: number }>(
  Numeric,
  isNumberFieldEntryEdited,
);
export const feelField = entry<FeelField>(Feel, isFeelEntryEdited);
export const feelArea = entry<FeelField>(FeelArea, isFeelEntryEdited);
export const feelToggle = entry<FeelField>(FeelToggle, isFeelEntryEdited);
export const feelNumber = entry<FeelField>(FeelNumeric, isFeelEntryEdited);

interface ButtonsSpec {
  readonly id: string;
  readonly buttons: readonly { readonly label: string; readonly click: () => void }[];
}

function Buttons({ spec }: Props<ButtonsSpec>) {
  return jsx('div', {
    class: 'bio-properties-panel-entry tl-buttons',
    'data-entry-id': spec.id,
    children: spec.buttons.map(({ label, click }) =>
      jsx('button', { type: 'button', class: 'tl-button', onClick: click, children: label }, label),
    ),
  });
}

/** What can be done besides filling in fields. */
export const buttons = (spec: ButtonsSpec): Entry => ({ id: spec.id, component: Buttons, spec }) as Entry;

interface ChecksSpec extends Labels {
  readonly options: readonly { readonly value: string; readonly label: string; readonly short: string }[];
  readonly get: () => readonly string[];
  readonly set: (chosen: readonly string[]) => void;
}

function Checks({ spec }: Props<ChecksSpec>) {
  const { id, label, options, get, set } = spec;
  const chosen = get();
  return jsx('fieldset', {
    class: 'bio-properties-panel-entry tl-checks',
    'data-entry-id': id,
    children: [
      jsx('legend', { class: 'bio-properties-panel-label', children: label }),
      options.map(({ value, label: name, short }) =>
        jsx(
          'label',
          {
            title: name,
            children: [
              jsx('input', {
                type: 'checkbox',
                value,
                'aria-label': name,
                checked: chosen.includes(value),
                onChange: () =>
                  set(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]),
              }),
              jsx('span', { 'aria-hidden': true, children: short }),
            ],
          },
          value,
        ),
      ),
    ],
  });
}

/** Several of a few. */
export const checks = (spec: ChecksSpec): Entry => ({ id: spec.id, component: Checks, spec }) as Entry;

interface NoteSpec {
  readonly id: string;
  readonly text: string;
  readonly button?: { readonly label: string; readonly click: (event: MouseEvent) => void };
}

function Note({ spec }: Props<NoteSpec>) {
  const { text, button } = spec;
  return jsx('div', {
    class: 'bio-properties-panel-entry tl-note',
    'data-entry-id': spec.id,
    children: [
      jsx('p', { children: text }),
      button &&
        jsx('button', { type: 'button', class: 'tl-button', onClick: button.click, children: button.label }),
    ],
  });
}

/** A sentence, with a button where something can be done about it. */
export const note = (spec: NoteSpec): Entry => ({ id: spec.id, component: Note, spec }) as Entry;
