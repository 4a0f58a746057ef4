/** Filtering, searching and saved filters. */
export const filter = {};
