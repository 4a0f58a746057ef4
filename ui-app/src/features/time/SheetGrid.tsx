import { UnstyledButton } from '@mantine/core';
import { Fragment } from 'react';
import { formatHours, formatLength, secondsOf } from '@/lib/duration';
import type { ProjectId, TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { IconLock, IconPlus } from '@/ui/icons';
import { PersonAvatar } from '@/ui/PersonAvatar';
import { dayNumber, shortDay, weekdayOf } from './days';
import classes from './time.module.css';
import type { SheetRow, Timesheet } from '@/lib/api/types';

export type SheetTask = { id: TaskId; title: string; deleted: boolean };
type Props = {
  sheet: Timesheet;
  days: string[];
  by: 'task' | 'project' | 'person';
  /** Shown while the next one is read. */
  faded: boolean;
  onTask: (task: TaskId, project: ProjectId) => void;
  onCell: ((task: SheetTask, day: string) => void) | undefined;
};

/** Rows of tasks below their projects, a column for each day, totals at both ends. */
export function SheetGrid({ sheet, days, by, faded, onTask, onCell }: Props) {
  const totals = sheet.totals;
  return (
    <div className={classes.scroll} data-faded={faded || undefined}>
      <table className={classes.grid}>
        <caption className="tl-visually-hidden">
          {m.time.week(shortDay(sheet.from), shortDay(sheet.to, true))}
        </caption>
        <thead>
          <tr>
            <th scope="col">
              {by === 'person' ? m.time.person : by === 'project' ? m.time.project : m.time.task}
            </th>
            {days.map((day) => (
              <th key={day} scope="col" className={classes.day}>
                <span className={classes.weekday}>{weekdayOf(day)}</span> {dayNumber(day)}
                {sheet.lockedBefore && day < sheet.lockedBefore && (
                  <span role="img" aria-label={m.time.locked} title={m.time.locked}>
                    <IconLock size={12} aria-hidden />
                  </span>
                )}
              </th>
            ))}
            <th scope="col" className={classes.day}>
              {m.time.total}
            </th>
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map((row, index) => (
            <Fragment key={rowKey(row)}>
              {by === 'task' && !sameProject(row, sheet.rows[index - 1]) && (
                <tr className={classes.projectRow}>
                  <th scope="rowgroup" colSpan={days.length + 2}>
                    <Name row={{ ...row, task: null, person: null }} onTask={onTask} />
                  </th>
                </tr>
              )}
              {!(by === 'task' && row.hidden) || row.task === null ? (
                <Row row={row} days={days} by={by} sheet={sheet} onTask={onTask} onCell={onCell} />
              ) : null}
            </Fragment>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{m.time.dayTotal}</th>
            {days.map((day) => (
              <td key={day}>{hours(totals.days[day])}</td>
            ))}
            <td>{formatHours(secondsOf(totals.total))}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

const rowKey = ({ project, task, person, hidden }: SheetRow) =>
  [project?.id, task?.id, person?.id, hidden].join(' ');
const sameProject = (row: SheetRow, before: SheetRow | undefined) =>
  before !== undefined && before.project?.id === row.project?.id && before.hidden === row.hidden;
const hours = (iso: string | undefined) => (iso ? formatHours(secondsOf(iso)) : '');

type RowProps = Pick<Props, 'sheet' | 'days' | 'by' | 'onTask' | 'onCell'> & { row: SheetRow };

function Row({ row, days, by, sheet, onTask, onCell }: RowProps) {
  const { task } = row;
  const what = task?.title ?? row.person?.name ?? row.project?.name ?? m.time.hidden;
  return (
    <tr>
      <th scope="row" data-task={by === 'task' || undefined}>
        {by === 'task' && !task ? m.time.hidden : <Name row={row} onTask={onTask} />}
      </th>
      {days.map((day) => {
        const length = row.totals.days[day];
        const shown = hours(length);
        const locked = sheet.lockedBefore !== null && day < sheet.lockedBefore;
        if (!onCell || !task || (locked && !length)) return <td key={day}>{shown}</td>;
        return (
          <td key={day}>
            <UnstyledButton
              className={classes.cell}
              data-empty={length ? undefined : true}
              aria-label={
                length
                  ? m.time.cell(what, shortDay(day), formatLength(secondsOf(length)))
                  : m.time.addCell(what, shortDay(day))
              }
              onClick={() => onCell(task, day)}
            >
              {shown || <IconPlus size={13} aria-hidden />}
            </UnstyledButton>
          </td>
        );
      })}
      <td>
        <strong>{formatHours(secondsOf(row.totals.total))}</strong>
      </td>
    </tr>
  );
}

function Name({ row: { project, task, person, hidden }, onTask }: Pick<RowProps, 'row' | 'onTask'>) {
  if (task && project) {
    if (task.deleted)
      return (
        <span className={classes.name}>
          {task.title} <span className={classes.dim}>({m.time.deleted})</span>
        </span>
      );
    return (
      <UnstyledButton className={classes.name} onClick={() => onTask(task.id, project.id)}>
        {task.title}
      </UnstyledButton>
    );
  }
  if (person)
    return (
      <span className={classes.name}>
        <PersonAvatar person={person} size={20} /> {person.name}
      </span>
    );
  return (
    <span className={classes.name}>
      <span
        className={classes.dot}
        style={{
          background: hidden ? 'var(--tl-line)' : (project?.color ?? 'var(--mantine-color-indigo-4)'),
        }}
      />
      {project?.name ?? m.time.hidden}
    </span>
  );
}
