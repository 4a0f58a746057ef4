import { formatFull } from '@/lib/time';

export const deletion = {
  title: 'Delete your account',
  data: 'Your data',
  dataText: 'A copy of what Taskloom holds about you, as JSON, with the files that you have attached.',
  download: 'Download my data',
  downloadFailed: 'Your data could not be downloaded',
  open: 'Delete my account…',
  card: 'You can change your mind for a while. After that, what is personal is gone for good.',
  intro: (days: number) =>
    `Your account closes at once: you are signed out everywhere, and keys and calendars stop working. For ${days} ${days === 1 ? 'day' : 'days'} a link in your mailbox brings everything back. After that, what is personal is erased for good.`,
  stays:
    'Tasks, comments, files and time in workspaces of others stay with them, as those of a deleted person.',
  what: 'What happens',
  held: 'First find an owner for these',
  heldText:
    'Others work there, and you are the only owner. Make somebody else an owner, or take the others out.',
  members: 'Members',
  gone: 'Deleted with everything in it, since nobody else is there',
  left: 'Goes on without you',
  handOver: 'Leave it by yourself to hand your open tasks to somebody.',
  before: 'Before you go',
  sure: 'Delete it',
  confirm: (email: string) => `Type ${email} to confirm`,
  email: 'Your e-mail address',
  signInFirst: 'You signed in some time ago. Sign in once more to show that it is you.',
  signIn: 'Sign in once more',
  remove: 'Delete my account',
  failed: 'Your account could not be deleted',
  closedTitle: 'Your account is closed',
  closedText:
    'You are signed out everywhere. Until the day named in our mail, the link in it brings everything back.',
  toSignIn: 'Go to the sign-in',
  restoreTitle: 'Restore your account?',
  restoreText: (until: string) =>
    `It is closed, and what is personal in it will be erased on ${formatFull(until)}. Restoring brings everything back.`,
  restore: 'Restore my account',
  restoreFailed: 'Your account could not be restored',
  restored: 'Welcome back',
  restoredText: 'Your account is restored, with everything in it. Sign in as before.',
  used: 'This link is used up',
  usedText: 'The account was restored already. Sign in as before.',
  tooLate: 'It is too late',
  tooLateText: 'The time in which this account could be restored is over.',
  unknown: 'No such link',
  unknownText: 'Copy the whole address from the mail, or ask for another link at the sign-in.',
} as const;
