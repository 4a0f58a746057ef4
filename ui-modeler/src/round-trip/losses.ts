import { BpmnModdle } from 'bpmn-moddle';
import { moddleExtensions } from '../moddle-extensions';
import type { Loss } from '../types';
import { danglingIn, putBack } from './dangling';
import { normalise, written } from './normalise';

const mostTold = 100;
const [schemaInstance, declarations] = [
  'http://www.w3.org/2001/XMLSchema-instance',
  'http://www.w3.org/2000/xmlns/',
];

/** What of a document would be missing after it was opened and saved here; empty for nearly every one. */
export async function losses(xml: string): Promise<readonly Loss[]> {
  const moddle = new BpmnModdle(moddleExtensions as never);
  const { rootElement, warnings } = await moddle.fromXML(normalise(xml));
  putBack(danglingIn(warnings));
  const { xml: saved } = await moddle.toXML(rootElement);
  return missing(xml, written(saved), defaultsOf(moddle as never));
}

interface Described {
  readonly properties: readonly { readonly ns: { readonly localName: string }; readonly default?: unknown }[];
}

/** Whether leaving an attribute out says the same as writing it with that value. */
type IsDefault = (element: Element, attribute: string, value: string) => boolean;

function defaultsOf(moddle: {
  getPackage(uri: string): { readonly prefix: string } | undefined;
  getTypeDescriptor(type: string): object | undefined;
  registry: { getEffectiveDescriptor(type: string): Described };
}): IsDefault {
  const known = new Map<string, Described | null>();
  const descriptorOf = ({ namespaceURI, localName }: Element) => {
    const prefix = moddle.getPackage(namespaceURI ?? '')?.prefix;
    const type = `${prefix ?? ''}:${localName.charAt(0).toUpperCase()}${localName.slice(1)}`;
    let found = known.get(type);
    if (found === undefined) {
      found = prefix && moddle.getTypeDescriptor(type) ? moddle.registry.getEffectiveDescriptor(type) : null;
      known.set(type, found);
    }
    return found;
  };
  return (element, attribute, value) => {
    const property = descriptorOf(element)?.properties.find(({ ns }) => ns.localName === attribute);
    return property?.default !== undefined && same(String(property.default), value);
  };
}

/**
 * What one document says and the other does not. Prefixes, order of attributes and of unlike elements, and ways to write a
 * number are no difference; what the other says beyond the first is none either.
 */
export function missing(before: string, after: string, isDefault: IsDefault = () => false): readonly Loss[] {
  const parser = new DOMParser();
  const [source, result] = [before, after].map((text) => parser.parseFromString(text, 'application/xml'));
  const found: Loss[] = [];
  if (!source?.documentElement || !result?.documentElement) return found;
  const remarks = count(source);
  if (remarks > 0) {
    found.push({
      elementId: '',
      what: remarks === 1 ? 'a remark (<!-- … -->)' : `${String(remarks)} remarks (<!-- … -->)`,
    });
  }
  compare(source.documentElement, result.documentElement);
  return found;

  function compare(one: Element, other: Element) {
    if (found.length >= mostTold) return;
    for (const attribute of one.attributes) {
      if (attribute.namespaceURI === declarations) continue;
      const kept = valueOf(other, attribute);
      if (kept !== null && (same(attribute.value, kept) || sameName(one, attribute.value, other, kept)))
        continue;
      if (kept === null && isDefault(one, attribute.localName, attribute.value)) continue;
      if (kept === null && attribute.namespaceURI === schemaInstance && attribute.localName === 'type')
        continue;
      tell(one, `${attribute.name}="${short(attribute.value)}"`);
    }
    const children = [...one.children];
    if (
      children.length === 0 &&
      textOf(one) !== '' &&
      textOf(one) !== textOf(other) &&
      !sameName(one, textOf(one), other, textOf(other))
    ) {
      tell(one, `“${short(textOf(one))}”`);
    }
    const rest = [...other.children];
    for (const child of children) {
      const index = matching(child, rest);
      const [match] = index < 0 ? [] : rest.splice(index, 1);
      if (match) compare(child, match);
      else tell(child, `<${child.nodeName}>`);
    }
  }

  function tell(element: Element, what: string) {
    let owner: Element | null = element;
    while (owner && !owner.getAttribute('id')) owner = owner.parentElement;
    if (found.length < mostTold) found.push({ elementId: owner?.getAttribute('id') ?? '', what });
  }
}

/** The same kind and id, or else the next of the same kind. */
function matching(child: Element, among: readonly Element[]): number {
  const alike = (other: Element) =>
    other.localName === child.localName && other.namespaceURI === child.namespaceURI;
  const id = child.getAttribute('id')?.trim();
  if (id !== undefined) return among.findIndex((other) => alike(other) && other.getAttribute('id') === id);
  // References such as <incoming> may change their order: what they say tells them apart.
  const text = child.children.length === 0 ? textOf(child) : '';
  const equal = text === '' ? -1 : among.findIndex((other) => alike(other) && textOf(other) === text);
  return equal >= 0 ? equal : among.findIndex((other) => alike(other) && other.getAttribute('id') === null);
}

function count(document: Document): number {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
  let remarks = 0;
  while (walker.nextNode()) remarks++;
  return remarks;
}

const textOf = (element: Element) => element.textContent.trim();
const short = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

/** An attribute of Camunda's own elements may be written with or without its prefix. */
function valueOf(element: Element, { namespaceURI, localName }: Attr): string | null {
  const own = element.namespaceURI;
  return (
    element.getAttributeNS(namespaceURI, localName) ??
    (namespaceURI === null || namespaceURI === ''
      ? element.getAttributeNS(own, localName)
      : namespaceURI === own
        ? element.getAttribute(localName)
        : null) ??
    // Camunda lets a short text stand in an attribute or in an element of that name.
    [...element.children].find((child) => child.namespaceURI === own && child.localName === localName)
      ?.textContent ??
    null
  );
}

function same(one: string, other: string): boolean {
  const [left, right] = [one.trim(), other.trim()];
  if (left === right) return true;
  const truth = (text: string) => (text === '1' ? 'true' : text === '0' ? 'false' : text);
  if (['true', 'false'].includes(right) && truth(left) === right) return true;
  return left !== '' && right !== '' && Number(left) === Number(right);
}

/** Names with prefixes are the same where the prefixes mean the same, or where the prefix was the document's own. */
function sameName(one: Element, name: string, other: Element, kept: string): boolean {
  const [left, right] = [qualified(one, name.trim()), qualified(other, kept.trim())];
  if (!left || !right || left.local !== right.local) return false;
  const target = one.ownerDocument.documentElement.getAttribute('targetNamespace');
  return left.uri === right.uri || (left.uri === target && !kept.includes(':'));
}

function qualified(element: Element, name: string): { uri: string | null; local: string } | null {
  const parts = name.split(':');
  if (parts.length > 2 || parts.some((part) => !/^[\w.-]+$/.test(part))) return null;
  const [prefix, local] = parts.length === 2 ? parts : [null, name];
  return { uri: element.lookupNamespaceURI(prefix ?? null), local: local ?? '' };
}
