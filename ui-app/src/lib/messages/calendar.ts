/** The calendar, and what it has in common with the timeline. */
const tasks = (count: number) => (count === 1 ? '1 task' : `${count} tasks`);

export const calendar = {
  name: 'Calendar',
  tabs: { calendar: 'Calendar', timeline: 'Timeline' },
  span: 'Show',
  spans: { month: 'Month', week: 'Week', agenda: 'Agenda' },
  today: 'Today',
  previous: { month: 'Previous month', week: 'Previous week', agenda: 'Earlier' },
  next: { month: 'Next month', week: 'Next week', agenda: 'Later' },
  options: 'Calendar options',
  weekStart: 'Week begins on',
  byLanguage: 'As usual in my language',

  day: (date: string, count: number) => (count === 0 ? `${date}, no tasks` : `${date}, ${tasks(count)}`),
  openDay: (date: string) => `Open ${date}`,
  add: (date: string) => `Add a task on ${date}`,
  newTitle: (date: string) => `New task on ${date}`,
  placeholder: 'Title of the task',
  addFailed: 'The task was not added',
  noProject: 'There is no project that you may add tasks to.',
  more: (count: number) => `+${count} more`,
  moreOn: (count: number, date: string) => `${tasks(count)} more on ${date}`,
  tasks,
  loadMore: 'Load more',
  nothing: 'Nothing on this day',

  due: (title: string, when: string) => `${title}, due ${when}`,
  blocked: 'waits for another task',
  again: (title: string, when: string) => `${title} repeats, due again ${when}`,
  resize: 'Drag to change the end',

  help: 'Press Enter to open, Space to pick the task up, M to move it to a date.',
  carrying: (title: string) =>
    `${title} picked up. Arrow keys move it, with Shift its end; Enter puts it there, Escape puts it back.`,
  dropped: (title: string, where: string) => `${title} moved to ${where}`,
  putBack: (title: string) => `${title} put back`,
  moved: (title: string, where: string) => `“${title}” moved to ${where}`,
  unscheduled: (title: string) => `“${title}” has no due date any more`,

  unscheduledTitle: 'Unscheduled',
  unscheduledHelp: 'Open tasks without a due date. Drag one onto a day.',
  unscheduledEmpty: 'Every open task has a due date.',
  showUnscheduled: 'Unscheduled tasks',
  dropHere: 'Drop here to take the date away',

  moveTitle: 'Move to…',
  moveTo: (title: string) => `Move ${title} to another date`,
  starts: 'Starts',
  dueAt: 'Due',
  noDates: 'Remove dates',
  save: 'Move',
  wrongOrder: 'It can not be due before it starts.',
};

export const timeline = {
  name: 'Timeline',
  zoom: 'Zoom',
  zooms: { day: 'Days', week: 'Weeks', month: 'Months' },
  rows: 'Rows by',
  rowsBy: { section: 'Section', assignee: 'Assignee', project: 'Project', none: 'Nothing' },
  noSection: 'No section',
  nobody: 'Nobody',
  otherProjects: 'Other projects',
  task: 'Task',
  dates: 'Dates',
  empty: 'No tasks with dates',
  emptyText: 'Tasks with a start or a due date stand here as bars. Give a task a date, or change the filter.',
  moreThan: (shown: string) =>
    `Only the first ${shown} tasks are shown. Narrow them by a filter to see the others.`,
  count: (count: string) => `${count} tasks`,
  expand: (title: string) => `Expand ${title}`,
  collapse: (title: string) => `Collapse ${title}`,
  progress: (done: number, total: number) => `${done} of ${total} sub-tasks done`,
  link: (title: string) => `Drag to the task that waits for ${title}`,
  linked: (blocker: string, blocked: string) => `${blocked} waits for ${blocker}`,
  help: 'Press Enter to open, Space to pick the bar up, M to enter its dates, L to link the task that waits for it.',
  carrying: (title: string) =>
    `${title} picked up. Left and right move it, with Shift its end, with Alt its beginning; up and down by weeks. Enter puts it there, Escape puts it back.`,
  linkTitle: 'Which task waits for this one?',
  linkText: (title: string) => `It can neither start nor finish before “${title}” is done.`,
};
