/** The list of tasks: grouping, selection, bulk changes, quick add. */
export const list = {};
