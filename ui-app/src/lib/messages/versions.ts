/** Earlier versions of a task. */
export const versions = {
  title: 'Versions',
  open: 'Versions',
  number: (version: number) => `Version ${version}`,
  compare: (version: number) => `Compare version ${version} with now`,
  now: 'Now',
  left: 'Before',
  right: 'After',
  earlier: 'Earlier versions',
  change: 'What changed',
  same: 'What is written is the same in both.',
  gone: 'Deleted since',
  goneTags: (count: number) => (count === 1 ? 'a tag deleted since' : `${count} tags deleted since`),
  restore: (version: number) => `Restore version ${version}`,
  hint: 'Brings back title, description, priority, dates, people and tags. Status and place stay.',
  restoreFailed: 'The version was not restored',
  restored: (version: number, people: string[], tags: number) =>
    [
      `Version ${version} is back.`,
      ...(people.length ? [`Left out, as they are not in the project any more: ${people.join(', ')}.`] : []),
      ...(tags === 1 ? ['A tag was left out, as it has been deleted.'] : []),
      ...(tags > 1 ? [`${tags} tags were left out, as they have been deleted.`] : []),
    ].join(' '),
};
