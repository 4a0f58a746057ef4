import type Canvas from 'diagram-js/lib/core/Canvas';
import type { ModuleDeclaration } from 'didi';

const drops = new Set(['drop-ok', 'drop-not-ok', 'new-parent', 'connect-ok', 'connect-not-ok', 'attach-ok']);

/**
 * What becomes of a step let go over the canvas stands in an attribute of the canvas. As the class that shapes have, above every
 * element, each change of it while dragging has the browser work out the style of all of them anew: 35 ms of 500 shapes.
 */
class DropMarks {
  static readonly $inject = ['canvas'];

  constructor(canvas: Canvas) {
    const [add, remove] = [canvas.addMarker.bind(canvas), canvas.removeMarker.bind(canvas)];
    const ofCanvas = (element: unknown, marker: string) =>
      drops.has(marker) && element === canvas.getRootElement();
    const svg = () => canvas.getContainer().querySelector<SVGElement>(':scope > svg')!;
    canvas.addMarker = (element, marker) => {
      if (ofCanvas(element, marker)) svg().dataset.tlDrop = marker;
      else add(element, marker);
    };
    canvas.removeMarker = (element, marker) => {
      if (!ofCanvas(element, marker)) remove(element, marker);
      else if (svg().dataset.tlDrop === marker) delete svg().dataset.tlDrop;
    };
  }
}

export default {
  __init__: ['taskloomDropMarks'],
  taskloomDropMarks: ['type', DropMarks],
} as ModuleDeclaration;
