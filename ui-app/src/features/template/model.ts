import type {
  Placeholder,
  TemplateContent,
  TemplateMoment,
  TemplateProject,
  TemplateReminder,
  TemplateTask,
} from '@/lib/api/types';

/** A task as the editor shows it: in one list, as deep as it stands. */
export type Row = {
  id: string;
  depth: number;
  task: Omit<TemplateTask, 'subtasks' | 'key' | 'blockedBy'>;
  /** Rows that come first. */
  waitsFor: string[];
};

let made = 0;
export function newRow(depth: number, section: string | null = null): Row {
  return {
    id: `row-${++made}`,
    depth,
    waitsFor: [],
    task: {
      title: '',
      description: null,
      priority: 'medium',
      tags: [],
      start: null,
      due: null,
      timeZone: null,
      assignees: [],
      reminders: [],
      section,
      estimate: null,
      fields: [],
    },
  };
}

/** For the assignees, by every way, once. */
export const plainReminder = (before: string): TemplateReminder => ({
  before,
  relativeTo: null,
  audience: null,
  personId: null,
  channels: null,
  repeat: null,
  missed: null,
  timeZone: null,
  working: null,
  inHours: null,
});

export const topsOf = (template: TemplateContent) =>
  template.kind === 'task' ? [template.content] : template.content.tasks;

export function flat(tasks: TemplateTask[], depth = 0): { task: TemplateTask; depth: number }[] {
  return tasks.flatMap((task) => [{ task, depth }, ...flat(task.subtasks, depth + 1)]);
}

export function rowsOf(template: TemplateContent): Row[] {
  const all = flat(topsOf(template));
  const ids = new Map<string, string>();
  const rows = all.map(({ task, depth }) => {
    const {
      title,
      description,
      priority,
      tags,
      start,
      due,
      timeZone,
      assignees,
      reminders,
      section,
      estimate,
      fields,
    } = task;
    const row: Row = {
      ...newRow(depth),
      task: {
        title,
        description,
        priority,
        tags,
        start,
        due,
        timeZone,
        assignees,
        reminders,
        section,
        estimate,
        fields,
      },
    };
    if (task.key) ids.set(task.key, row.id);
    return row;
  });
  all.forEach(({ task }, i) => {
    const row = rows[i];
    if (row) row.waitsFor = task.blockedBy.flatMap((key) => ids.get(key) ?? []);
  });
  return rows;
}

/** The tasks of the rows; what waits for a row that has gone waits no longer. */
export function tasksOf(rows: Row[]): TemplateTask[] {
  const there = new Set(rows.map(({ id }) => id));
  const keys = new Map<string, string>();
  for (const id of rows.flatMap(({ waitsFor }) => waitsFor)) {
    if (there.has(id) && !keys.has(id)) keys.set(id, `t${keys.size + 1}`);
  }
  const tops: TemplateTask[] = [];
  const above: TemplateTask[] = [];
  for (const row of rows) {
    const task: TemplateTask = {
      ...row.task,
      title: row.task.title.trim(),
      subtasks: [],
      key: keys.get(row.id) ?? null,
      blockedBy: row.waitsFor.flatMap((id) => keys.get(id) ?? []),
    };
    (above[row.depth - 1]?.subtasks ?? tops).push(task);
    above.splice(row.depth, above.length, task);
  }
  return tops;
}

/** Behind the last row that is below that one. */
export function endOf(rows: Row[], index: number) {
  const depth = rows[index]?.depth ?? 0;
  const next = rows.findIndex((row, i) => i > index && row.depth <= depth);
  return next < 0 ? rows.length : next;
}

/** Changes places with the neighbour on the same level, each with what is below it. */
export function moved(rows: Row[], index: number, by: -1 | 1): Row[] {
  const depth = rows[index]?.depth ?? 0;
  if (by === 1) {
    const end = endOf(rows, index);
    if (rows[end]?.depth !== depth) return rows;
    return [
      ...rows.slice(0, index),
      ...rows.slice(end, endOf(rows, end)),
      ...rows.slice(index, end),
      ...rows.slice(endOf(rows, end)),
    ];
  }
  for (let before = index - 1; before >= 0 && (rows[before]?.depth ?? 0) >= depth; before--) {
    if (rows[before]?.depth === depth) return moved(rows, before, 1);
  }
  return rows;
}

const IN_TEXT = /\{\{\s{0,5}(\p{L}[\p{L}\p{N}_-]{0,39})\s{0,5}\}\}/gu;

/** Everything in which a placeholder can stand. */
function textsOf(template: TemplateContent): string[] {
  const tasks = flat(topsOf(template)).flatMap(({ task }) => [
    task.title,
    task.description ?? '',
    task.section ?? '',
    ...task.tags,
  ]);
  if (template.kind === 'task') return tasks;
  const { description, sections, tags } = template.content;
  return [description ?? '', ...[...sections, ...tags].map(({ name }) => name), ...tasks];
}

/** Those that its texts hold, as they were described so far. */
export function placeholdersIn(template: TemplateContent, known: Placeholder[]): Placeholder[] {
  const names = new Set(
    textsOf(template).flatMap((text) => [...text.matchAll(IN_TEXT)].map(([, name]) => name ?? '')),
  );
  return [...names].map(
    (name) => known.find((each) => each.name === name) ?? { name, label: name, default: null },
  );
}

export function filled(text: string, placeholders: Placeholder[], values: Record<string, string>) {
  return text.replace(IN_TEXT, (whole: string, name: string) => {
    const known = placeholders.find((each) => each.name === name);
    return known ? values[name]?.trim() || known.default || whole : whole;
  });
}

/** @param anchor a day, `2026-12-01` */
export function dateOf(moment: TemplateMoment, anchor: string, otherwise: 'start' | 'due'): Date {
  const [year = 0, month = 1, day = 1] = anchor.split('-').map(Number);
  const [hours = 0, minutes = 0] = (moment.at ?? (otherwise === 'start' ? '09:00' : '17:00'))
    .split(':')
    .map(Number);
  return new Date(year, month - 1, day + moment.days, hours, minutes);
}

export const today = (now = new Date()) =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

export const emptyProject: TemplateProject = {
  description: null,
  color: null,
  sections: [],
  tags: [],
  tasks: [],
  fields: [],
};
