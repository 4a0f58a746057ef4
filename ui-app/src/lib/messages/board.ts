/** The board. */
export const board = {};
