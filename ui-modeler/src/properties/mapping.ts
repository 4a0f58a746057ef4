import { ListGroup } from '@bpmn-io/properties-panel';
import { inputs, isAny, outputs, type Parameter } from '../bpmn';
import type { ElementTemplates } from '../templates';
import { extend, type FormContext } from './context';
import { outcomeOf } from './variables';
import { feelField, note, textField, type Entry, type Group } from './entries';

type Kind = 'input' | 'output';

const texts = {
  input: {
    label: 'Inputs',
    name: 'Name inside the step',
    value: 'Value',
    fresh: 'input',
  },
  output: {
    label: 'Outputs',
    name: 'Name in the run',
    value: 'Value from the step',
    fresh: 'output',
  },
} as const;

/** What goes into a step and comes out of it, for steps that have no form of their own. */
export function mappingGroups(context: FormContext, templates: ElementTemplates): readonly Group[] {
  const types = ['bpmn:ServiceTask', 'bpmn:UserTask', 'bpmn:ScriptTask', 'bpmn:SubProcess'];
  if (!isAny(context.element as never, types)) return [];
  const template = templates.of(context.element);
  if (!template) return [list(context, 'input'), list(context, 'output')];
  const inForm = template.properties.map(({ binding }) => 'source' in binding && binding.source);
  return [list(context, 'output', ({ value }) => !inForm.includes(value))];
}

function list(
  context: FormContext,
  kind: Kind,
  shown: (parameter: Parameter) => boolean = () => true,
): Group {
  const { element } = context;
  const parameters = kind === 'input' ? inputs(element) : outputs(element);
  const { label, fresh } = texts[kind];
  return {
    id: `${kind}s`,
    label,
    component: ListGroup,
    items: parameters.flatMap((parameter, index) =>
      shown(parameter) ? [item(context, kind, index, parameter.name)] : [],
    ),
    add: (event: Event) => {
      event.stopPropagation();
      const taken = new Set(parameters.map(({ name }) => name));
      let name: string = fresh;
      for (let number = 2; taken.has(name); number++) name = `${fresh}${String(number)}`;
      extend(context, (draft) => draft.add(kind, name, ''));
    },
  };
}

function item(context: FormContext, kind: Kind, index: number, label: string) {
  const id = `${kind}-${String(index)}`;
  return {
    id,
    label,
    entries: fields(context, kind, index),
    autoFocusEntry: `${id}-name`,
    remove: (event: Event) => {
      event.stopPropagation();
      extend(context, (draft) => draft.at(kind, index, undefined));
    },
  };
}

function fields(context: FormContext, kind: Kind, index: number): readonly Entry[] {
  const { element } = context;
  const parameter = () => (kind === 'input' ? inputs(element) : outputs(element))[index];
  const id = `${kind}-${String(index)}`;
  const name = textField({
    id: `${id}-name`,
    label: texts[kind].name,
    get: () => parameter()?.name,
    set: (value) => extend(context, (draft) => draft.at(kind, index, { name: value ?? '' })),
    validate: (value) =>
      /^[\p{L}_][\p{L}\p{N}_]*$/u.test(value ?? '') ? null : 'A name is made of letters, digits and _.',
  });
  if (parameter()?.structured) {
    return [name, note({ id: `${id}-structured`, text: 'A list, map or script: kept as it is.' })];
  }
  return [
    name,
    feelField({
      id: `${id}-value`,
      label: texts[kind].value,
      feel: 'optional',
      variables: kind === 'input' ? context.variables : [...outcomeOf(element), ...context.variables],
      get: () => parameter()?.value,
      set: (value) => extend(context, (draft) => draft.at(kind, index, { value: value ?? '' })),
    }),
  ];
}
