import type Canvas from 'diagram-js/lib/core/Canvas';
import type EventBus from 'diagram-js/lib/core/EventBus';
import type Keyboard from 'diagram-js/lib/features/keyboard/Keyboard';
import { create } from '../dom';

const mac = /Mac|iP(hone|ad)/.test(navigator.userAgent);
const command = mac ? '⌘' : 'Ctrl';

const groups: readonly (readonly [title: string, keys: readonly (readonly [string, string])[]])[] = [
  [
    'Draw',
    [
      ['N', 'Add a step'],
      ['A', 'Append a step to the selected one'],
      ['C', 'Connect elements'],
      ['E', 'Write into the selected element'],
      ['R', 'Change the selected element into something else'],
      ['Del', 'Delete'],
    ],
  ],
  [
    'Edit',
    [
      [`${command} Z`, 'Undo'],
      [mac ? '⇧ ⌘ Z' : 'Ctrl Y', 'Redo'],
      [`${command} C`, 'Copy, also for another diagram'],
      [`${command} X`, 'Cut'],
      [`${command} V`, 'Paste'],
      [`${command} D`, 'Duplicate'],
      [`${command} A`, 'Select everything'],
      ['← → ↑ ↓', 'Move the selection; with Shift in large steps'],
    ],
  ],
  [
    'Find your way',
    [
      [`${command} F`, 'Search the elements'],
      [`${command} + / −`, 'Zoom'],
      [`${command} 0`, 'Original size'],
      [`${command} wheel`, 'Zoom at the pointer'],
      ['H', 'Move the canvas'],
      ['L', 'Select several'],
      ['S', 'Make or remove space'],
      ['?', 'This list'],
    ],
  ],
];

/** The list of keys, opened by `?` and by the host. */
export class KeyboardHelp {
  static readonly $inject = ['canvas', 'eventBus', 'keyboard'];

  private readonly dialog = create('dialog', 'tl-keys');

  constructor(canvas: Canvas, eventBus: EventBus, keyboard: Keyboard) {
    this.fill();
    // A key or a click in the list is none for the canvas.
    for (const type of ['keydown', 'mousedown', 'pointerdown', 'wheel', 'dblclick']) {
      this.dialog.addEventListener(type, (event) => event.stopPropagation());
    }
    this.dialog.addEventListener('click', (event) => {
      if (event.target === this.dialog) this.dialog.close();
    });
    eventBus.on('diagram.init', () => canvas.getContainer().append(this.dialog));
    eventBus.on('diagram.destroy', () => this.dialog.remove());
    keyboard.addListener(({ keyEvent }: { keyEvent: KeyboardEvent }) => {
      if (keyEvent.key !== '?' || keyEvent.ctrlKey || keyEvent.metaKey || keyEvent.altKey) return undefined;
      keyEvent.stopPropagation();
      this.open();
      return true;
    });
  }

  open(): void {
    if (!this.dialog.open) this.dialog.showModal();
  }

  private fill() {
    const title = create('h2', '', 'Keys');
    title.id = `tl-keys-${crypto.randomUUID()}`;
    this.dialog.setAttribute('aria-labelledby', title.id);
    const close = create('button', 'tl-keys-close', '×');
    close.type = 'button';
    close.setAttribute('aria-label', 'Close');
    close.addEventListener('click', () => this.dialog.close());
    const body = create('div', 'tl-keys-groups');
    for (const [name, keys] of groups) {
      const section = create('section');
      const list = create('dl');
      for (const [key, what] of keys) {
        const term = create('dt');
        term.append(create('kbd', '', key));
        list.append(term, create('dd', '', what));
      }
      section.append(create('h3', '', name), list);
      body.append(section);
    }
    this.dialog.append(title, close, body);
  }
}

export default {
  __init__: ['taskloomKeyboardHelp'],
  taskloomKeyboardHelp: ['type', KeyboardHelp],
};
