import { bo, is, property } from '../bpmn';
import { SCHEDULE } from '../schedule';
import { CALLBACK, isWait, resultOf, waitForOf } from '../waits';
import { extend, group, type FormContext } from './context';
import { feelArea, select, textField, toggle, type Entry, type Group } from './entries';

const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** What an element waits for, and what becomes of it. */
export function waitGroup(context: FormContext): Group | null {
  const { element, modeling } = context;
  const node = bo(element);
  if (!isWait(node)) return null;
  const types = context.triggerTypes.filter(({ type }) => type !== SCHEDULE);
  const chosen = waitForOf(node);
  const known = types.find(({ type }) => type === chosen);
  const say = (name: string) => (value: string | undefined) =>
    extend(context, (draft) => draft.property(name, value && value !== '=' ? value : undefined));
  const entries: Entry[] = [];
  if (is(element, 'bpmn:BoundaryEvent')) {
    entries.push(
      toggle({
        id: 'interrupting',
        label: 'Stop the step',
        description: 'Off: the step goes on, and the other path runs beside it.',
        get: () => node.get<boolean>('cancelActivity'),
        set: (value) => modeling.updateProperties(element, { cancelActivity: value ?? false }),
      }),
    );
  }
  entries.push(
    select({
      id: 'wait-for',
      label: 'Waits for',
      description:
        chosen === CALLBACK
          ? `The address is callbacks.${node.id ?? ''}: hand it on in an earlier step. It is good once.`
          : known?.description,
      options: [
        { value: '', label: 'Choose…' },
        { value: CALLBACK, label: 'A web call' },
        ...types.map(({ type, label }) => ({ value: type, label })),
        ...(chosen && chosen !== CALLBACK && !known
          ? [{ value: chosen, label: `${chosen} (not known here)` }]
          : []),
      ],
      get: () => waitForOf(node),
      set: (type) =>
        extend(context, (draft) => {
          const waits = draft.property('waitFor', type ? type : undefined);
          return type === CALLBACK ? waits.property('condition', undefined) : waits;
        }),
    }),
  );
  if (chosen && chosen !== CALLBACK) {
    entries.push(
      feelArea({
        id: 'wait-condition',
        label: 'Only if',
        description: `A condition on what comes and what the run knows, for example ${resultOf(node)}.task.id = task.id. Empty: always.`,
        feel: 'required',
        variables: context.variables,
        get: () => property(element, 'condition') ?? '',
        set: say('condition'),
      }),
    );
  }
  entries.push(
    textField({
      id: 'wait-result',
      label: 'Keep what comes as',
      description: 'The variable that later steps read.',
      placeholder: chosen === CALLBACK ? 'call' : 'event',
      get: () => property(element, 'result') ?? '',
      set: say('result'),
      validate: (value) =>
        value && !NAME.test(value) ? 'Letters, digits and _, not beginning with a digit.' : null,
    }),
  );
  return group('wait', 'Waiting', entries);
}
