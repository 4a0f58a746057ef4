import {
  IconAlertTriangle,
  IconArrowFork,
  IconArrowsSplit2,
  IconClock,
  IconCode,
  IconFlag,
  IconHourglass,
  IconPlayerPlay,
  IconPlug,
  IconRepeat,
  IconStack2,
  IconTable,
  IconUser,
} from '@/ui/icons';
import type { m } from '@/lib/messages';

/** What a step is to a person, whatever the engine calls its element. */
export type Kind = keyof typeof m.run.kinds;

const kinds: readonly (readonly [elementType: RegExp, kind: Kind])[] = [
  [/^errorEnd/, 'errorEnd'],
  [/end/i, 'end'],
  [/start/i, 'start'],
  [/^boundaryTimer/, 'deadline'],
  [/^boundary/, 'exception'],
  [/^intermediate/, 'wait'],
  [/^parallelGateway/, 'parallel'],
  [/gateway/i, 'decision'],
  [/^userTask/, 'person'],
  [/^scriptTask/, 'script'],
  [/^businessRuleTask/, 'rules'],
  [/^multiInstance/, 'repeat'],
  [/subProcess$/i, 'group'],
];

export const kindOf = (elementType: string): Kind =>
  kinds.find(([pattern]) => pattern.test(elementType))?.[1] ?? 'step';

export const kindIcons = {
  start: IconPlayerPlay,
  end: IconFlag,
  errorEnd: IconAlertTriangle,
  deadline: IconHourglass,
  exception: IconAlertTriangle,
  wait: IconClock,
  decision: IconArrowFork,
  parallel: IconArrowsSplit2,
  person: IconUser,
  script: IconCode,
  rules: IconTable,
  repeat: IconRepeat,
  group: IconStack2,
  step: IconPlug,
} satisfies Record<Kind, unknown>;

/** Which element template each element of a model is made from, by the element's id. */
export function templatesIn(bpmn: string): ReadonlyMap<string, string> {
  const elements = new DOMParser().parseFromString(bpmn, 'text/xml').getElementsByTagName('*');
  const found = new Map<string, string>();
  for (const element of elements) {
    const template = element.getAttributeNS('http://camunda.org/schema/1.0/bpmn', 'modelerTemplate');
    if (template && element.id) found.set(element.id, template);
  }
  return found;
}
