import type Canvas from 'diagram-js/lib/core/Canvas';
import type EventBus from 'diagram-js/lib/core/EventBus';
import { create } from '../dom';

export interface FileDropConfig {
  readonly onFile?: (file: File) => void;
}

const withFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** A file let go over the canvas is handed to the host, which decides what opening it means. */
class FileDrop {
  static readonly $inject = ['config.taskloom', 'canvas', 'eventBus'];

  constructor(config: FileDropConfig | undefined, canvas: Canvas, eventBus: EventBus) {
    const onFile = config?.onFile;
    if (!onFile) return;
    const hint = create('div', 'tl-drop', 'Let go to open this file');
    hint.hidden = true;
    eventBus.on('diagram.init', () => {
      const container = canvas.getContainer();
      container.append(hint);
      container.addEventListener('dragover', (event) => {
        if (!withFiles(event)) return;
        event.preventDefault();
        hint.hidden = false;
      });
      container.addEventListener('dragleave', (event) => {
        if (!container.contains(event.relatedTarget as Node | null)) hint.hidden = true;
      });
      container.addEventListener('drop', (event) => {
        if (!withFiles(event)) return;
        event.preventDefault();
        hint.hidden = true;
        const [file] = event.dataTransfer?.files ?? [];
        if (file) onFile(file);
      });
    });
  }
}

export default {
  __init__: ['taskloomFileDrop'],
  taskloomFileDrop: ['type', FileDrop],
};
