/** What a project does about missed reminders and overdue tasks. */
export const reminderRules = {
  escalation: 'Overdue tasks',
  escalationText: 'Tells people in their inbox and by e-mail, once each, until the due date moves.',
  assignees: 'Tell the assignees',
  manager: 'Tell the manager',
  late: 'after the due date',
  after: (stage: string) => `${stage}: how long after`,
  unit: (stage: string) => `${stage}: unit`,
  person: 'Manager',
  owners: 'The project’s owners',
  working: 'Count working time only',
  already:
    'For tasks that are overdue already, the time counts from when you save; they come to the inbox only, a few a minute.',
  missed: 'Missed reminders',
  missedText: 'What becomes of repeated reminders that were due while Taskloom did not run.',
  saved: 'Saved',
  failed: 'This was not saved',
};
