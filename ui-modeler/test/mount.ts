import { EditorView } from '@codemirror/view';
import { afterEach, vi } from 'vitest';
import {
  createModeler,
  createViewer,
  type ModelerHandle,
  type ModelerOptions,
  type ViewerOptions,
} from '../src';
import { templates, triggerTypes } from './samples';

const open: { destroy(): void }[] = [];

afterEach(() => {
  // The panel forgets its editors, whose lint would otherwise look for the page when that is gone.
  for (const editor of document.querySelectorAll<HTMLElement>('.cm-editor'))
    EditorView.findFromDOM(editor)?.destroy();
  for (const handle of open.splice(0)) handle.destroy();
  document.body.replaceChildren();
});

const place = () => document.body.appendChild(document.createElement('div'));

export interface Mounted extends ModelerHandle {
  readonly container: HTMLElement;
  readonly properties: HTMLElement;
}

/** A modeler on the page, its document imported; it goes with the test. */
export async function mountModeler(bpmn: string, options: Partial<ModelerOptions> = {}): Promise<Mounted> {
  const container = place();
  const properties = place();
  const all = { container, propertiesContainer: properties, bpmn, templates, triggerTypes, ...options };
  const modeler = createModeler(all);
  open.push(modeler);
  await modeler.ready;
  return { ...modeler, container, properties };
}

export async function mountViewer(bpmn: string, options: Partial<ViewerOptions> = {}) {
  const container = place();
  const viewer = createViewer({ container, bpmn, templates, ...options });
  open.push(viewer);
  await viewer.ready;
  return { ...viewer, container };
}

/** The graphics of one element. */
export function graphics(container: HTMLElement, id: string): Element {
  const element = container.querySelector(`.djs-element[data-element-id="${id}"]`);
  if (!element) throw new Error(`There is no element ${id}.`);
  return element;
}

/** The panel and the lint work a moment later; on a busy machine, the moment is longer. */
export const until = <T>(holds: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(holds, { timeout: 8000, interval: 25 });

/** What the model holds, parsed: for asking by element and attribute. */
export async function exported(modeler: ModelerHandle): Promise<Document> {
  return new DOMParser().parseFromString(await modeler.exportXml(), 'application/xml');
}

export function elementOf(document: Document, id: string): Element {
  const element = [...document.querySelectorAll('[id]')].find((candidate) => candidate.id === id);
  if (!element) throw new Error(`There is no element ${id}.`);
  return element;
}

/** Camunda's name-value children of an element, such as `property` or `inputParameter`. */
export function pairs(element: Element, tag: string): Record<string, string | null> {
  return Object.fromEntries(
    [...element.getElementsByTagNameNS('http://camunda.org/schema/1.0/bpmn', tag)].map((child) => [
      child.getAttribute('name') ?? '',
      child.getAttribute('value') ?? child.textContent,
    ]),
  );
}

/** The field of the panel with the given entry id, waited for: the panel draws asynchronously. */
export function field<T extends HTMLElement = HTMLInputElement>(mounted: Mounted, entry: string): Promise<T> {
  return until(() => {
    const input = mounted.properties.querySelector<T>(
      `[data-entry-id="${entry}"] :is(input, select, textarea, .cm-content)`,
    );
    if (!input) throw new Error(`There is no field ${entry}.`);
    return input;
  });
}

/** Selects an element and waits until the panel shows its form and listens to its changes. */
export async function choose(mounted: Mounted, id: string): Promise<void> {
  mounted.focusElement(id);
  await until(() => {
    const shown = mounted.properties.querySelector<HTMLInputElement>('[data-entry-id="id"] input');
    if (shown?.value !== id) throw new Error(`The panel does not show ${id}.`);
  });
  // Preact runs effects after the frame that drew them; nobody types within one.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

export function enter(input: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement, value: string) {
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new Event('blur'));
}
