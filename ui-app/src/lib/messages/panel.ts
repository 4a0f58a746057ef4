/** The task panel, beyond what `task` has. */
export const panel = {};
