export const waits = {
  title: 'Waits for',
  forEvent: (title: string) => `The event “${title}”`,
  forCall: 'A web call',
  since: (when: string) => `since ${when}`,
  onlyIf: 'Only if',
  called: (element: string, when: string) => `Called at “${element}” ${when}.`,
  kept: 'The run has not come there yet; it will be taken then.',
  copy: 'Copy',
  copied: 'Copied',
  problem: 'What came lately did not move it',
};
