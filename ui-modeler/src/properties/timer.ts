import { bo, eventDefinition, is, type ModdleElement } from '../bpmn';
import { expression, group, type FormContext } from './context';
import { feelField, select, textField, toggle, type Entry, type Group } from './entries';
import { violationOf } from './time';

const kinds = {
  timeDuration: {
    label: 'After a time',
    field: 'How long',
    placeholder: 'PT15M',
    description: 'PT30S is 30 seconds, PT15M 15 minutes, P1D a day. Or an expression that gives a duration.',
  },
  timeDate: {
    label: 'At a date',
    field: 'When',
    placeholder: '2027-01-31T09:00:00Z',
    description:
      'A date with time and zone, such as 2027-01-31T09:00:00+01:00. Or an expression: task.dueAt.',
  },
  timeCycle: {
    label: 'Repeatedly',
    field: 'How often',
    placeholder: 'R3/PT1H',
    description: 'R3/PT1H is three times, an hour apart; at most once a minute.',
  },
} as const;

export type TimerKind = keyof typeof kinds;
const names = Object.keys(kinds) as TimerKind[];

export function timerGroup(context: FormContext): Group | null {
  const { element, modeling } = context;
  const definition = eventDefinition(element);
  if (definition?.$type !== 'bpmn:TimerEventDefinition') return null;

  const kind = timerKind(definition);
  const texts = kinds[kind];
  const body = () => definition.get<ModdleElement | undefined>(kind)?.get<string>('body') ?? '';
  const write = (next: TimerKind, value: string | undefined) =>
    modeling.updateModdleProperties(element, definition, {
      ...Object.fromEntries(names.map((name) => [name, undefined])),
      // Kept although empty: the kind chosen is what the element's presence says.
      [next]: expression(context, value) ?? context.factory.create('bpmn:FormalExpression', { body: '' }),
    });
  const entries: Entry[] = [
    select({
      id: 'timer-kind',
      label: 'Fires',
      options: names
        .filter((name) => name !== 'timeCycle' || canRepeat(context) || kind === 'timeCycle')
        .map((name) => ({ value: name, label: kinds[name].label })),
      get: () => kind,
      set: (value) => write(value as TimerKind, ''),
    }),
    (kind === 'timeCycle' ? textField : feelField)({
      id: 'timer-value',
      label: texts.field,
      description: texts.description,
      placeholder: texts.placeholder,
      feel: 'optional',
      variables: context.variables,
      get: body,
      set: (value) => write(kind, value),
      validate: (value) => violationOf(kind, value ?? ''),
    }),
  ];
  if (is(element, 'bpmn:BoundaryEvent')) {
    entries.unshift(
      toggle({
        id: 'interrupting',
        label: 'Stop the step',
        description: 'Off: the step goes on, and the other path runs beside it.',
        get: () => bo(element).get<boolean>('cancelActivity'),
        set: (value) => modeling.updateProperties(element, { cancelActivity: value ?? false }),
      }),
    );
  }
  return group('timer', 'Time', entries);
}

export function timerKind(definition: ModdleElement): TimerKind {
  return names.find((name) => definition.get(name) !== undefined) ?? 'timeDuration';
}

/** A timer that stops its step, or that a path waits for, fires once by nature. */
const canRepeat = ({ element }: FormContext) =>
  is(element, 'bpmn:BoundaryEvent') && !bo(element).get<boolean>('cancelActivity');
