import { Button, Checkbox, ColorSwatch, Menu, Text, UnstyledButton } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useEffect, useMemo, useRef, useState, type ReactNode, type Ref } from 'react';
import { useFields, useMe, useMembers } from '@/lib/api/shared';
import type { CustomField, Person, Project, Task, TaskFieldTotals, TaskTotals } from '@/lib/api/types';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { formatWhen } from '@/lib/time';
import type { ViewChange } from '@/lib/view';
import { IconArrowDown, IconArrowUp, IconCheck, IconColumns, IconTable } from '@/ui/icons';
import { People } from '@/ui/PersonAvatar';
import { EmptyState, ErrorState, RowsSkeleton } from '@/ui/states';
import { isOpen, useEditTask, type Conflict } from '../api';
import { PriorityIcon, StatusIcon } from '../chips';
import { ConflictDialog } from '../ConflictDialog';
import { FieldInput } from '../field/FieldInput';
import { formatNumber, sayValue, valueOf } from '../field/values';
import { ValuePopover } from '../list/Cell';
import type { EditField, Save } from '../list/TaskRow';
import { useTasks, type ListQuery } from '../lists';
import { useLiveTasks } from '../live';
import { stepName } from '../workflow/StepPicker';
import { useTotals } from './api';
import classes from './table.module.css';

type Props = {
  project: Project;
  query: ListQuery;
  /** As it was asked for in the address. */
  sort: string | undefined;
  selected: TaskId | undefined;
  onSearch: (change: ViewChange) => void;
  readOnly: boolean;
};

/** A column: one of every task's own, or a custom field. */
type Column = { key: string; name: string; sort: string | null; own?: OwnField; field?: CustomField };
type OwnField = Exclude<EditField, 'title' | 'tags'>;
type Editing = { id: TaskId; key: string } | null;

const NO_FIELDS: CustomField[] = [];

