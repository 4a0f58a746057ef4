import { is, property } from '../bpmn';
import { extend, group, type FormContext } from './context';
import { numberField, textField, type Group } from './entries';

export interface RetryPolicy {
  readonly times: number;
  /** ISO 8601; doubled after each attempt. */
  readonly wait: string;
}

const mostTimes = 20;
/** One number and one unit, as the server takes it. */
const isWait = (text: string) => /^PT[1-9]\d{0,4}[SMH]$/.test(text);

export const defaultRetry: RetryPolicy = { times: 3, wait: 'PT10S' };

export function parseRetry(text: string | undefined): RetryPolicy | null {
  const [, times, wait] = /^R([1-9]|1\d|20)\/(.+)$/.exec(text ?? '') ?? [];
  return times !== undefined && wait !== undefined && isWait(wait) ? { times: Number(times), wait } : null;
}

/** What happens when a connector's call fails for the moment. Stored as property `retry`: `R3/PT10S`. */
export function retryGroup(context: FormContext): Group | null {
  const { element } = context;
  if (!is(element, 'bpmn:ServiceTask')) return null;
  const policy = () => parseRetry(property(element, 'retry')) ?? defaultRetry;
  const write = ({ times, wait }: RetryPolicy) =>
    extend(context, (draft) => draft.property('retry', `R${String(times)}/${wait}`));
  return group(
    'retry',
    'When it fails',
    [
      numberField({
        id: 'retry-times',
        label: 'Try again',
        description: 'How many times before the run stops and its owner is told.',
        get: () => policy().times,
        max: mostTimes,
        set: (times) =>
          write({ ...policy(), times: Math.min(mostTimes, Math.max(1, times ?? defaultRetry.times)) }),
      }),
      textField({
        id: 'retry-wait',
        label: 'First after',
        description: 'PT10S is ten seconds; each further wait is twice as long.',
        placeholder: defaultRetry.wait,
        get: () => policy().wait,
        set: (wait) => {
          if (wait !== undefined && isWait(wait)) write({ ...policy(), wait });
        },
        validate: (wait) =>
          isWait(wait ?? '') ? null : 'Write PT10S for ten seconds, PT5M for five minutes.',
      }),
    ],
    false,
  );
}
