export const workspace = {
  welcome: 'Welcome to Taskloom',
  welcomeText: 'A workspace holds your team’s projects and automations. Create the first one to begin.',
  create: 'Create workspace',
  nameLabel: 'Workspace name',
  createdFailed: 'The workspace could not be created',
};

export const project = {
  create: 'Create project',
  nameLabel: 'Project name',
  descriptionLabel: 'Description',
  colorLabel: 'Colour',
  createFailed: 'The project could not be created',
  noneTitle: 'Start with a project',
  noneText: 'Tasks live in projects. Create one for your team or for yourself.',
  members: (count: number) => (count === 1 ? '1 member' : `${count} members`),
};
