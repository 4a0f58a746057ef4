import Modeler from 'bpmn-js/lib/Modeler';
import type { Element } from 'bpmn-js/lib/model/Types';
import { BpmnPropertiesPanelModule } from 'bpmn-js-properties-panel';
import CamundaBehaviorsModule from 'camunda-bpmn-js-behaviors/lib/camunda-platform';
import type CommandStack from 'diagram-js/lib/command/CommandStack';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type EventBus from 'diagram-js/lib/core/EventBus';
import type Selection from 'diagram-js/lib/features/selection/Selection';
import GridModule from 'diagram-js-grid';
import AppendModule from './append';
import DecisionsModule, { type Decisions } from './decisions';
import CreatorModule from './catalog/Creator';
import ClipboardModule from './clipboard';
import ContextPadModule from './context-pad';
import ZoomModule, { type ZoomControls } from './controls';
import { emptyDiagram } from './diagram';
import { infoOf } from './element-info';
import { exportPng, exportSvg, importXml, moddleExtensions } from './documents';
import DropMarksModule from './drop-marks';
import FileDropModule from './file-drop';
import FindingsModule, { type Findings } from './findings';
import { focus } from './findings/focus';
import FormsModule, { type Forms } from './forms';
import KeyboardHelpModule, { type KeyboardHelp } from './keyboard-help';
import LintModule, { type Lint } from './lint';
import MinimapModule from './minimap';
import PaletteModule from './palette';
import PropertiesModule from './properties';
import RemarksModule, { type Remarks } from './remarks';
import RendererModule, { drawing } from './renderer';
import ChangeMenuModule from './replace-menu';
import RoundTripModule from './round-trip';
import TemplatesModule, { type ElementTemplate } from './templates';
import type {
  CommentCount,
  Decision,
  DecisionWish,
  ElementInfo,
  Finding,
  Form,
  FormWish,
  Imported,
  Theme,
  TriggerType,
  Upcoming,
  Zoom,
} from './types';
import './style/index.css';

export interface ModelerOptions {
  readonly container: HTMLElement;
  /** Where the forms go. */
  readonly propertiesContainer: HTMLElement;
  /** The document to open; an empty text opens a new automation. */
  readonly bpmn: string;
  /** Connectors and actions. */
  readonly templates?: readonly ElementTemplate[];
  readonly triggerTypes?: readonly TriggerType[];
  /** Counts the next times of a schedule; without it they are not shown. It must stay the same function. */
  readonly upcoming?: Upcoming;
  /** The forms that come with the model. */
  readonly forms?: readonly Form[];
  /** The decisions that come with the model. */
  readonly decisions?: readonly Decision[];
  readonly theme?: Theme;
  /** After each change by the person; not after an import. */
  readonly onChange?: (change: { readonly canUndo: boolean; readonly canRedo: boolean }) => void;
  readonly onSelectionChange?: (selected: readonly ElementInfo[]) => void;
  /** Whenever what is known to be wrong may have changed. */
  readonly onFindings?: (findings: readonly Finding[]) => void;
  /**
   * Makes a thread for the check of the model from `@taskloom/modeler/lint-worker`, a module of its own; without it the
   * page's thread checks.
   */
  readonly lintWorker?: () => Worker;
  /** A file was let go over the canvas; without this, files are none of the canvas' business. */
  readonly onFile?: (file: File) => void;
  /** The badge of an element's comments was chosen; it is the host that shows them. */
  readonly onComments?: (elementId: string) => void;
  /** Somebody wants to draw a form; without this, forms can be chosen only. */
  readonly onForm?: (wish: FormWish) => void;
  /** Somebody wants to draw a decision; without this, decisions can be chosen only. */
  readonly onDecision?: (wish: DecisionWish) => void;
}

export interface ModelerHandle {
  /** The first import; rejects when the document cannot be shown. */
  readonly ready: Promise<Imported>;
  importXml(xml: string): Promise<Imported>;
  exportXml(): Promise<string>;
  /** In light colours, free of references to the page. */
  exportSvg(): Promise<string>;
  /** The same on white paper, in pixels. */
  exportPng(): Promise<Blob>;
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
  zoom(to: Zoom): void;
  /** Checks the model at once, without waiting for the pause after a change. */
  check(): Promise<readonly Finding[]>;
  /** Shows what the server found beside what is found here, until the next change. */
  showFindings(findings: readonly Finding[]): void;
  /** Puts the number of open threads on each of these elements, and on no other; elements that are not there are left out. */
  showComments(counts: readonly CommentCount[]): void;
  /** Replaces what is known of the forms that come with the model. */
  setForms(forms: readonly Form[]): void;
  /** Gives a person's task one of the forms, or none; can be undone. */
  assignForm(elementId: string, form: string | null): void;
  /** The ids of the elements that show a form. */
  formUsers(form: string): readonly string[];
  /** Replaces what is known of the decisions that come with the model. */
  setDecisions(decisions: readonly Decision[]): void;
  /** Gives a step one of the decisions, or none; can be undone. */
  assignDecision(elementId: string, decision: string | null): void;
  /** The ids of the elements that make a decision. */
  decisionUsers(decision: string): readonly string[];
  /** What an element of that id is, as it is drawn now; null if there is none. */
  describe(id: string): ElementInfo | null;
  /** Selects an element and brings it into view; false if there is none of that id. */
  focusElement(id: string): boolean;
  deselect(): void;
  /** Opens the search over the elements. */
  search(): void;
  /** Opens the list of keys. */
  showKeys(): void;
  setTheme(theme: Theme): void;
  destroy(): void;
}

