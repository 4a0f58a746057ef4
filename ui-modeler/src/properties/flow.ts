import type { Connection, Element } from 'bpmn-js/lib/model/Types';
import { bo, is, type ModdleElement } from '../bpmn';
import { canHaveDefault } from '../replace-menu';
import { expression, group, type FormContext } from './context';
import { feelArea, note, toggle, type Entry, type Group } from './entries';

/** When a path is taken. Only paths out of decisions have a choice. */
export function flowGroup(context: FormContext): Group | null {
  const { element, modeling } = context;
  if (!is(element, 'bpmn:SequenceFlow')) return null;
  const source = (element as Connection).source as Element;
  const condition = () => bo(element).get<ModdleElement | undefined>('conditionExpression');
  if (!canHaveDefault(source) && !condition()) return null;

  const isDefault = () => bo(source).get<ModdleElement | undefined>('default') === bo(element);
  const entries: Entry[] = [];
  if (canHaveDefault(source)) {
    entries.push(
      toggle({
        id: 'default-flow',
        label: 'Otherwise',
        description: 'Take this path when no other condition holds.',
        get: isDefault,
        set: (value) => modeling.updateProperties(source, { default: value ? bo(element) : undefined }),
      }),
    );
  }
  if (isDefault()) {
    entries.push(note({ id: 'default-note', text: 'This path needs no condition: it is the way out.' }));
  } else {
    entries.push(
      feelArea({
        id: 'condition',
        label: 'Taken if',
        description: 'An expression that is true or false, for example task.status != "done".',
        feel: 'required',
        variables: context.variables,
        get: () => condition()?.get<string>('body') ?? '',
        set: (body) =>
          modeling.updateProperties(element, {
            conditionExpression: expression(context, body === '=' ? undefined : body),
          }),
      }),
    );
  }
  return group('condition', 'Condition', entries);
}
