import { is } from '../bpmn';
import { violation, type ElementTemplate, type ElementTemplates, type TemplateProperty } from '../templates';
import { group, type FormContext } from './context';
import {
  feelArea,
  feelField,
  feelNumber,
  feelToggle,
  note,
  numberField,
  select,
  textArea,
  textField,
  toggle,
  type Entry,
  type Group,
} from './entries';

/** The form of a connector or action, as its template describes it; or the way to one. */
export function templateGroups(
  context: FormContext,
  templates: ElementTemplates,
  choose: (event: MouseEvent) => void,
): readonly Group[] {
  const { element } = context;
  const template = templates.of(element);
  if (!template) return is(element, 'bpmn:ServiceTask') ? [untold(templates.idOf(element), choose)] : [];

  const fields = templates
    .fields(element, template)
    // How often to try again has a form of its own.
    .filter(({ type, binding }) => type !== 'Hidden' && !('name' in binding && binding.name === 'retry'));
  const named = (template.groups ?? []).map(({ id, label, openByDefault }) => ({
    id,
    label,
    open: openByDefault,
  }));
  const groups = [...named, { id: undefined, label: template.name, open: true }];
  return groups.flatMap(({ id, label, open }) => {
    const known = (field: TemplateProperty) => named.some((candidate) => candidate.id === field.group);
    const members = fields.filter((field) => (known(field) ? field.group : undefined) === id);
    if (members.length === 0) return [];
    const entries = members.map((field) => entryOf(context, templates, template, field));
    return [group(`template-${id ?? 'rest'}`, label, entries, open ?? true)];
  });
}

function untold(id: string | undefined, choose: (event: MouseEvent) => void): Group {
  return group('template', 'Connector or action', [
    note({
      id: 'template-none',
      text:
        id === undefined
          ? 'Nothing is chosen yet: this step does not know what to do.'
          : `This step uses “${id}”, which is not available here. Its settings are kept.`,
      button: { label: 'Choose what it does', click: choose },
    }),
  ]);
}

function entryOf(
  context: FormContext,
  templates: ElementTemplates,
  template: ElementTemplate,
  field: TemplateProperty,
): Entry {
  const { element, variables } = context;
  const get = () => templates.read(element, field) ?? '';
  const set = (value: string | undefined) => templates.write(element, template, field, value ?? '');
  const { binding } = field;
  const name =
    field.label ?? (binding.type === 'camunda:outputParameter' ? 'Keep the result as' : binding.name);
  const spec = {
    id: `field-${binding.type === 'camunda:outputParameter' ? 'result' : binding.name}-${field.id ?? ''}`,
    label: field.constraints?.notEmpty ? `${name} *` : name,
    description: field.description,
    tooltip: field.tooltip,
    placeholder: field.placeholder,
    disabled: field.editable === false,
    get,
    set,
    validate: (value: unknown) => violation(field, value === undefined ? undefined : String(value)),
  };
  // Parameters are expression-capable at run time whether or not the template says so.
  const feel = field.feel ?? (binding.type === 'camunda:inputParameter' ? 'optional' : 'static');
  switch (field.type ?? 'String') {
    case 'Dropdown':
      return select({
        ...spec,
        options: [
          ...(field.constraints?.notEmpty || field.value !== undefined ? [] : [{ value: '', label: '' }]),
          ...(field.choices ?? []).map((choice) => ({ value: choice.value, label: choice.name })),
        ],
      });
    case 'Boolean': {
      const asText = (value: unknown) => {
        set(typeof value === 'string' ? value : String(value ?? false));
      };
      const current = () => (get().startsWith('=') ? get() : get() === 'true');
      return feel === 'static'
        ? toggle({ ...spec, get: current as () => boolean, set: asText })
        : feelToggle({ ...spec, feel, variables, get: current as () => string, set: asText });
    }
    case 'Number': {
      const current = () => (get() === '' || get().startsWith('=') ? get() : Number(get()));
      const asText = (value: unknown) => {
        set(value === undefined ? '' : String(value));
      };
      return feel === 'static'
        ? numberField({ ...spec, get: current as () => number, set: asText })
        : feelNumber({ ...spec, feel, variables, get: current as () => string, set: asText });
    }
    case 'Text':
      return feel === 'static' ? textArea(spec) : feelArea({ ...spec, feel, variables });
    case 'String':
    case 'Hidden':
      return feel === 'static' ? textField(spec) : feelField({ ...spec, feel, variables });
  }
}
