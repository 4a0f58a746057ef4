import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type { Element } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type EventBus from 'diagram-js/lib/core/EventBus';
import ZoomModule, { type ZoomControls } from '../controls';
import { importXml, moddleExtensions } from '../documents';
import { create } from '../dom';
import RendererModule, { drawing } from '../renderer';
import type { ElementTemplate } from '../templates/descriptor';
import { TemplateRegistry } from '../templates/TemplateRegistry';
import type { Theme } from '../types';
import { differences, type Difference } from './differences';
import '../style/index.css';

export { differences, type ChangedProperty, type Difference } from './differences';

export interface ComparisonOptions {
  readonly container: HTMLElement;
  /** The earlier document. */
  readonly before: string;
  /** The later one. */
  readonly after: string;
  readonly labels?: { readonly before: string; readonly after: string };
  readonly templates?: readonly ElementTemplate[];
  readonly theme?: Theme;
  /** A marked element was clicked; null for anything else. */
  readonly onElementClick?: (difference: Difference | null) => void;
}

export interface ComparisonHandle {
  /** All that differs; rejects when one of the documents cannot be shown. */
  readonly ready: Promise<readonly Difference[]>;
  /** Brings an element into view on both sides, as far as it is there. */
  focus(elementId: string): void;
  setTheme(theme: Theme): void;
  destroy(): void;
}

const signs = { added: '+', removed: '−', changed: '~', moved: '⇢' } as const;

/** Two versions side by side, moved and zoomed together, with marks on what differs. */
export function createComparison(options: ComparisonOptions): ComparisonHandle {
  const {
    container,
    theme = 'light',
    templates = [],
    labels = { before: 'Before', after: 'After' },
  } = options;
  container.classList.add('tl-compare');
  container.dataset['tlTheme'] = theme;
  const panes = (['before', 'after'] as const).map((side) => {
    const pane = create('div', 'tl-compare-pane tl-viewer');
    const place = create('div', 'tl-compare-canvas');
    pane.append(create('div', 'tl-compare-label', labels[side]), place);
    container.append(pane);
    const viewer = new NavigatedViewer({
      container: place,
      moddleExtensions,
      additionalModules: [{ taskloomTemplates: ['type', TemplateRegistry] }, RendererModule, ZoomModule],
      taskloom: { templates },
      ...drawing,
    } as never);
    return { side, place, viewer, xml: options[side] };
  });
  let marks = new Map<string, Difference>();
  let following = false;

  for (const pane of panes) {
    const eventBus = pane.viewer.get<EventBus>('eventBus');
    eventBus.on(
      'canvas.viewbox.changed',
      ({ viewbox }: { viewbox: { x: number; y: number; width: number; height: number } }) => {
        if (following) return;
        following = true;
        for (const other of panes) {
          const { x, y, width, height } = viewbox;
          if (other !== pane && width > 0)
            other.viewer.get<Canvas>('canvas').viewbox({ x, y, width, height });
        }
        following = false;
      },
    );
    eventBus.on('element.click', ({ element }: { element: Element }) => {
      const id = (element as { labelTarget?: Element }).labelTarget?.id ?? element.id;
      options.onElementClick?.(marks.get(id) ?? null);
    });
  }
  const observer = new ResizeObserver(() => {
    for (const { viewer } of panes) viewer.get<ZoomControls>('taskloomZoom').resized();
  });
  observer.observe(container);

  const show = async () => {
    const found = await differences(options.before, options.after);
    following = true;
    for (const { viewer, xml } of panes) await importXml(viewer, xml);
    following = false;
    marks = new Map(found.map((difference) => [difference.elementId, difference]));
    for (const { side, viewer } of panes) {
      const [canvas, registry] = [
        viewer.get<Canvas>('canvas'),
        viewer.get<ElementRegistry>('elementRegistry'),
      ];
      for (const { elementId, kind } of found) {
        const element = registry.get(elementId) as Element | undefined;
        if (!element || element === canvas.getRootElement()) continue;
        if ((kind === 'added' && side === 'before') || (kind === 'removed' && side === 'after')) continue;
        canvas.addMarker(elementId, `tl-diff-${kind}`);
        const sign = create('span', `tl-diff-sign tl-diff-sign-${kind}`, signs[kind]);
        viewer
          .get<{ add(id: string, type: string, overlay: object): void }>('overlays')
          .add(elementId, 'tl-diff', { position: { top: -10, right: 10 }, html: sign });
      }
    }
    panes.at(-1)?.viewer.get<ZoomControls>('taskloomZoom').zoom('fit');
    return found;
  };

  return {
    ready: show(),
    focus: (elementId) => {
      for (const { viewer } of [...panes].reverse()) {
        const element = viewer.get<ElementRegistry>('elementRegistry').get(elementId) as Element | undefined;
        const canvas = viewer.get<Canvas>('canvas');
        if (!element || element === canvas.getRootElement()) continue;
        canvas.scrollToElement(element, 120);
        break;
      }
      for (const { viewer, place } of panes) {
        place.querySelector('.tl-selected')?.classList.remove('tl-selected');
        const registry = viewer.get<ElementRegistry>('elementRegistry');
        if (registry.get(elementId)) registry.getGraphics(elementId).classList.add('tl-selected');
      }
    },
    setTheme: (next) => {
      container.dataset['tlTheme'] = next;
    },
    destroy: () => {
      observer.disconnect();
      for (const { viewer } of panes) viewer.destroy();
      container.replaceChildren();
      container.classList.remove('tl-compare');
    },
  };
}
