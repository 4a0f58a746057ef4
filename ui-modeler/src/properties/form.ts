import { bo } from '../bpmn';
import { formOf } from '../forms';
import type { FormContext } from './context';
import { buttons, select, type Entry } from './entries';

/** What stands in the list for something that was not chosen here. */
const OTHER = '\0';

const OF_A_STEP = {
  description: 'What people fill in. Its questions become variables of the run.',
  none: 'None: just a tick',
};

/** Which form a person's task or a start by hand shows, and the way to draw it. */
export function formEntries({ element, forms }: FormContext, words = OF_A_STEP): readonly Entry[] {
  const chosen = () => formOf(element);
  const key = () => bo(element).get<string | undefined>('camunda:formKey');
  const form = chosen();
  const known = forms.all();
  const missing = form !== undefined && known.every(({ id }) => id !== form);
  const wish = (formId: string | null) => () => forms.wish({ elementId: element.id, formId });
  const entries: Entry[] = [
    select({
      id: 'form',
      label: 'Form',
      description: words.description,
      options: [
        { value: '', label: words.none },
        ...known.map(({ id }) => ({ value: id, label: id })),
        ...(missing ? [{ value: form, label: `${form} (is not there)` }] : []),
        ...(form === undefined && key() ? [{ value: OTHER, label: `Form key “${key()}”` }] : []),
      ],
      get: () => chosen() ?? (key() ? OTHER : ''),
      set: (value) => value !== OTHER && forms.assign(element.id, value ? value : null),
    }),
  ];
  if (forms.drawable) {
    entries.push(
      buttons({
        id: 'form-actions',
        buttons: [
          ...(form !== undefined && !missing ? [{ label: 'Edit form', click: wish(form) }] : []),
          { label: 'New form', click: wish(null) },
        ],
      }),
    );
  }
  return entries;
}
