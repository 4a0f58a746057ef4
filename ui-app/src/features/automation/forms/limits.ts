const any = ['id', 'type', 'label', 'description', 'layout', 'conditional', 'properties'];
const field = [...any, 'key', 'defaultValue', 'disabled', 'readonly', 'validate'];
const choice = [...field, 'values', 'valuesKey', 'valuesExpression'];

type Kind = { readonly properties: readonly string[]; readonly rules?: readonly string[] };

/**
 * What a form may hold: the same as the server's `form-list.txt`, which a test compares. A kind with `rules` is a question: it has a
 * key, and these rules inside `validate`.
 */
export const kinds: Readonly<Record<string, Kind>> = {
  textfield: {
    properties: [...field, 'appearance'],
    rules: ['required', 'minLength', 'maxLength', 'pattern', 'validationType'],
  },
  textarea: { properties: field, rules: ['required', 'minLength', 'maxLength'] },
  number: {
    properties: [...field, 'appearance', 'decimalDigits', 'increment', 'serializeToString'],
    rules: ['required', 'min', 'max'],
  },
  checkbox: { properties: field, rules: ['required'] },
  radio: { properties: choice, rules: ['required'] },
  select: { properties: [...choice, 'searchable'], rules: ['required'] },
  checklist: { properties: choice, rules: ['required'] },
  taglist: { properties: choice, rules: ['required'] },
  datetime: {
    properties: [
      ...field,
      'subtype',
      'dateLabel',
      'timeLabel',
      'disallowPassedDates',
      'use24h',
      'timeInterval',
      'timeSerializingFormat',
    ],
    rules: ['required'],
  },
  text: { properties: [...any, 'text'] },
  separator: { properties: any },
  spacer: { properties: [...any, 'height'] },
  button: { properties: [...any, 'action'] },
  group: { properties: [...any, 'components', 'showOutline', 'verticalAlignment'] },
};

/** What the form itself may say. */
export const ofForm: readonly string[] = [
  'id',
  'type',
  'components',
  'schemaVersion',
  'exporter',
  'executionPlatform',
  'executionPlatformVersion',
];

export const MOST_COMPONENTS = 200;
export const MOST_BYTES = 64 * 1024;
/** Of all forms of an automation. */
export const MOST_FORMS = 50;
