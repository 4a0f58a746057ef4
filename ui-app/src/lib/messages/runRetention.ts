export const runRetention = {
  menu: 'Keep runs…',
  title: 'Keep runs',
  text: 'What is remembered of a run, its steps and their data, goes some days after the run has ended. What it did to tasks and elsewhere stays.',
  days: 'Days',
  sooner: 'Sooner, if the workspace’s plan or the installation says so.',
  none: 'As the plan says',
  wrong: (most: number) => `From 1 to ${most.toLocaleString('en')} days.`,
  saved: 'Saved',
};
