import { ElementTemplates } from './ElementTemplates';

export { ElementTemplates } from './ElementTemplates';
export * from './descriptor';

export default {
  taskloomTemplates: ['type', ElementTemplates],
};
