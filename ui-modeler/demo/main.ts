import { createModeler, createViewer, type Theme } from '../src';
import { steps, templates, triggerTypes } from '../test/samples';
import bpmn from '../test/follow-up.bpmn?raw';
import { largeModel } from '../test/large';

// ?view=viewer|modeler &theme=light|dark &select=<element id> &menu=append &shapes=500
const query = new URLSearchParams(location.search);
const theme = (query.get('theme') ?? 'light') as Theme;
const container = document.querySelector<HTMLElement>('#canvas')!;
const propertiesContainer = document.querySelector<HTMLElement>('#properties')!;

if (query.get('view') === 'viewer') {
  document.body.classList.add('viewer');
  const viewer = createViewer({ container, bpmn, templates, theme });
  viewer.showRun({ steps });
} else {
  const shapes = Number(query.get('shapes') ?? 0);
  const large = shapes > 0 ? largeModel(shapes) : undefined;
  const start = performance.now();
  const modeler = createModeler({
    container,
    propertiesContainer,
    bpmn: large ?? (query.has('empty') ? '' : bpmn),
    templates,
    triggerTypes,
    theme,
    lintWorker: () => new Worker(new URL('../src/lint/worker.ts', import.meta.url), { type: 'module' }),
  });
  void modeler.ready.then(() => {
    // Two frames: in the second, the first has been painted.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => performance.measure('tl-open', { start, end: performance.now() })),
    );
    const id = query.get('select');
    if (id) modeler.focusElement(id);
    if (query.get('menu') === 'append') {
      setTimeout(() => container.querySelector<HTMLElement>('.djs-context-pad .tl-icon-plus')?.click(), 200);
    }
    if (query.has('list')) {
      setTimeout(() => container.querySelector<HTMLElement>('.tl-findings-toggle')?.click(), 800);
    }
  });
  Object.assign(globalThis, { modeler });
}
