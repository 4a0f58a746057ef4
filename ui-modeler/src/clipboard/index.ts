import type Clipboard from 'diagram-js/lib/features/clipboard/Clipboard';
import type EventBus from 'diagram-js/lib/core/EventBus';
import type { ModdleElement } from '../bpmn';
import { copyOf, decode, encode, type Moddle } from './transfer';

const place = 'taskloom.modeler.clipboard';
/** What was copied yesterday surprises whoever pastes today. */
const keptFor = 24 * 60 * 60 * 1000;
/** Characters; more stays in the tab it was copied in. */
const largest = 2_000_000;

interface Kept {
  readonly at: number;
  /** Which modeler put it there: its own copies need no reading. */
  readonly by: string;
  readonly namespaces: Record<string, string>;
  readonly tree: string;
}

interface WithAttributes extends ModdleElement {
  readonly $attrs: Record<string, string>;
}

/** Copies between diagrams, also of two tabs of one browser, and leaves nothing out of a copy. */
class SharedClipboard {
  static readonly $inject = ['eventBus', 'clipboard', 'moddle', 'bpmnjs'];

  private readonly me = crypto.randomUUID();
  private seen = 0;

  constructor(
    eventBus: EventBus,
    private readonly clipboard: Clipboard,
    private readonly moddle: Moddle,
    private readonly bpmnjs: { getDefinitions(): WithAttributes | undefined },
  ) {
    eventBus.on(
      'copyPaste.elementsCopied',
      1000,
      ({ tree, hints }: { tree: object; hints?: { clip?: boolean } }) => {
        if (hints?.clip !== false && Object.keys(tree).length > 0) this.put(tree);
      },
    );
    // Before diagram-js takes what its own clipboard holds.
    eventBus.on('copyPaste.pasteElements', 3000, ({ tree }: { tree?: object }) => {
      if (!tree) this.take();
    });
    copyEverything(eventBus, moddle);
  }

  private put(tree: object) {
    const text = encode(tree);
    this.seen = Date.now();
    if (text.length > largest) return;
    const kept: Kept = { at: this.seen, by: this.me, namespaces: this.namespaces(), tree: text };
    try {
      localStorage.setItem(place, JSON.stringify(kept));
    } catch {
      // No room, or no storage allowed: this diagram can still paste what it copied.
    }
  }

  private take() {
    try {
      const kept = JSON.parse(localStorage.getItem(place) ?? 'null') as Kept | null;
      if (!kept || kept.by === this.me || kept.at <= this.seen || kept.at < Date.now() - keptFor) return;
      this.clipboard.set(decode(kept.tree, this.moddle));
      this.seen = kept.at;
      this.declare(kept);
    } catch {
      // Written by another version of this page, or not at all: there is nothing to paste from it.
    }
  }

  private namespaces(): Record<string, string> {
    return Object.fromEntries(
      Object.entries(this.bpmnjs.getDefinitions()?.$attrs ?? {}).filter(([name]) =>
        name.startsWith('xmlns:'),
      ),
    );
  }

  /** Attributes of other vendors are only written where their prefix is known. */
  private declare({ namespaces, tree }: Kept) {
    const known = this.bpmnjs.getDefinitions()?.$attrs;
    for (const [name, uri] of Object.entries(namespaces)) {
      if (known && known[name] === undefined && tree.includes(`"${name.slice('xmlns:'.length)}:`)) {
        known[name] = uri;
      }
    }
  }
}

/** bpmn-js copies what it knows: with this, also elements and attributes of vendors it does not know. */
function copyEverything(eventBus: EventBus, moddle: Moddle) {
  eventBus.on(
    'moddleCopy.canCopyProperties',
    2000,
    ({
      sourceElement,
      targetElement,
    }: Record<'sourceElement' | 'targetElement', Partial<WithAttributes>>) => {
      if (!sourceElement.$attrs || !targetElement.$attrs) return;
      for (const [name, value] of Object.entries(sourceElement.$attrs)) targetElement.$attrs[name] ??= value;
    },
  );
  eventBus.on(
    'moddleCopy.canCopyProperty',
    2000,
    ({ property }: { property?: ModdleElement & { $descriptor?: { isGeneric?: boolean } } }) =>
      property?.$descriptor?.isGeneric ? copyOf(property, moddle) : undefined,
  );
}

export default {
  __init__: ['taskloomClipboard'],
  taskloomClipboard: ['type', SharedClipboard],
};
