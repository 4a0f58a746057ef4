/** Archive and recycle bin of a project. */
export const shelf = {
  archive: 'Archive',
  bin: 'Recycle bin',
  which: 'Archive or recycle bin',
  archiveText:
    'Put away, but kept: archived tasks stand in no list and on no board, and search finds them here.',
  binText: 'Deleted tasks wait here, usually for 30 days, before they are gone for good.',
  archiveEmptyTitle: 'The archive is empty',
  archiveEmptyText: 'What you archive is kept here, out of the way, for as long as the project is.',
  binEmptyTitle: 'The recycle bin is empty',
  binEmptyText: 'What you delete waits here, in case you want it back.',
  archivedAt: (when: string) => `Archived ${when}`,
  deletedAt: (when: string) => `Deleted ${when}`,
  by: (name: string) => ` by ${name}`,
  with: 'a sub-task',
  list: { archive: 'Archived tasks', bin: 'Deleted tasks' },
  restore: 'Restore',
  restoreOf: (title: string) => `Restore ${title}`,
  restored: (title: string) => `“${title}” is back`,
  purge: 'Delete for good',
  purgeOf: (title: string) => `Delete ${title} for good`,
  purgeTitle: (count: number) => (count === 1 ? 'Delete for good?' : `Delete ${count} tasks for good?`),
  purgeText: (title: string) =>
    `“${title}” goes with its comments, history and what was deleted along with it. Nothing brings it back.`,
  purgeManyText: 'They go with their comments and history. Nothing brings them back.',
  purged: (count: number) => (count === 1 ? 'Task deleted for good' : `${count} tasks deleted for good`),
  empty: 'Empty recycle bin',
  emptyTitle: 'Empty the recycle bin?',
  emptyText: (count: number) =>
    count === 1
      ? 'The one task in it goes for good, with its comments and history. Nothing brings it back.'
      : `All ${count} tasks in it go for good, with their comments and history. Nothing brings them back.`,
  emptyConfirm: (count: number) =>
    count === 1 ? 'Delete 1 task for good' : `Delete ${count} tasks for good`,
  emptying: (done: number, count: number) => `${done} of ${count} deleted`,
  stop: 'Stop',
  purgeFailed: 'Not everything was deleted',
  ownersPurge: 'Only owners of the project delete for good.',
  selectAll: 'Select all shown',
  selected: (count: number) => `${count} selected`,
  bulk: 'Selected tasks',
  status: (name: string) => `Status: ${name}`,
};
