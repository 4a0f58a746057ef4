import Modeler from 'bpmn-js/lib/Modeler';
import type Canvas from 'diagram-js/lib/core/Canvas';
import { expect, it } from 'vitest';
import { emptyDiagram } from '../diagram';
import DropMarksModule from '.';

it('says in an attribute what becomes of a drop on the canvas, and by a class what becomes of one on a step', async () => {
  const modeler = new Modeler({ container: document.body, additionalModules: [DropMarksModule] } as never);
  await modeler.importXML(emptyDiagram('Follow up'));
  const canvas = modeler.get<Canvas>('canvas');
  const root = canvas.getRootElement() as never;
  const svg = canvas.getContainer().querySelector<SVGElement>(':scope > svg')!;

  canvas.addMarker(root, 'drop-not-ok');
  canvas.addMarker('start', 'drop-not-ok');

  expect(svg.dataset.tlDrop).toBe('drop-not-ok');
  expect(canvas.getContainer().querySelectorAll('.drop-not-ok')).toHaveLength(1);

  canvas.removeMarker(root, 'drop-ok');
  expect(svg.dataset.tlDrop).toBe('drop-not-ok');
  canvas.removeMarker(root, 'drop-not-ok');
  expect(svg.dataset.tlDrop).toBeUndefined();
  modeler.destroy();
});
