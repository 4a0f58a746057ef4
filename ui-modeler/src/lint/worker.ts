import { BpmnModdle } from 'bpmn-moddle';
import { moddleExtensions } from '../moddle-extensions';
import { ElementTemplates } from '../templates/ElementTemplates';
import type { Answer, Question } from './off-thread';
import { checker } from './check';
import { restore } from './transfer';

/** The other thread: rebuilds the model and says what is wrong with it. */
const moddle = new BpmnModdle(moddleExtensions as never);
const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<Question>) => void) | null;
  postMessage(answer: Answer): void;
};
let check: ReturnType<typeof checker> | undefined;

scope.onmessage = ({ data }) => {
  if ('templates' in data) {
    const templates = new ElementTemplates({ templates: data.templates }, null as never, null as never);
    check = checker(templates, data.triggerTypes);
    return;
  }
  const start = performance.now();
  const { number, model } = data;
  try {
    const root = restore(model, moddle as never);
    const findings = root && check ? check(root) : [];
    scope.postMessage({ number, findings, took: performance.now() - start });
  } catch (error) {
    scope.postMessage({ number, failure: String(error) });
  }
};
