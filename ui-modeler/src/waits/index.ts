import { property, type ModdleElement } from '../bpmn';

/** What an element waits for when it waits to be called. */
export const CALLBACK = 'Callback';
/** The variable that holds the addresses, by element. */
export const CALLBACKS = 'callbacks';

/** Whether an element waits for an event or a web call. */
export const isWait = (node: ModdleElement): boolean =>
  node.$type === 'bpmn:ReceiveTask' ||
  ((node.$type === 'bpmn:IntermediateCatchEvent' || node.$type === 'bpmn:BoundaryEvent') &&
    (node.get<ModdleElement[] | undefined>('eventDefinitions') ?? []).some(
      ({ $type }) => $type === 'bpmn:MessageEventDefinition',
    ));

export const waitForOf = (node: ModdleElement): string => property(node, 'waitFor')?.trim() ?? '';

/** The variable that what comes becomes. */
export const resultOf = (node: ModdleElement): string =>
  property(node, 'result')?.trim() || (waitForOf(node) === CALLBACK ? 'call' : 'event');