export default function TableView({ project, query, sort, selected, onSearch, readOnly }: Props) {
  const tasks = useTasks({ project: project.id }, query);
  const totals = useTotals(project.id, query);
  const fields = useFields(project.id).data ?? NO_FIELDS;
  const people = (useMembers(project.id).data ?? []).map(({ person }) => person);
  const [hidden, setHidden] = useHidden(project);
  const [editing, setEditing] = useState<Editing>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const edit = useEditTask(setConflict);
  const more = useRef<HTMLButtonElement>(null);
  useLiveTasks([project.id]);

  const items = useMemo(() => tasks.data?.pages.flatMap((page) => page.items) ?? [], [tasks.data]);
  const all = useMemo(() => columnsOf(fields), [fields]);
  const columns = all.filter(({ key }) => !hidden.includes(key));
  useNearEnd(more, tasks.hasNextPage && !tasks.isFetchingNextPage, () => void tasks.fetchNextPage());

  if (tasks.isPending) return <RowsSkeleton />;
  if (!tasks.data) return <ErrorState error={tasks.error} onRetry={() => void tasks.refetch()} />;
  return (
    <>
      <div className={classes.tools}>
        <ColumnMenu
          columns={all}
          hidden={hidden}
          onToggle={(key) =>
            setHidden(hidden.includes(key) ? hidden.filter((each) => each !== key) : [...hidden, key])
          }
        />
      </div>
      {items.length === 0 ? (
        <EmptyState icon={IconTable} title={m.field.noTasks} text="" />
      ) : (
        // Wider than a phone: it is moved sideways, with the tasks' names in sight.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className={classes.scroll} tabIndex={0} role="region" aria-label={m.field.table}>
          <table className={classes.table}>
            <thead>
              <tr>
                <Head column={TASK} sort={sort} onSearch={onSearch} sticky />
                {columns.map((column) => (
                  <Head key={column.key} column={column} sort={sort} onSearch={onSearch} />
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((task) => (
                <Row
                  key={task.id}
                  task={task}
                  columns={columns}
                  people={people}
                  editing={editing?.id === task.id ? editing.key : null}
                  selected={task.id === selected}
                  readOnly={readOnly}
                  onEdit={(key) => setEditing(key === null ? null : { id: task.id, key })}
                  onSave={(of, patch, shown) => edit.mutate({ task: of, patch, ...shown })}
                  onOpen={() => onSearch({ task: task.id })}
                />
              ))}
            </tbody>
            {totals.data && <Totals totals={totals.data} columns={columns} />}
          </table>
        </div>
      )}
      {tasks.hasNextPage && (
        <Button
          ref={more}
          variant="subtle"
          fullWidth
          mt="xs"
          loading={tasks.isFetchingNextPage}
          onClick={() => void tasks.fetchNextPage()}
        >
          {m.field.loadMore}
        </Button>
      )}
      <ConflictDialog
        conflict={conflict}
        onKeep={() => setConflict(null)}
        onUseMine={({ current, patch }) => {
          setConflict(null);
          edit.mutate({ task: current, patch });
        }}
      />
    </>
  );
}

const TASK: Column = { key: 'title', name: m.field.taskColumn, sort: 'title' };

const columnsOf = (fields: CustomField[]): Column[] => [
  { key: 'status', name: m.task.status, sort: 'status', own: 'status' },
  { key: 'priority', name: m.task.priority, sort: 'priority', own: 'priority' },
  { key: 'assignees', name: m.task.assignees, sort: null, own: 'assignees' },
  { key: 'dueAt', name: m.task.due, sort: 'dueAt', own: 'due' },
  ...fields
    .filter(({ archivedAt }) => archivedAt === null)
    // A name with a quote in it can not be sorted by.
    .map((field) => ({
      key: field.id as string,
      name: field.name,
      sort: field.name.includes('"') ? null : `"${field.name}"`,
      field,
    })),
];

/** Which columns somebody has put away, in this project. */
function useHidden(project: Project) {
  const me = useMe().data?.id ?? '';
  return useLocalStorage<string[]>({
    key: `taskloom.table.${me}.${project.id}`,
    defaultValue: [],
    getInitialValueInEffect: false,
  });
}

function useNearEnd(element: React.RefObject<HTMLElement | null>, wanted: boolean, onNear: () => void) {
  const near = useRef(onNear);
  useEffect(() => {
    near.current = onNear;
  });
  useEffect(() => {
    const target = element.current;
    if (!target || !wanted || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && near.current(),
      { rootMargin: '600px' },
    );
    observer.observe(target);
    return () => observer.disconnect();
  }, [element, wanted]);
}

type HeadProps = {
  column: Column;
  sort: string | undefined;
  onSearch: Props['onSearch'];
  sticky?: boolean;
};

function Head({ column: { name, sort: own, field }, sort, onSearch, sticky = false }: HeadProps) {
  const now = own === null ? null : sort === own ? 'ascending' : sort === `-${own}` ? 'descending' : null;
  const next = own === null ? undefined : now === null ? own : now === 'ascending' ? `-${own}` : undefined;
  return (
    <th
      scope="col"
      data-sticky={sticky || undefined}
      data-number={field?.type === 'number' || undefined}
      aria-sort={now ?? 'none'}
    >
      {own === null ? (
        <span className={classes.head}>{name}</span>
      ) : (
        <UnstyledButton
          className={classes.head}
          aria-label={m.field.sortBy(name)}
          onClick={() => onSearch({ sort: next })}
        >
          {name}
          {now === 'ascending' && <IconArrowUp size={13} aria-hidden />}
          {now === 'descending' && <IconArrowDown size={13} aria-hidden />}
        </UnstyledButton>
      )}
    </th>
  );
}

type RowProps = {
  task: Task;
  columns: Column[];
  people: Person[];
  editing: string | null;
  selected: boolean;
  readOnly: boolean;
  onEdit: (key: string | null) => void;
  onSave: Save;
  onOpen: () => void;
};

function Row({ task, columns, people, editing, selected, readOnly, onEdit, onSave, onOpen }: RowProps) {
  return (
    <tr data-selected={selected || undefined} data-closed={!isOpen(task) || undefined}>
      <th scope="row" data-sticky>
        <UnstyledButton className={classes.title} onClick={onOpen}>
          {task.title}
        </UnstyledButton>
      </th>
      {columns.map((column) => (
        <td key={column.key} data-number={column.field?.type === 'number' || undefined}>
          <Cell
            column={column}
            task={task}
            people={people}
            editing={editing === column.key}
            readOnly={readOnly || task.archivedAt !== null}
            onEdit={(on) => onEdit(on ? column.key : null)}
            onSave={onSave}
          />
        </td>
      ))}
    </tr>
  );
}

type CellProps = Omit<RowProps, 'columns' | 'editing' | 'selected' | 'onEdit' | 'onOpen'> & {
  column: Column;
  editing: boolean;
  onEdit: (on: boolean) => void;
};

function Cell({ column, task, people, editing, readOnly, onEdit, onSave }: CellProps) {
  const name = m.field.editCell(column.name, task.title);
  const leave = () => onEdit(false);
  const { field } = column;
  if (field?.type === 'checkbox') {
    const value = valueOf(task.fields, field);
    return (
      <Checkbox
        aria-label={name}
        checked={value === true}
        indeterminate={value === null}
        disabled={readOnly}
        size="xs"
        onChange={(event) => onSave(task, { fields: { [field.id]: event.currentTarget.checked } })}
      />
    );
  }
  if (field) {
    const label = task.fields.find(({ id }) => id === field.id)?.label;
    const value = valueOf(task.fields, field);
    if (editing) {
      return (
        <FieldInput
          field={field}
          value={value}
          label={label}
          people={people}
          name={name}
          autoFocus
          onChange={(next) => onSave(task, { fields: { [field.id]: next } })}
          onLeave={leave}
        />
      );
    }
    const color = field.choices.find(({ id }) => id === value)?.color;
    const said = sayValue(field, value, people, label);
    return (
      <Shown name={name} readOnly={readOnly} onEdit={() => onEdit(true)}>
        {color && <ColorSwatch size={10} color={color} />}
        <span className={classes.text}>
          {field.type === 'url' && said ? (
            <a
              href={said}
              target="_blank"
              rel="noopener noreferrer nofollow"
              onClick={(event) => event.stopPropagation()}
            >
              {said.replace(/^https?:\/\//i, '')}
            </a>
          ) : (
            said
          )}
        </span>
      </Shown>
    );
  }
  const own = column.own;
  if (!own) return null;
  const shown = (
    <Shown name={name} readOnly={readOnly} popup={editing} onEdit={() => onEdit(!editing)}>
      <OwnValue task={task} field={own} />
    </Shown>
  );
  // What it opens is made only then.
  if (!editing) return shown;
  return (
    <ValuePopover
      task={task}
      field={own}
      label={name}
      position="bottom-start"
      target={shown}
      onSave={onSave}
      close={leave}
    />
  );
}

function OwnValue({ task, field }: { task: Task; field: OwnField }) {
  switch (field) {
    case 'status':
      return (
        <>
          <StatusIcon status={task.status} />
          <span className={classes.text}>{stepName(task) || m.task.statuses[task.status]}</span>
        </>
      );
    case 'priority':
      return (
        <>
          <PriorityIcon priority={task.priority} />
          {m.task.priorities[task.priority]}
        </>
      );
    case 'assignees':
      return <People people={task.assignees} max={3} />;
    case 'due':
      return (
        <Text span size="sm" c={task.overdue && isOpen(task) ? 'red' : undefined}>
          {task.dueAt ? formatWhen(task.dueAt) : ''}
        </Text>
      );
  }
}

type ShownProps = {
  name: string;
  readOnly: boolean;
  /** Whether what it opens is open, if it opens something. */
  popup?: boolean;
  onEdit: () => void;
  children: ReactNode;
  ref?: Ref<HTMLDivElement>;
};

function Shown({ name, readOnly, popup, onEdit, children, ...target }: ShownProps) {
  if (readOnly) return <span className={classes.shown}>{children}</span>;
  return (
    // A link may stand in it, which a button can not hold.
    <div
      {...target}
      role="button"
      {...(popup === undefined ? {} : { 'aria-haspopup': 'dialog', 'aria-expanded': popup })}
      tabIndex={0}
      className={classes.shown}
      aria-label={name}
      onClick={onEdit}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onEdit();
      }}
    >
      {children}
    </div>
  );
}

function Totals({ totals, columns }: { totals: TaskTotals; columns: Column[] }) {
  return (
    <tfoot>
      <tr>
        <th scope="row" data-sticky aria-label={m.field.totals}>
          {m.field.tasks(totals.count)}
        </th>
        {columns.map(({ key, field }) => {
          const sums = field && totals.fields.find(({ id }) => id === field.id);
          return (
            <td key={key} data-number={field?.type === 'number' || undefined}>
              {field && sums && <Sum field={field} sums={sums} />}
            </td>
          );
        })}
      </tr>
    </tfoot>
  );
}

function Sum({ field, sums }: { field: CustomField; sums: TaskFieldTotals }) {
  if (field.type === 'checkbox') return <>{m.field.ticked(sums.checked ?? 0, sums.filled)}</>;
  if (sums.sum === null || sums.average === null) return <>{m.field.filled(sums.filled)}</>;
  const say = (value: number, decimals = field.decimals) => formatNumber(value, { ...field, decimals });
  return (
    <span title={`${m.field.range(say(sums.min ?? 0), say(sums.max ?? 0))}, ${m.field.filled(sums.filled)}`}>
      <strong>
        <span className="tl-visually-hidden">{m.field.sum} </span>
        {say(sums.sum)}
      </strong>
      <Text size="xs" c="dimmed" component="div">
        {m.field.averageOf(say(Math.round(sums.average * 100) / 100, null))}
      </Text>
    </span>
  );
}

type ColumnMenuProps = { columns: Column[]; hidden: string[]; onToggle: (key: string) => void };

function ColumnMenu({ columns, hidden, onToggle }: ColumnMenuProps) {
  return (
    <Menu position="bottom-end" shadow="md" closeOnItemClick={false}>
      <Menu.Target>
        <Button size="compact-sm" variant="default" leftSection={<IconColumns size={15} />}>
          {m.field.columns}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="60dvh" style={{ overflowY: 'auto' }}>
        {columns.map(({ key, name }) => (
          <Menu.Item
            key={key}
            role="menuitemcheckbox"
            aria-checked={!hidden.includes(key)}
            leftSection={
              <IconCheck size={15} style={{ visibility: hidden.includes(key) ? 'hidden' : undefined }} />
            }
            onClick={() => onToggle(key)}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
