import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type { Element } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type EventBus from 'diagram-js/lib/core/EventBus';
import ZoomModule, { type ZoomControls } from './controls';
import CoverageModule, { type Coverage } from './coverage';
import { exportSvg, importXml, moddleExtensions } from './documents';
import { infoOf } from './element-info';
import HeatModule, { type HeatOverlay } from './heat';
import RemarksModule, { type Remarks } from './remarks';
import RendererModule, { drawing } from './renderer';
import RunModule, { type RunOverlay } from './run';
import type { ElementTemplate } from './templates/descriptor';
import { TemplateRegistry } from './templates/TemplateRegistry';
import type { CommentCount, ElementInfo, Heat, Imported, RunStep, Theme, Zoom } from './types';
import './style/index.css';

export interface ViewerOptions {
  readonly container: HTMLElement;
  readonly bpmn: string;
  /** Only for the connectors' icons. */
  readonly templates?: readonly ElementTemplate[];
  readonly theme?: Theme;
  /** Null: the empty canvas. */
  readonly onElementClick?: (elementId: string | null) => void;
  /** The badge of an element's comments was chosen; it is the host that shows them. */
  readonly onComments?: (elementId: string) => void;
}

export interface ViewerHandle {
  /** The first import; rejects when the document cannot be shown. */
  readonly ready: Promise<Imported>;
  importXml(xml: string): Promise<Imported>;
  exportSvg(): Promise<string>;
  /** Draws the run; call it again with all steps whenever something changed. */
  showRun(run: { readonly steps: readonly RunStep[] }): void;
  /** Colours these elements, and no others; elements that are not there are left out. */
  showHeat(heat: readonly Heat[]): void;
  /** Marks what is never passed, and everything else that could be as passed. */
  showCoverage(coverage: { readonly never: readonly string[] }): void;
  /** Puts the number of open threads on each of these elements, and on no other; elements that are not there are left out. */
  showComments(counts: readonly CommentCount[]): void;
  /** What an element of that id is; null if there is none. */
  describe(id: string): ElementInfo | null;
  /** Marks one element, or none. */
  select(elementId: string | null): void;
  zoom(to: Zoom): void;
  setTheme(theme: Theme): void;
  destroy(): void;
}

/** Shows a diagram, and on it a run. The whole diagram stays in view until somebody moves it. */
export function createViewer(options: ViewerOptions): ViewerHandle {
  const { container, templates = [], theme = 'light' } = options;
  container.classList.add('tl-viewer');
  container.dataset['tlTheme'] = theme;
  const viewer = new NavigatedViewer({
    container,
    moddleExtensions,
    additionalModules: [
      { taskloomTemplates: ['type', TemplateRegistry] },
      RendererModule,
      RunModule,
      HeatModule,
      CoverageModule,
      RemarksModule,
      ZoomModule,
    ],
    taskloom: { templates, onComments: options.onComments },
    ...drawing,
  } as never);

  const eventBus = viewer.get<EventBus>('eventBus');
  const canvas = viewer.get<Canvas>('canvas');
  const controls = viewer.get<ZoomControls>('taskloomZoom');
  let selected: string | null = null;

  const select = (id: string | null) => {
    if (selected !== null) canvas.removeMarker(selected, 'tl-selected');
    selected = id !== null && viewer.get<{ get(id: string): unknown }>('elementRegistry').get(id) ? id : null;
    if (selected !== null) canvas.addMarker(selected, 'tl-selected');
  };
  eventBus.on('element.click', ({ element }: { element: Element }) => {
    const target = element === canvas.getRootElement() ? null : element;
    options.onElementClick?.(
      (target as { labelTarget?: Element } | null)?.labelTarget?.id ?? target?.id ?? null,
    );
  });
  const observer = new ResizeObserver(() => controls.resized());
  observer.observe(container);

  const show = async (xml: string) => {
    selected = null;
    const imported = await importXml(viewer, xml);
    controls.zoom('fit');
    return imported;
  };

  return {
    ready: show(options.bpmn),
    importXml: show,
    exportSvg: () => exportSvg(viewer, container),
    showRun: ({ steps }) => viewer.get<RunOverlay>('taskloomRun').show(steps),
    showHeat: (heat) => viewer.get<HeatOverlay>('taskloomHeat').show(heat),
    showCoverage: ({ never }) => viewer.get<Coverage>('taskloomCoverage').show(never),
    showComments: (counts) => viewer.get<Remarks>('taskloomRemarks').show(counts),
    describe: (id) => {
      const element = viewer.get<ElementRegistry>('elementRegistry').get(id) as Element | undefined;
      return element ? infoOf(element) : null;
    },
    select,
    zoom: (to) => controls.zoom(to),
    setTheme: (next) => {
      container.dataset['tlTheme'] = next;
    },
    destroy: () => {
      observer.disconnect();
      viewer.destroy();
      container.classList.remove('tl-viewer');
    },
  };
}
