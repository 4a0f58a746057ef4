import { property } from '../bpmn';
import { formOf } from '../forms';
import { group, type FormContext } from './context';
import type { Group } from './entries';
import { formEntries } from './form';
import { isTrigger } from './trigger';

/** What is asked of whoever starts it by hand. With a trigger there is nobody to ask: then only to take a form away. */
export function startFormGroup(context: FormContext): Group | null {
  const { element } = context;
  if (!isTrigger(element)) return null;
  if (property(element, 'trigger') && formOf(element) === undefined) return null;
  return group(
    'start-form',
    'Asks first',
    formEntries(context, {
      description: 'What is filled in before it begins. Its questions become variables of the run.',
      none: 'None: it begins at once',
    }),
  );
}
