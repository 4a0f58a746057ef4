import { ElementTemplates } from './ElementTemplates';

export { ElementTemplates } from './ElementTemplates';
export { TemplateRegistry } from './TemplateRegistry';
export * from './descriptor';

/** For changing diagrams. A viewer, which has nothing to change them with, takes the registry alone. */
export default {
  taskloomTemplates: ['type', ElementTemplates],
};
