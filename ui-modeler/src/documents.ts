import type BaseViewer from 'bpmn-js/lib/BaseViewer';
import { moddleExtensions } from './moddle-extensions';
import { withoutVariables } from './renderer';
import { normalise } from './round-trip/normalise';
import type { Imported, Theme } from './types';

export { moddleExtensions };

export async function importXml(viewer: BaseViewer, xml: string): Promise<Imported> {
  const { warnings } = await viewer.importXML(normalise(xml));
  return { warnings: warnings.map((warning: unknown) => (warning as Error).message || String(warning)) };
}

/** The drawing as it looks on white paper, whatever theme the screen has. */
export async function exportSvg(viewer: BaseViewer, container: HTMLElement): Promise<string> {
  const { svg } = await viewer.saveSVG();
  const theme = container.dataset['tlTheme'];
  container.dataset['tlTheme'] = 'light' satisfies Theme;
  const result = withoutVariables(svg, container);
  if (theme !== undefined) container.dataset['tlTheme'] = theme;
  return result;
}

/** Pixels of a side, and of the whole: what browsers draw without giving up. */
const [longest, most] = [8192, 32_000_000];

/** The same drawing as pixels, twice as fine as on the screen where its size allows. */
export async function exportPng(viewer: BaseViewer, container: HTMLElement): Promise<Blob> {
  const svg = await exportSvg(viewer, container);
  const { width, height } = sizeOf(svg);
  const scale = pngScale(width, height);
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws no pictures.');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('The picture is too large for this browser.'));
    }, 'image/png');
  });
}

/** How many pixels one unit of the drawing gets. */
export function pngScale(width: number, height: number): number {
  return Math.min(2, longest / Math.max(width, height, 1), Math.sqrt(most / Math.max(width * height, 1)));
}

function sizeOf(svg: string): { width: number; height: number } {
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  return { width: Number(root.getAttribute('width')), height: Number(root.getAttribute('height')) };
}
