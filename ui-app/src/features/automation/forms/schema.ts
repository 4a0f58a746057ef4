import type { Form } from '@taskloom/modeler';
import type { Finding } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { kinds, MOST_BYTES, MOST_COMPONENTS, ofForm } from './limits';

/** form-js JSON; what stands in a draft may be anything. */
export type Schema = unknown;
export type Schemas = Readonly<Record<string, Schema>>;

type Component = Readonly<Record<string, unknown>>;

/** Something that the server would refuse when it is published. */
export type FormProblem = {
  /** Of the component concerned; undefined for the form as a whole. */
  readonly id?: string | undefined;
  readonly message: string;
};

const KEY = /^[\p{L}_][\p{L}\p{N}_]{0,99}$/u;
const RESERVED = 'taskloom';

export const emptySchema = (id: string): Schema => ({ type: 'default', id, components: [] });

/** A plain id like the step's name, such as `approve-the-purchase`, that no other form has. */
export function freeId(name: string | null, taken: Readonly<Record<string, unknown>>): string {
  const plain = (name ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '');
  const stem = plain || 'form';
  let id = stem;
  for (let n = 2; Object.hasOwn(taken, id); n++) id = `${stem}-${n}`;
  return id;
}

/** The forms as the modeler offers them: with what they leave in the run. */
export function offeredForms(forms: Schemas): Form[] {
  return Object.entries(forms).map(([id, schema]) => ({
    id,
    variables: questions(schema).map(({ key, label, type }) => ({
      name: String(key),
      ...(typeof label === 'string' ? { detail: label } : {}),
      isList: type === 'checklist' || type === 'taglist',
    })),
    problems: problemsOf(schema).map(({ message }) => message),
  }));
}

/** The form that a finding of the server is about; undefined if it is about none of these. */
export function formOfFinding({ rule, message }: Finding, forms: Schemas): string | undefined {
  return rule === 'form'
    ? Object.keys(forms).find((id) => message.startsWith(`The form "${id}":`))
    : undefined;
}

/** What forbids publishing it, as far as that can be said here: the server's own check is the one that counts. */
export function problemsOf(schema: Schema): FormProblem[] {
  const found: FormProblem[] = [];
  if (!isObject(schema) || !Array.isArray(schema['components'])) return [{ message: m.form.noForm }];
  if (new TextEncoder().encode(JSON.stringify(schema)).length > MOST_BYTES)
    found.push({ message: m.form.tooLarge(MOST_BYTES / 1024) });
  const all = componentsOf(schema);
  if (all.length > MOST_COMPONENTS) found.push({ message: m.form.tooMany(MOST_COMPONENTS) });
  const keys = new Set<unknown>();
  const extra = Object.keys(schema).filter((name) => !ofForm.includes(name));
  for (const name of extra) found.push({ message: m.form.notHere(m.form.itself, name) });
  for (const component of all) {
    const add = (message: string) => found.push({ id: idOf(component), message });
    const name = nameOf(component);
    const kind = kinds[String(component['type'])];
    if (!kind) {
      add(m.form.kind(name));
      continue;
    }
    Object.keys(component)
      .filter((property) => !kind.properties.includes(property))
      .forEach((property) => add(m.form.notHere(name, property)));
    if (!kind.rules) continue;
    const key = component['key'];
    if (typeof key !== 'string' || !KEY.test(key) || key.startsWith(RESERVED))
      add(m.form.key(name, RESERVED));
    else if (keys.has(key)) add(m.form.keyTwice(key));
    keys.add(key);
    const rules = component['validate'];
    Object.keys(isObject(rules) ? rules : {})
      .filter((rule) => !kind.rules?.includes(rule))
      .forEach((rule) => add(m.form.notHere(name, rule)));
    for (const flag of ['disabled', 'readonly'])
      if (Object.hasOwn(component, flag) && typeof component[flag] !== 'boolean')
        add(m.form.yesOrNo(name, flag));
  }
  return found;
}

function questions(schema: Schema): readonly Component[] {
  return componentsOf(schema).filter(
    ({ type, key }) => kinds[String(type)]?.rules && typeof key === 'string' && KEY.test(key),
  );
}

function componentsOf(parent: Schema): readonly Component[] {
  const inside = isObject(parent) ? parent['components'] : undefined;
  if (!Array.isArray(inside)) return [];
  return inside.filter(isObject).flatMap((component) => [component, ...componentsOf(component)]);
}

function nameOf(component: Component): string {
  const said = [component['label'], component['key'], component['id']].find(
    (text) => typeof text === 'string' && text.trim() !== '',
  );
  return `“${String(said ?? component['type']).slice(0, 60)}”`;
}

const idOf = ({ id }: Component) => (typeof id === 'string' ? id : undefined);
const isObject = (value: unknown): value is Component =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
