import { Form } from '@bpmn-io/form-js-viewer';
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import './form.css';
import type { TaskForm } from '@/lib/api/types';

export type FormView = {
  /** The answers by their keys; undefined when some are missing or wrong, which the form then shows. */
  submit(): Record<string, unknown> | undefined;
  labelOf(key: string): string | undefined;
  destroy(): void;
};

/** A form as Camunda's own Tasklist would show it. The whole of form-js stays behind this module, which is loaded on demand. */
export async function showForm(
  container: HTMLElement,
  { schema, data }: TaskForm,
  readOnly: boolean,
): Promise<FormView> {
  const form = new Form({ container });
  await form.importSchema(schema, data);
  form.setProperty('readOnly', readOnly);
  const labels = new Map<string, string>();
  note(schema, labels);
  return {
    submit() {
      const { data: answers, errors } = form.submit();
      if (Object.keys(errors).length === 0) return answers;
      // Once form-js has drawn them, whoever types stands at the first that is wrong.
      requestAnimationFrame(() =>
        container.querySelector<HTMLElement>('.fjs-has-errors :is(input, textarea, [tabindex])')?.focus(),
      );
      return undefined;
    },
    labelOf: (key) => labels.get(key.replace(/^variables\./, '')),
    destroy: () => form.destroy(),
  };
}

type Component = { key?: unknown; label?: unknown; components?: unknown };

function note(component: Component, labels: Map<string, string>) {
  if (typeof component.key === 'string' && typeof component.label === 'string') {
    labels.set(component.key, component.label);
  }
  if (Array.isArray(component.components)) {
    component.components.forEach((each: Component) => note(each, labels));
  }
}
