import type Canvas from 'diagram-js/lib/core/Canvas';
import type EventBus from 'diagram-js/lib/core/EventBus';
import type { Zoom } from '../types';

const [smallest, largest, factor] = [0.2, 3, 1.25];

/** Zooming by button and by the host. */
export class ZoomControls {
  static readonly $inject = ['eventBus', 'canvas'];

  constructor(
    eventBus: EventBus,
    private readonly canvas: Canvas,
  ) {
    eventBus.on('diagram.init', () => this.canvas.getContainer().append(this.buttons()));
  }

  zoom(to: Zoom): void {
    const current = this.canvas.zoom();
    if (to === 'fit') this.fit();
    else this.canvas.zoom(clamp(to === 'in' ? current * factor : to === 'out' ? current / factor : to));
  }

  /** The whole diagram with some air around it, never larger than drawn. */
  fit(): void {
    const { inner, outer } = this.canvas.viewbox();
    if (outer.width === 0 || outer.height === 0 || inner.width === 0) return;
    const margin = 48;
    const scale = Math.min(
      1,
      Math.max(outer.width - 2 * margin, 50) / inner.width,
      Math.max(outer.height - 2 * margin, 50) / inner.height,
    );
    const [width, height] = [outer.width / scale, outer.height / scale];
    this.canvas.viewbox({
      x: inner.x + inner.width / 2 - width / 2,
      y: inner.y + inner.height / 2 - height / 2,
      width,
      height,
    });
  }

  private buttons(): HTMLElement {
    const bar = document.createElement('div');
    bar.className = 'tl-zoom';
    for (const [to, sign, title] of [
      ['in', '+', 'Zoom in'],
      ['out', '−', 'Zoom out'],
      ['fit', '⤢', 'Show everything'],
    ] as const) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = sign;
      button.title = title;
      button.setAttribute('aria-label', title);
      button.addEventListener('click', () => this.zoom(to));
      bar.append(button);
    }
    return bar;
  }
}

const clamp = (scale: number) => Math.min(largest, Math.max(smallest, scale));

export default {
  __init__: ['taskloomZoom'],
  taskloomZoom: ['type', ZoomControls],
};
