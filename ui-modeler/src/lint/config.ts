import type { RuleFactory } from 'bpmnlint/lib/types.js';
import endEventRequired from 'bpmnlint/rules/end-event-required.js';
import fakeJoin from 'bpmnlint/rules/fake-join.js';
import noDisconnected from 'bpmnlint/rules/no-disconnected.js';
import noDuplicateFlows from 'bpmnlint/rules/no-duplicate-sequence-flows.js';
import noGatewayJoinFork from 'bpmnlint/rules/no-gateway-join-fork.js';
import noImplicitSplit from 'bpmnlint/rules/no-implicit-split.js';
import singleBlankStart from 'bpmnlint/rules/single-blank-start-event.js';
import singleDefinition from 'bpmnlint/rules/single-event-definition.js';
import startRequired from 'bpmnlint/rules/start-event-required.js';
import subProcessStart from 'bpmnlint/rules/sub-process-blank-start-event.js';
import superfluousGateway from 'bpmnlint/rules/superfluous-gateway.js';
import type { ElementTemplates } from '../templates';
import type { TriggerType } from '../types';
import allowedElements from './rules/allowed-elements';
import { conditions, defaultPath, feelConditions } from './rules/conditions';
import { feel } from './rules/feel';
import feelOnly from './rules/feel-only';
import { javaClass, listener } from './rules/java';
import scriptLanguage from './rules/script-language';
import { fields, step, topic } from './rules/steps';
import timers from './rules/timers';
import { endlessLoop, oneProcess, reachable, repetition, retryPolicy, unhandledError } from './rules/paths';
import {
  knownTrigger,
  missingTrigger,
  plainStart,
  scheduleCondition,
  scheduleCron,
  scheduleZone,
} from './rules/trigger';
import { noMessages, waitCallback, waitCondition, waitFor } from './rules/waits';

interface Rule {
  readonly level: 'error' | 'warn';
  readonly rule: RuleFactory;
  /** For rules of bpmnlint, which are terse: what is wrong and what to do, in our words. */
  readonly says?: readonly [message: string, remedy: string];
}

/**
 * Our own rules mirror what the server refuses at publish, under its names, so that the same problem is not listed
 * twice; those of bpmnlint catch slips of drawing.
 */
export function rulesFor(
  templates: ElementTemplates,
  triggerTypes: readonly TriggerType[],
): Readonly<Record<string, Rule>> {
  return {
    element: { level: 'error', rule: allowedElements },
    'java-class': { level: 'error', rule: javaClass },
    listener: { level: 'error', rule: listener },
    'script-language': { level: 'error', rule: scriptLanguage },
    step: { level: 'error', rule: step },
    topic: { level: 'error', rule: topic(templates) },
    fields: { level: 'error', rule: fields(templates) },
    start: { level: 'error', rule: plainStart },
    'known-trigger': { level: 'error', rule: knownTrigger(triggerTypes) },
    'schedule-cron': { level: 'error', rule: scheduleCron },
    'schedule-timeZone': { level: 'error', rule: scheduleZone },
    'schedule-condition': { level: 'error', rule: scheduleCondition },
    message: { level: 'error', rule: noMessages },
    'wait-for': { level: 'error', rule: waitFor(triggerTypes) },
    'wait-condition': { level: 'error', rule: waitCondition },
    'wait-callback': { level: 'error', rule: waitCallback },
    'missing-trigger': { level: 'warn', rule: missingTrigger },
    conditions: { level: 'error', rule: conditions },
    'default-path': { level: 'warn', rule: defaultPath },
    'feel-conditions': { level: 'error', rule: feelConditions },
    expression: { level: 'error', rule: feelOnly },
    feel: { level: 'error', rule: feel },
    timer: { level: 'error', rule: timers },
    process: { level: 'error', rule: oneProcess },
    retry: { level: 'error', rule: retryPolicy },
    'multi-instance': { level: 'error', rule: repetition },
    'endless-loop': { level: 'error', rule: endlessLoop },
    reachable: { level: 'warn', rule: reachable },
    'unhandled-error': { level: 'warn', rule: unhandledError },
    'start-event-required': {
      level: 'error',
      rule: startRequired,
      says: ['There is no start.', 'Add a start event.'],
    },
    'sub-process-blank-start-event': {
      level: 'error',
      rule: subProcessStart,
      says: ['The start inside a sub-process has no trigger of its own.', 'Use a plain start event.'],
    },
    'single-blank-start-event': {
      level: 'error',
      rule: singleBlankStart,
      says: ['There is more than one start.', 'Keep one; several paths can follow it.'],
    },
    'single-event-definition': {
      level: 'error',
      rule: singleDefinition,
      says: ['The event waits for several things at once.', 'Use one event for each.'],
    },
    'no-disconnected': {
      level: 'error',
      rule: noDisconnected,
      says: ['Nothing leads here or away from here.', 'Connect it, or delete it.'],
    },
    'no-duplicate-sequence-flows': {
      level: 'warn',
      rule: noDuplicateFlows,
      says: ['Two paths connect the same elements.', 'Delete one of them.'],
    },
    'end-event-required': {
      level: 'warn',
      rule: endEventRequired,
      says: ['There is no end.', 'Add an end event, so that readers see where it finishes.'],
    },
    'fake-join': {
      level: 'warn',
      rule: fakeJoin,
      says: [
        'Several paths come in here: the step runs once for each.',
        'Join them with a gateway before it.',
      ],
    },
    'no-implicit-split': {
      level: 'warn',
      rule: noImplicitSplit,
      says: [
        'Several paths leave here, all at once.',
        'Use a decision or a parallel gateway to say what is meant.',
      ],
    },
    'no-gateway-join-fork': {
      level: 'warn',
      rule: noGatewayJoinFork,
      says: ['This gateway joins and splits at the same time.', 'Use two gateways.'],
    },
    'superfluous-gateway': {
      level: 'warn',
      rule: superfluousGateway,
      says: ['This gateway has one way in and one way out.', 'Remove it, or add the other paths.'],
    },
  };
}
