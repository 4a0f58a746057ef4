/** What people say about an automation's diagram. */
export const automationComments = {
  title: 'Comments',
  open: (count: number) =>
    count === 0 ? 'Comments' : `Comments, ${count === 1 ? '1 open' : `${count} open`}`,
  show: 'Which comments',
  shown: { open: 'Open', resolved: 'Resolved', all: 'All' },
  here: 'On the selected element',
  whole: 'The diagram as a whole',
  toWhole: 'Whole diagram',
  elsewhere: 'On other elements',
  gone: 'On elements that are gone',
  reply: 'Reply',
  resolve: 'Resolve',
  reopen: 'Open again',
  resolvedBy: (name: string) => `Resolved by ${name}`,
  draft: (version: number) => `draft ${version}`,
  deleteText: 'Its text goes for good; where others have answered, its place stays.',
  failed: 'The comment was not saved',
};
