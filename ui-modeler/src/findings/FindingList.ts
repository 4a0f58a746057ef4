import { create } from '../dom';

export interface Line {
  readonly elementId: string;
  readonly message: string;
  readonly remedy?: string | undefined;
  readonly name: string;
  readonly error: boolean;
}

/** A button that counts, and the list that it opens. */
export class FindingList {
  readonly element = create('div', 'tl-findings');
  private readonly toggle = create('button', 'tl-findings-toggle');
  private readonly panel = create('ul', 'tl-findings-list');

  constructor(private readonly choose: (elementId: string) => void) {
    this.toggle.type = 'button';
    this.toggle.addEventListener('click', () => this.setOpen(this.panel.hidden));
    this.panel.hidden = true;
    this.element.append(this.panel, this.toggle);
    // The canvas below must not take a click or a scroll in the list for its own.
    for (const type of ['mousedown', 'pointerdown', 'wheel', 'dblclick']) {
      this.element.addEventListener(type, (event) => event.stopPropagation());
    }
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.setOpen(false);
    });
    this.show([]);
  }

  show(lines: readonly Line[]): void {
    const errors = lines.filter(({ error }) => error).length;
    const warnings = lines.length - errors;
    this.toggle.disabled = lines.length === 0;
    this.toggle.className = `tl-findings-toggle ${errors > 0 ? 'tl-error' : warnings > 0 ? 'tl-warning' : 'tl-fine'}`;
    this.toggle.textContent =
      lines.length === 0
        ? 'No problems'
        : [count(errors, 'problem'), count(warnings, 'hint')].filter(Boolean).join(', ');
    this.panel.replaceChildren(...lines.map((line) => this.line(line)));
    if (lines.length === 0) this.setOpen(false);
  }

  open(elementId: string): void {
    this.setOpen(true);
    const items = [...this.panel.querySelectorAll<HTMLElement>('[data-element]')];
    items.find((item) => item.dataset['element'] === elementId)?.scrollIntoView({ block: 'nearest' });
  }

  private setOpen(open: boolean) {
    this.panel.hidden = !open;
    this.toggle.setAttribute('aria-expanded', String(open));
  }

  private line({ elementId, name, message, remedy, error }: Line): HTMLElement {
    const button = create('button', `tl-finding ${error ? 'tl-error' : 'tl-warning'}`);
    button.type = 'button';
    button.dataset['element'] = elementId;
    button.addEventListener('click', () => this.choose(elementId));
    button.append(create('strong', '', name || 'Automation'), create('span', '', message));
    if (remedy) button.append(create('span', 'tl-remedy', remedy));
    const item = create('li');
    item.append(button);
    return item;
  }
}

function count(number: number, word: string): string {
  return number === 0 ? '' : `${String(number)} ${word}${number === 1 ? '' : 's'}`;
}
