import type EventBus from 'diagram-js/lib/core/EventBus';
import { danglingIn, putBack } from './dangling';
import { written } from './normalise';

/** Saves what the parser understood, and what it did not. */
class RoundTrip {
  static readonly $inject = ['eventBus'];

  constructor(eventBus: EventBus) {
    let dangling = danglingIn([]);
    let takeAway = () => {};
    eventBus.on('import.parse.complete', ({ warnings }: { warnings?: readonly unknown[] }) => {
      dangling = danglingIn(warnings ?? []);
    });
    eventBus.on('saveXML.start', () => {
      takeAway = putBack(dangling);
    });
    eventBus.on('saveXML.serialized', ({ xml }: { xml: string }) => written(xml));
    eventBus.on('saveXML.done', () => {
      takeAway();
      takeAway = () => {};
    });
  }
}

export default {
  __init__: ['taskloomRoundTrip'],
  taskloomRoundTrip: ['type', RoundTrip],
};
