import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type EventBus from 'diagram-js/lib/core/EventBus';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import type { Element } from 'bpmn-js/lib/model/Types';
import { badgePlace } from '../badge-place';
import type { Finding } from '../types';
import { focus } from './focus';
import { FindingList } from './FindingList';

type Source = 'lint' | 'host';

const keyOf = ({ elementId, rule }: Finding) => `${elementId} ${rule}`;
const isError = (finding: Finding) => finding.severity !== 'warning';

/** Shows what is wrong: a badge on each element concerned, and a list at the foot of the canvas. */
export class Findings {
  static readonly $inject = [
    'config.taskloom',
    'eventBus',
    'canvas',
    'overlays',
    'elementRegistry',
    'injector',
  ];

  private readonly bySource = new Map<Source, readonly Finding[]>();
  private readonly list: FindingList;
  private readonly onFindings: ((findings: readonly Finding[]) => void) | undefined;

  constructor(
    config: { readonly onFindings?: (findings: readonly Finding[]) => void } | undefined,
    eventBus: EventBus,
    private readonly canvas: Canvas,
    private readonly overlays: Overlays,
    private readonly registry: ElementRegistry,
    private readonly injector: { get<T>(name: string, strict: false): T | null },
  ) {
    this.onFindings = config?.onFindings;
    this.list = new FindingList((id) => this.show(id));
    eventBus.on('diagram.init', () => this.canvas.getContainer().append(this.list.element));
    // Overlays go with the old diagram.
    eventBus.on('import.done', () => this.render());
    eventBus.on('diagram.clear', () => this.bySource.clear());
    eventBus.on('commandStack.changed', () => {
      // What the host found holds for the model it checked; the list must not accuse a model that has been corrected.
      if (this.bySource.delete('host')) this.render();
    });
  }

  /** Replaces what one source has found. */
  set(source: Source, findings: readonly Finding[]): void {
    this.bySource.set(source, findings);
    this.render();
  }

  /** Everything found, errors first. */
  all(): readonly Finding[] {
    const host = this.bySource.get('host') ?? [];
    const told = new Set(host.map(keyOf));
    // Where both found the same, the host's word counts: it is what stands in the way of publishing.
    const ours = (this.bySource.get('lint') ?? []).filter((finding) => !told.has(keyOf(finding)));
    return [...host, ...ours].sort((one, other) => Number(isError(other)) - Number(isError(one)));
  }

  private render() {
    const all = this.all();
    this.overlays.remove({ type: 'tl-finding' });
    for (const [id, found] of groupById(all)) {
      const element = this.registry.get(id) as Element | undefined;
      if (!element || element === this.canvas.getRootElement()) continue;
      this.overlays.add(element, 'tl-finding', {
        position: badgePlace(element, 'left'),
        html: this.badge(id, found),
      });
    }
    this.list.show(
      all.map((finding) => ({ ...finding, name: this.nameOf(finding.elementId), error: isError(finding) })),
    );
    this.onFindings?.(all);
  }

  private badge(id: string, found: readonly Finding[]): HTMLElement {
    const badge = document.createElement('button');
    badge.type = 'button';
    badge.className = `tl-badge ${found.some(isError) ? 'tl-error' : 'tl-warning'}`;
    badge.textContent = found.length > 1 ? String(found.length) : '!';
    badge.title = found.map(({ message, remedy }) => [message, remedy].filter(Boolean).join(' ')).join('\n');
    badge.setAttribute('aria-label', badge.title);
    badge.addEventListener('click', () => {
      this.show(id);
      this.list.open(id);
    });
    return badge;
  }

  private show(id: string) {
    focus(this.injector, id);
  }

  private nameOf(id: string): string {
    const element = this.registry.get(id) as Element | undefined;
    const name = (element?.businessObject as { name?: string } | undefined)?.name;
    return name ?? id;
  }
}

function groupById(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    groups.set(finding.elementId, [...(groups.get(finding.elementId) ?? []), finding]);
  }
  return groups;
}

export default {
  __init__: ['taskloomFindings'],
  taskloomFindings: ['type', Findings],
};
