/** Why something was refused, in words that name what stands in the way. */
export const refusal = {
  blocked: 'It waits for:',
  hidden: (count: number) =>
    count === 1 ? 'a task that you cannot see' : `${count} tasks that you cannot see`,
  leased: (name: string, until: string) => `${name} is editing it until ${until}.`,
  outrun: 'Somebody changed it first:',
  now: (field: string, value: string) => `${field} is now ${value}`,
  cycle: 'These tasks would wait for each other:',
  step: 'This step has a form: open the task to fill it in.',
};
