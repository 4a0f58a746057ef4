import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Element } from 'bpmn-js/lib/model/Types';
import { bo, ExtensionDraft, type Factory } from '../bpmn';
import type { TriggerType, Upcoming, Variable } from '../types';
import type { Decisions } from '../decisions';
import type { Forms } from '../forms';
import type { Entry, Group } from './entries';
import { Group as GroupComponent } from '@bpmn-io/properties-panel';

/** What a group's form needs to read and change one element. */
export interface FormContext {
  readonly element: Element;
  readonly factory: Factory;
  readonly modeling: Modeling;
  readonly triggerTypes: readonly TriggerType[];
  readonly upcoming?: Upcoming | undefined;
  readonly forms: Forms;
  readonly decisions: Decisions;
  readonly variables: readonly Variable[];
}

/** Reads and sets an attribute of the element itself; an empty text removes it. */
export function attribute({ element, modeling }: FormContext, name: string) {
  return {
    get: () => bo(element).get<string | undefined>(name) ?? '',
    set: (value: string | undefined) =>
      modeling.updateProperties(element, { [name]: value === '' ? undefined : value }),
  };
}

/** Changes the element's extensions in one undoable step. */
export function extend(
  { element, factory, modeling }: FormContext,
  change: (draft: ExtensionDraft) => ExtensionDraft,
): void {
  const extensionElements = change(new ExtensionDraft(factory, element)).build();
  modeling.updateProperties(element, { extensionElements });
}

/** A `bpmn:FormalExpression` with the given text, or undefined for none. */
export function expression(context: FormContext, body: string | undefined) {
  return body ? context.factory.create('bpmn:FormalExpression', { body }) : undefined;
}

export function group(id: string, label: string, entries: readonly Entry[], open = true): Group {
  return { id, label, entries, component: GroupComponent, shouldOpen: open };
}
