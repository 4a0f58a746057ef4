import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Element } from 'bpmn-js/lib/model/Types';
import {
  bo,
  ExtensionDraft,
  input,
  outputs,
  property,
  type ElementLike,
  type Factory,
  type ModdleElement,
} from '../bpmn';
import { applies, type Binding, type ElementTemplate, type TemplateProperty } from './descriptor';
import { TemplateRegistry, type TemplatesConfig } from './TemplateRegistry';

interface Change {
  readonly attributes: Record<string, unknown>;
  readonly draft: ExtensionDraft;
}

/** Moves values between a template's fields and the model. */
export class ElementTemplates extends TemplateRegistry {
  static override readonly $inject = ['config.taskloom', 'bpmnFactory', 'modeling'];

  constructor(
    config: TemplatesConfig | undefined,
    private readonly factory: Factory,
    private readonly modeling: Modeling,
  ) {
    super(config);
  }

  /** A model element of the template's kind, filled with its values, not yet on the diagram. */
  create(template: ElementTemplate): ModdleElement {
    const element = this.factory.create(template.appliesTo?.[0] ?? 'bpmn:ServiceTask');
    for (const [name, value] of Object.entries(this.values(element, template))) element.set(name, value);
    return element;
  }

  /** Makes an element one of the template's, in one undoable step. Fields of the same name keep their values. */
  apply(element: Element, template: ElementTemplate): void {
    this.modeling.updateProperties(element, this.values(element, template));
  }

  read(element: ElementLike, { binding }: TemplateProperty): string | undefined {
    switch (binding.type) {
      case 'property': {
        const value = bo(element).get<unknown>(binding.name);
        return value === undefined ? undefined : String(value);
      }
      case 'camunda:property':
        return property(element, binding.name);
      case 'camunda:inputParameter':
        return input(element, binding.name);
      case 'camunda:outputParameter':
        return outputs(element).find((output) => output.value === binding.source)?.name;
    }
  }

  /** Sets one field, and removes or presets those whose condition thereby changes. */
  write(element: Element, template: ElementTemplate, field: TemplateProperty, value: string): void {
    const before = (other: TemplateProperty) => this.read(element, other);
    const after = (other: TemplateProperty) => (sameTarget(other, field) ? value : before(other));
    const change = this.change(element);
    for (const other of template.properties) {
      const applied = applies(template, other, before);
      const willApply = applies(template, other, after);
      if (other === field) this.put(element, change, other, value === '' ? undefined : value);
      else if (sameTarget(other, field)) continue;
      else if (applied && !willApply) this.put(element, change, other, undefined);
      else if (!applied && willApply) this.put(element, change, other, preset(other));
    }
    this.modeling.updateProperties(element, finish(change));
  }

  /** The template's fields that apply to the element as it is. */
  fields(element: ElementLike, template: ElementTemplate): readonly TemplateProperty[] {
    const valueOf = (field: TemplateProperty) => this.read(element, field);
    return template.properties.filter((field) => applies(template, field, valueOf));
  }

  private values(element: ElementLike, template: ElementTemplate): Record<string, unknown> {
    const change = this.change(element);
    const previous = this.of(element);
    for (const field of previous?.properties ?? []) {
      if (!template.properties.some((next) => sameTarget(next, field))) {
        this.put(element, change, field, undefined);
      }
    }
    const kept = (field: TemplateProperty) =>
      field.type === 'Hidden' ? preset(field) : (this.read(element, field) ?? preset(field));
    for (const field of template.properties) {
      if (applies(template, field, kept)) this.put(element, change, field, kept(field));
    }
    Object.assign(change.attributes, {
      'camunda:modelerTemplate': template.id,
      'camunda:modelerTemplateVersion': template.version,
    });
    const { name } = bo(element);
    if (!name || name === previous?.name) change.attributes['name'] = template.name;
    return finish(change);
  }

  private change(element: ElementLike): Change {
    return { attributes: {}, draft: new ExtensionDraft(this.factory, element) };
  }

  private put(element: ElementLike, change: Change, field: TemplateProperty, value: string | undefined) {
    const { binding } = field;
    switch (binding.type) {
      case 'property':
        change.attributes[binding.name] = value;
        break;
      case 'camunda:property':
        change.draft.property(binding.name, value);
        break;
      case 'camunda:inputParameter':
        change.draft.input(binding.name, value);
        break;
      case 'camunda:outputParameter': {
        const index = outputs(element).findIndex((output) => output.value === binding.source);
        if (index >= 0) change.draft.at('output', index, value === undefined ? undefined : { name: value });
        else if (value !== undefined) change.draft.add('output', value, binding.source);
        break;
      }
    }
  }
}

const finish = ({ attributes, draft }: Change) => ({ ...attributes, extensionElements: draft.build() });

function preset(field: TemplateProperty): string | undefined {
  if (field.generatedValue) return crypto.randomUUID();
  const value =
    field.value ??
    (field.type === 'Dropdown' && field.constraints?.notEmpty ? field.choices?.[0]?.value : undefined);
  return value === undefined || value === '' ? undefined : String(value);
}

/** Several fields can stand for one place in the model, each under its own condition. */
function sameTarget(one: TemplateProperty, other: TemplateProperty): boolean {
  const key = (binding: Binding) =>
    `${binding.type} ${binding.type === 'camunda:outputParameter' ? binding.source : binding.name}`;
  return key(one.binding) === key(other.binding);
}
