/** The words of work flows: the process that a project's tasks follow. */
export const workFlow = {
  title: 'Work flow',
  text: 'How tasks of this project go from column to column. Each column is a user task of a published process; it decides which way a task may go.',
  choose: 'Tasks follow',
  builtIn: 'The built-in life cycle: to do, in progress, done',
  versionOf: (name: string, version: number) => `${name}, version ${version}`,
  none: 'No automation of this workspace is a work flow yet. In the modeler, give each user task a status; then publish it.',
  columns: 'Columns',
  ends: 'Ends',
  statusOf: (name: string, status: string) => `${name}: ${status}`,
  elsewhere: (count: number) =>
    count === 1
      ? '1 open task still follows what it began with.'
      : `${count} open tasks still follow what they began with.`,
  elsewhereText: 'It comes to the column of the same name, or else to the first one.',
  adopt: 'Have them follow this',
  adopted: (moved: number, left: number) =>
    left === 0
      ? moved === 1
        ? '1 task moved over'
        : `${moved} tasks moved over`
      : `${moved} moved over, ${left} left: somebody edits them, or they are blocked`,
  chosen: 'New tasks follow it from now on',
  failed: 'The work flow was not changed',
  moveFailed: 'The task was not moved',
  leadsTo: 'From here the work flow leads to:',
  atWork: 'The work flow is at work; it goes on by itself.',
  step: 'Step',
  stepOf: (name: string) => `Step: ${name}. Change it`,
  waiting: (name: string) => `${name} …`,
  others: 'Elsewhere',
  approval: (agreed: number, needed: number, all: boolean) =>
    all && needed > 1
      ? `Waits for everybody who is asked: ${agreed} of ${needed}`
      : needed === 1
        ? 'Waits for an approval'
        : `Waits for approvals: ${agreed} of ${needed}`,
  approvers: 'Who decides',
  insteadOf: (name: string, owner: string) => `${name}, for ${owner}`,
  absent: (name: string, owner: string) => `${name}, for ${owner}, who is away`,
  decided: { approved: 'Approved', rejected: 'Rejected' },
  missing: 'Not yet',
  more: (count: number) => (count === 1 ? '1 more' : `${count} more`),
  showAll: (count: number) => `Show all ${count}`,
  tooFew: 'Fewer people are asked than it takes. An owner of the project can decide too.',
  comment: 'Why? (optional)',
  approve: 'Approve',
  reject: 'Reject',
  youFor: (owner: string) => `You decide for ${owner}.`,
  decideFailed: 'That was not decided',
  handOn: 'Let somebody else decide',
  handOnTo: 'Who decides instead',
  handedTo: (name: string) => `${name} decides for you.`,
  takeBack: 'Decide myself',
  handOnFailed: 'The vote was not handed on',
  takeBackFailed: 'The vote was not taken back',
  because: {
    'for-others': 'It is for others to decide.',
    'four-eyes': 'It takes another pair of eyes: you asked for this work, have it, or handed it in.',
    decided: 'You have decided; it takes the others now.',
    'handed-on': 'You have handed your vote on.',
  },
};
