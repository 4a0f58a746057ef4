import type Canvas from 'diagram-js/lib/core/Canvas';
import type EventBus from 'diagram-js/lib/core/EventBus';
import { create } from '../dom';
import type { Zoom } from '../types';

type Size = { readonly width: number; readonly height: number };
type Box = Size & { readonly x: number; readonly y: number };

const [smallest, largest, factor] = [0.2, 3, 1.25];

interface Services {
  get<T>(name: string, strict: false): T | null;
}

/** A button of the bar: zooming, and whatever else finds its way about that is installed. */
interface BarButton {
  readonly sign: string;
  readonly title: string;
  readonly click: () => void;
  readonly className?: string;
}

/** Zooming by button and by the host. After "show everything" the diagram follows the canvas' size until somebody moves it. */
export class ZoomControls {
  static readonly $inject = ['eventBus', 'canvas', 'injector'];

  private following = false;
  private settling = false;

  private readonly scale = create('button', 'tl-zoom-scale', '100 %');

  constructor(
    eventBus: EventBus,
    private readonly canvas: Canvas,
    private readonly services: Services,
  ) {
    eventBus.on('diagram.init', () => this.canvas.getContainer().append(this.bar()));
    eventBus.on('canvas.viewbox.changed', ({ viewbox }: { viewbox: { scale: number } }) => {
      if (!this.settling) this.following = false;
      this.scale.textContent = `${String(Math.round(viewbox.scale * 100))} %`;
    });
    // Whoever draws knows where things are: from then on nothing moves by itself.
    eventBus.on('commandStack.changed', ({ trigger }: { trigger: string }) => {
      if (trigger !== 'clear') this.following = false;
    });
  }

  zoom(to: Zoom): void {
    const current = this.canvas.zoom();
    if (to === 'fit') this.fit();
    else this.canvas.zoom(clamp(to === 'in' ? current * factor : to === 'out' ? current / factor : to));
  }

  /** The container has another size. */
  resized(): void {
    this.canvas.resized();
    if (this.following) this.fit();
  }

  private fit() {
    const { inner, outer } = this.canvas.viewbox();
    if (outer.width !== 0 && outer.height !== 0 && inner.width !== 0) {
      this.settling = true;
      this.canvas.viewbox(everything(inner, outer, this.paletteEdge()));
      this.settling = false;
    }
    this.following = true;
  }

  /** How far the palette, where there is one, reaches into the canvas from the left, in pixels of the page. */
  private paletteEdge(): number {
    const palette = this.canvas.getContainer().querySelector<HTMLElement>('.djs-palette');
    return palette ? palette.offsetLeft + palette.offsetWidth : 0;
  }

  private bar(): HTMLElement {
    const bar = create('div', 'tl-zoom');
    bar.setAttribute('role', 'toolbar');
    bar.setAttribute('aria-label', 'View');
    const search = this.services.get<{ toggle(): void }>('searchPad', false);
    const map = this.services.get<{ toggle(): void }>('minimap', false);
    const help = this.services.get<{ open(): void }>('taskloomKeyboardHelp', false);
    const buttons: (BarButton | null)[] = [
      search && { sign: '⌕', title: 'Search the elements (Ctrl F)', click: () => search.toggle() },
      { sign: '−', title: 'Zoom out', click: () => this.zoom('out') },
      { sign: '', title: 'Original size', click: () => this.zoom(1) },
      { sign: '+', title: 'Zoom in', click: () => this.zoom('in') },
      { sign: '⤢', title: 'Show everything', click: () => this.zoom('fit') },
      map && { sign: '▣', title: 'Map', click: () => map.toggle(), className: 'tl-wide-only' },
      help && { sign: '?', title: 'Keys (?)', click: () => help.open(), className: 'tl-wide-only' },
    ];
    for (const button of buttons) if (button) bar.append(this.button(button));
    for (const type of ['mousedown', 'pointerdown', 'dblclick']) {
      bar.addEventListener(type, (event) => event.stopPropagation());
    }
    return bar;
  }

  private button({ sign, title, click, className = '' }: BarButton): HTMLElement {
    const button = sign === '' ? this.scale : create('button', className, sign);
    button.type = 'button';
    button.title = title;
    button.setAttribute('aria-label', title);
    button.addEventListener('click', click);
    return button;
  }
}

/**
 * The part of the plane to show so that the whole diagram has some air around it beside the palette, and is never larger
 * than drawn.
 *
 * @param inner what the diagram covers, on its plane
 * @param outer the canvas, in pixels of the page
 * @param covered how many of them the palette covers, at the left
 */
export function everything(inner: Box, outer: Size, covered: number): Box {
  const air = outer.width < 480 ? 20 : 48;
  // Beside the palette of a very narrow canvas nothing would be left to see.
  const left = outer.width - covered < 2 * air + 80 ? 0 : covered;
  const scale = Math.min(
    1,
    Math.max(outer.width - left - 2 * air, 50) / inner.width,
    Math.max(outer.height - 2 * air, 50) / inner.height,
  );
  return {
    x: inner.x + inner.width / 2 - (left + (outer.width - left) / 2) / scale,
    y: inner.y + inner.height / 2 - outer.height / 2 / scale,
    width: outer.width / scale,
    height: outer.height / scale,
  };
}

const clamp = (scale: number) => Math.min(largest, Math.max(smallest, scale));

export default {
  __init__: ['taskloomZoom'],
  taskloomZoom: ['type', ZoomControls],
};