/** Mounts the modeler into two elements of the page. */
export function createModeler(options: ModelerOptions): ModelerHandle {
  const { container, propertiesContainer, theme = 'light', templates = [], triggerTypes = [] } = options;
  const setTheme = (next: Theme) => {
    for (const element of [container, propertiesContainer]) element.dataset['tlTheme'] = next;
  };
  container.classList.add('tl-modeler');
  propertiesContainer.classList.add('tl-properties');
  setTheme(theme);

  const modeler = new Modeler({
    container,
    moddleExtensions,
    propertiesPanel: { parent: propertiesContainer, feelPopupContainer: propertiesContainer },
    taskloom: {
      templates,
      triggerTypes,
      upcoming: options.upcoming,
      onFindings: options.onFindings,
      onFile: options.onFile,
      onComments: options.onComments,
      forms: options.forms,
      onForm: options.onForm,
      decisions: options.decisions,
      onDecision: options.onDecision,
      lintWorker: options.lintWorker,
    },
    additionalModules: [
      BpmnPropertiesPanelModule,
      CamundaBehaviorsModule,
      GridModule,
      TemplatesModule,
      CreatorModule,
      AppendModule,
      ChangeMenuModule,
      ContextPadModule,
      PaletteModule,
      FormsModule,
      DecisionsModule,
      PropertiesModule,
      RendererModule,
      FindingsModule,
      RemarksModule,
      LintModule,
      ZoomModule,
      ClipboardModule,
      DropMarksModule,
      MinimapModule,
      KeyboardHelpModule,
      FileDropModule,
      RoundTripModule,
    ],
    ...drawing,
  } as never);

  const eventBus = modeler.get<EventBus>('eventBus');
  const commands = modeler.get<CommandStack>('commandStack');
  const controls = modeler.get<ZoomControls>('taskloomZoom');
  eventBus.on('commandStack.changed', ({ trigger }: { trigger: string }) => {
    if (trigger !== 'clear') options.onChange?.({ canUndo: commands.canUndo(), canRedo: commands.canRedo() });
  });
  let selected = '';
  eventBus.on('selection.changed', ({ newSelection }: { newSelection: readonly Element[] }) => {
    const elements = newSelection.map(infoOf);
    const ids = elements.map(({ id }) => id).join(' ');
    if (ids !== selected) options.onSelectionChange?.(elements);
    selected = ids;
  });
  const observer = new ResizeObserver(() => controls.resized());
  observer.observe(container);

  const show = async (xml: string) => {
    const imported = await importXml(modeler, xml);
    controls.zoom('fit');
    return imported;
  };

  return {
    ready: show(options.bpmn.trim() === '' ? emptyDiagram('New automation') : options.bpmn),
    importXml: show,
    exportXml: async () => (await modeler.saveXML({ format: true })).xml ?? '',
    exportSvg: () => exportSvg(modeler, container),
    exportPng: () => exportPng(modeler, container),
    undo: () => commands.undo(),
    redo: () => commands.redo(),
    canUndo: () => commands.canUndo(),
    canRedo: () => commands.canRedo(),
    zoom: (to) => controls.zoom(to),
    check: () => modeler.get<Lint>('taskloomLint').check(),
    showFindings: (findings) => modeler.get<Findings>('taskloomFindings').set('host', findings),
    showComments: (counts) => modeler.get<Remarks>('taskloomRemarks').show(counts),
    setForms: (forms) => modeler.get<Forms>('taskloomForms').set(forms),
    assignForm: (id, form) => modeler.get<Forms>('taskloomForms').assign(id, form),
    formUsers: (form) => modeler.get<Forms>('taskloomForms').users(form),
    setDecisions: (decisions) => modeler.get<Decisions>('taskloomDecisions').set(decisions),
    assignDecision: (id, decision) => modeler.get<Decisions>('taskloomDecisions').assign(id, decision),
    decisionUsers: (decision) => modeler.get<Decisions>('taskloomDecisions').users(decision),
    describe: (id) => {
      const element = modeler.get<ElementRegistry>('elementRegistry').get(id) as Element | undefined;
      return element ? infoOf(element) : null;
    },
    focusElement: (id) => focus(modeler as never, id),
    deselect: () => modeler.get<Selection>('selection').select(null as never),
    search: () => modeler.get<{ toggle(): void }>('searchPad').toggle(),
    showKeys: () => modeler.get<KeyboardHelp>('taskloomKeyboardHelp').open(),
    setTheme,
    destroy: () => {
      observer.disconnect();
      modeler.destroy();
      container.classList.remove('tl-modeler');
      propertiesContainer.classList.remove('tl-properties');
    },
  };
}
