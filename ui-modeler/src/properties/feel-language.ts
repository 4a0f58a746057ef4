import { camundaBuiltins } from '@camunda/feel-builtins';

/** Of functions younger than the server's FEEL engine (1.19): it would answer null. */
const younger = new Set(['from json', 'to json', 'from base64', 'fromAi']);

/** What the editor takes for FEEL: the names and functions that the server knows. */
export const feelLanguage = {
  parserDialect: 'camunda',
  builtins: camundaBuiltins
    .filter(({ name }) => !younger.has(name))
    .map((builtin) => ({ ...builtin, info: () => drawn(builtin.info) })),
} as const;

/** The library's own description of a function: HTML that ships with it. */
function drawn(info: string): HTMLElement {
  const box = document.createElement('div');
  box.innerHTML = info;
  return box;
}
