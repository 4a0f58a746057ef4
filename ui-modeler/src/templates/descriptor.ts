/**
 * Element templates in Camunda's format, as `GET /connectors/{c}/element-template` serves them. Beyond what
 * Camunda 7's own schema knows, `condition`, `icon`, `feel`, `placeholder` and `generatedValue` are honoured.
 */
export interface ElementTemplate {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  /** Further words to be found by. */
  readonly keywords?: readonly string[];
  readonly documentationRef?: string;
  readonly version?: number;
  readonly appliesTo?: readonly string[];
  readonly category?: { readonly id: string; readonly name: string };
  readonly icon?: { readonly contents: string };
  readonly groups?: readonly TemplateGroup[];
  readonly properties: readonly TemplateProperty[];
}

export interface TemplateGroup {
  readonly id: string;
  readonly label: string;
  readonly openByDefault?: boolean;
  readonly tooltip?: string;
}

export interface TemplateProperty {
  /** What conditions refer to. */
  readonly id?: string;
  readonly label?: string;
  readonly description?: string;
  readonly tooltip?: string;
  readonly placeholder?: string;
  readonly group?: string;
  readonly type?: 'String' | 'Text' | 'Boolean' | 'Dropdown' | 'Number' | 'Hidden';
  readonly feel?: 'optional' | 'required' | 'static';
  readonly value?: string | number | boolean;
  readonly generatedValue?: { readonly type: 'uuid' };
  readonly editable?: boolean;
  readonly optional?: boolean;
  readonly binding: Binding;
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  readonly condition?: Condition;
  readonly constraints?: Constraints;
}

export type Binding =
  | { readonly type: 'property'; readonly name: string }
  | { readonly type: 'camunda:property'; readonly name: string }
  | { readonly type: 'camunda:inputParameter'; readonly name: string }
  /** The person names the variable; `source` is the expression whose value it gets. */
  | { readonly type: 'camunda:outputParameter'; readonly source: string };

export type Condition =
  | { readonly property: string; readonly equals: string | number | boolean }
  | { readonly property: string; readonly oneOf: readonly (string | number)[] }
  | { readonly property: string; readonly isActive: boolean }
  | { readonly allMatch: readonly Condition[] };

export interface Constraints {
  readonly notEmpty?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string | { readonly value: string; readonly message?: string };
}

/** Whether a property applies, given the values of the others. */
export function applies(
  template: ElementTemplate,
  property: TemplateProperty,
  valueOf: (property: TemplateProperty) => string | undefined,
): boolean {
  return property.condition === undefined || holds(property.condition);

  function holds(condition: Condition): boolean {
    if ('allMatch' in condition) return condition.allMatch.every(holds);
    const other = template.properties.find((candidate) => candidate.id === condition.property);
    const active = other !== undefined && other !== property && applies(template, other, valueOf);
    if ('isActive' in condition) return active === condition.isActive;
    if (!active) return false;
    const value = valueOf(other) ?? '';
    return 'equals' in condition
      ? value === String(condition.equals)
      : condition.oneOf.some((choice) => String(choice) === value);
  }
}

/** What is wrong with a value, or null. Expressions are only checked for being there. */
export function violation(property: TemplateProperty, value: string | undefined): string | null {
  const { notEmpty, minLength, maxLength, pattern } = property.constraints ?? {};
  const label = property.label ?? 'This field';
  if (!value || value === '=') return notEmpty ? `${label} must not be empty.` : null;
  if (value.startsWith('=')) return null;
  if (minLength !== undefined && value.length < minLength) {
    return `${label} needs at least ${String(minLength)} characters.`;
  }
  if (maxLength !== undefined && value.length > maxLength) {
    return `${label} must not be longer than ${String(maxLength)} characters.`;
  }
  const { value: expression, message } =
    typeof pattern === 'string' ? { value: pattern, message: undefined } : (pattern ?? {});
  return expression !== undefined && !new RegExp(`^(?:${expression})$`, 'u').test(value)
    ? (message ?? `${label} does not have the expected form.`)
    : null;
}
