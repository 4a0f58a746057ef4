import type BaseViewer from 'bpmn-js/lib/BaseViewer';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import { withoutVariables } from './renderer';
import type { Imported, Theme } from './types';

export const moddleExtensions = { camunda };

export async function importXml(viewer: BaseViewer, xml: string): Promise<Imported> {
  const { warnings } = await viewer.importXML(xml);
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
