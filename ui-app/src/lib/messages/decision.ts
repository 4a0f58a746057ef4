const quoted = (names: readonly string[]) => names.map((name) => `“${name}”`).join(', ');

export const decision = {
  title: (id: string) => `Decision “${id}”`,
  close: 'Close the decision',
  done: 'Done',
  tools: 'Decision tools',
  canvas: 'Decision editor',
  part: 'Part of the decision',
  hint: 'Cells are FEEL: > 100, "gold", [1..5]. An empty condition always holds.',
  users: (names: readonly string[]) => `Made by ${quoted(names)}`,
  noUsers: 'No step makes it yet',
  delete: 'Delete decision',
  deleteTitle: (id: string) => `Delete the decision “${id}”?`,
  deleteUsed: (names: readonly string[]) =>
    `${quoted(names)} will have nothing to decide. Published versions keep their decisions.`,
  deleteUnused: 'No step makes it. Published versions keep their decisions.',
  tooMany: (most: number) => `An automation has ${most} decisions at most. Delete one first.`,
  notMade: 'The decision was not made',
  problems: 'What keeps the decision from being published',
  noDecision: 'This is no decision: it is not written in DMN 1.3.',
  notInside: (id: string) => `It has no decision with the id “${id}”, which steps would name.`,
  policy: (policy: string) => `The hit policy “${policy}” is not available here.`,
  tooLarge: (columns: number, cells: number) =>
    `The table has more than ${columns} columns or ${cells} cells. Split it.`,
  noExpression: (label: string | null, at: number) =>
    `${label ? `“${label}”` : `Input ${at}`} does not say what it looks at: double-click its head and write an expression.`,
  noName: (at: number) => `Output ${at} has no name: double-click its head.`,
  type: (type: string) => `There is no type “${type}”.`,
  /** In runs and try-outs. */
  made: (name: string) => `Decision “${name}”`,
  asked: 'Looked at',
  matched: (n: number) => (n === 1 ? '1 rule matched' : `${n} rules matched`),
  noMatch: 'No rule matched',
  rule: 'Rule',
  result: 'Result',
  more: (n: number) => `and ${n} more`,
};
