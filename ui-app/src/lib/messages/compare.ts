export const compare = {
  title: (from: number, to: number) => `Version ${from} and version ${to}`,
  diagrams: 'Both versions',
  list: 'What has changed',
  same: 'Both versions say the same.',
  decision: (id: string) => `Decision “${id}”`,
  form: (id: string) => `Form “${id}”`,
  kinds: { added: 'added', removed: 'removed', changed: 'changed', moved: 'moved' },
};
