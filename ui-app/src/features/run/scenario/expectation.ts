import type { ScenarioExpectation, TryOut } from '@/lib/api/types';
import { m } from '@/lib/messages';

/** What the engine calls what is around a task that is done several times; nobody drew it. */
const BODY = 'multiInstanceBody';
const SCOPES = new Set(['subProcess', 'transaction']);
/** As many as are looked at, by names that a scenario may have. */
const MOST_VARIABLES = 50;

/** What a try-out came to, to be expected from now on; null if it came to nothing. */
export function outcomeOf(tried: TryOut, variables: readonly string[]): ScenarioExpectation | null {
  if (tried.state === 'stopped') return null;
  const steps = tried.steps.filter(({ elementType }) => elementType !== BODY);
  const stands = {
    completed: steps.filter(({ elementType }) => elementType.endsWith('EndEvent')),
    waiting: steps.filter(({ state, elementType }) => state === 'active' && !SCOPES.has(elementType)),
    failed: steps.filter(({ state }) => state === 'failed'),
  }[tried.state];
  const ids = (some: typeof steps) => [...new Set(some.map(({ elementId }) => elementId))];
  return {
    state: tried.state,
    at: ids(stands),
    passed: ids(steps.filter(({ state }) => state === 'completed' || state === 'cancelled')),
    variables: Object.fromEntries(variables.map((name) => [name, tried.variables[name]])),
  };
}

/** Those whose names can be asked for. */
export const variablesOf = (tried: TryOut) =>
  Object.keys(tried.variables)
    .filter((name) => /^[A-Za-z_]\w{0,99}$/.test(name))
    .slice(0, MOST_VARIABLES);

/** The expectation as sentences. @param nameOf what an element is called */
export function inWords(expected: ScenarioExpectation, nameOf: (id: string) => string): string {
  const through = expected.passed.filter((id) => !expected.at.includes(id)).map(nameOf);
  const variables = Object.keys(expected.variables ?? {});
  return [
    m.scenario.expectation[expected.state](expected.at.map(nameOf)),
    ...(through.length > 0 ? [m.scenario.through(through)] : []),
    ...(variables.length > 0 ? [m.scenario.holds(variables)] : []),
  ].join(' ');
}
