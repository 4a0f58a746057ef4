/** Putting things off. */
export const snooze = {
  name: 'Snooze',
  times: { tenMinutes: 'For 10 minutes', hour: 'For an hour', tomorrow: 'Until tomorrow, 9:00' },
  other: 'Until another time…',
  until: 'Remind me again at',
  save: 'Snooze',
  failed: 'It was not put off',
  done: (when: string) => `You are reminded again: ${when}`,
};
