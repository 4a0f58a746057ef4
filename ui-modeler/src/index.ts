/** Taskloom's BPMN modeler and run viewer: no framework, nothing of the product's API. */
export { createModeler, type ModelerHandle, type ModelerOptions } from './modeler';
export { createViewer, type ViewerHandle, type ViewerOptions } from './viewer';
export { emptyDiagram } from './diagram';
export { losses } from './round-trip/losses';
export type { ElementTemplate, TemplateProperty } from './templates/descriptor';
export type * from './types';
