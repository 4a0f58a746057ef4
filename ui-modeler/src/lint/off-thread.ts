import type { ElementTemplate } from '../templates/descriptor';
import type { Finding, TriggerType } from '../types';
import type { FlatModel } from './transfer';

export type Question =
  | { readonly templates: readonly ElementTemplate[]; readonly triggerTypes: readonly TriggerType[] }
  | { readonly number: number; readonly model: FlatModel };

export type Answer =
  | { readonly number: number; readonly findings: readonly Finding[]; readonly took: number }
  | { readonly number: number; readonly failure: string };

/** Lint on a thread of its own; `null` from `check` says that it is of no use any more. */
export class OffThread {
  private readonly waiting = new Map<number, (findings: readonly Finding[] | null) => void>();
  private count = 0;

  constructor(
    private readonly worker: Worker,
    templates: readonly ElementTemplate[],
    triggerTypes: readonly TriggerType[],
    private readonly onBroken: () => void,
  ) {
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      const tell = this.waiting.get(data.number);
      this.waiting.delete(data.number);
      if ('failure' in data) {
        tell?.(null);
        return;
      }
      performance.mark('tl-lint', { detail: { took: data.took } });
      tell?.(data.findings);
    };
    worker.onerror = () => {
      this.end();
      this.onBroken();
    };
    worker.postMessage({ templates, triggerTypes } satisfies Question);
  }

  check(model: FlatModel): Promise<readonly Finding[] | null> {
    const number = ++this.count;
    return new Promise((resolve) => {
      this.waiting.set(number, resolve);
      this.worker.postMessage({ number, model } satisfies Question);
    });
  }

  end(): void {
    this.worker.terminate();
    for (const tell of this.waiting.values()) tell(null);
    this.waiting.clear();
  }
}
