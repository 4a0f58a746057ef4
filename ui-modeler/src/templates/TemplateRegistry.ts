import { bo, type ElementLike } from '../bpmn';
import type { ElementTemplate } from './descriptor';

export interface TemplatesConfig {
  readonly templates?: readonly ElementTemplate[];
}

/** Knows the templates, and which one an element is made from. Enough for looking at a diagram. */
export class TemplateRegistry {
  static readonly $inject: readonly string[] = ['config.taskloom'];

  private readonly templates: readonly ElementTemplate[];

  constructor(config: TemplatesConfig | undefined) {
    this.templates = config?.templates ?? [];
  }

  all(): readonly ElementTemplate[] {
    return this.templates;
  }

  find(id: string): ElementTemplate | undefined {
    return this.templates.find((template) => template.id === id);
  }

  /** The template an element is made from; undefined where it has none, or one that is not known here. */
  of(element: ElementLike): ElementTemplate | undefined {
    const id = this.idOf(element);
    return id === undefined ? undefined : this.find(id);
  }

  /** What the model says it is made from, known here or not. */
  idOf(element: ElementLike): string | undefined {
    return bo(element).get<string | undefined>('camunda:modelerTemplate');
  }
}
