export const errorAutomation = {
  menu: 'When a run fails…',
  title: 'When a run fails',
  text: 'When a step of a run has used up its attempts, or a run can’t begin, another automation is started: once for each failure. A run that was started so starts none itself when it fails.',
  variable: 'What has happened stands in its variable failure:',
  sample:
    'failure.runId, failure.automation.name, failure.version, failure.step.name, failure.error.kind (step or start), failure.error.message, failure.time',
  choose: 'Start this automation',
  none: 'None',
  notLive: 'It is a draft or switched off, and starts once it is live.',
  saved: 'Saved',
  runOf: 'Show the run that its failure has started',
  failed: 'Show the run that failed',
  because: 'another run failed',
};
