import camunda from 'camunda-bpmn-moddle/resources/camunda.json';

/** Vocabularies beside BPMN's own that are understood and not only kept. */
export const moddleExtensions = { camunda };
