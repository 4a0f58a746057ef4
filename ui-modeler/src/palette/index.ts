import type HandTool from 'diagram-js/lib/features/hand-tool/HandTool';
import type GlobalConnect from 'diagram-js/lib/features/global-connect/GlobalConnect';
import type LassoTool from 'diagram-js/lib/features/lasso-tool/LassoTool';
import type Palette from 'diagram-js/lib/features/palette/Palette';
import type { PaletteEntries } from 'diagram-js/lib/features/palette/PaletteProvider';
import type SpaceTool from 'diagram-js/lib/features/space-tool/SpaceTool';
import {
  annotation,
  endEvent,
  errorEnd,
  eventWait,
  exclusiveGateway,
  parallelGateway,
  scriptTask,
  startEvent,
  subProcess,
  timerEvent,
  userTask,
  type Item,
} from '../catalog';
import type { Creator } from '../catalog/Creator';
import type { StepMenu } from '../append';

const rows: readonly (readonly Item[])[] = [
  [startEvent, endEvent, errorEnd],
  [userTask, scriptTask, subProcess],
  [exclusiveGateway, parallelGateway],
  [timerEvent, eventWait],
  [annotation],
];

/** The palette: tools, the everyday elements, and the door to everything else. */
class TaskloomPalette {
  static readonly $inject = [
    'palette',
    'taskloomCreator',
    'taskloomStepMenu',
    'handTool',
    'lassoTool',
    'spaceTool',
    'globalConnect',
  ];

  constructor(
    palette: Palette,
    private readonly creator: Creator,
    private readonly stepMenu: StepMenu,
    private readonly handTool: HandTool,
    private readonly lassoTool: LassoTool,
    private readonly spaceTool: SpaceTool,
    private readonly globalConnect: GlobalConnect,
  ) {
    palette.registerProvider(this);
  }

  getPaletteEntries(): PaletteEntries {
    const tool = (icon: string, title: string, click: (event: Event) => void) => ({
      group: 'tools',
      className: icon,
      title,
      action: { click },
    });
    const entries: PaletteEntries = {
      'create.anything': {
        group: 'anything',
        className: 'tl-icon-plus',
        title: 'Add a step: connectors, actions and more (N)',
        action: { click: (event: Event) => this.stepMenu.openForCreate(event) },
      },
      'hand-tool': tool('bpmn-icon-hand-tool', 'Move the canvas (H)', (event) =>
        this.handTool.activateHand(event as MouseEvent),
      ),
      'lasso-tool': tool('bpmn-icon-lasso-tool', 'Select several (L)', (event) =>
        this.lassoTool.activateSelection(event as MouseEvent),
      ),
      'space-tool': tool('bpmn-icon-space-tool', 'Make or remove space (S)', (event) =>
        this.spaceTool.activateSelection(event as MouseEvent, false, false),
      ),
      'global-connect-tool': tool('bpmn-icon-connection-multi', 'Connect elements (C)', (event) =>
        this.globalConnect.start(event as MouseEvent, false),
      ),
    };
    rows.forEach((items, row) => {
      const group = `row-${String(row)}`;
      entries[`${group}.separator`] = { group, separator: true, action: {} };
      for (const item of items) {
        const start = (event: Event) => this.creator.drag(event, item);
        entries[`create.${item.id}`] = {
          group,
          className: item.icon,
          title: `${item.label}: ${item.description}`,
          action: { dragstart: start, click: start },
        };
      }
    });
    return entries;
  }
}

export default {
  paletteProvider: ['type', TaskloomPalette],
};
