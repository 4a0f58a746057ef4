import { Button, Popover, Tooltip, ActionIcon } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useSections } from '@/lib/api/shared';
import type { Project, Task } from '@/lib/api/types';
import type { ProjectId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { localTimeZone, toOffset } from '@/lib/time';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import {
  IconArchive,
  IconCalendarDue,
  IconCircleDashed,
  IconFlag,
  IconFolderSymlink,
  IconTag,
  IconTrash,
  IconUsers,
  IconX,
} from '@/ui/icons';
import { DatePanel } from '../DateField';
import { BULK_LIMIT, type BulkChange } from './bulk';
import classes from './list.module.css';
import { OptionMenu } from './OptionMenu';
import { AssigneePicker, PriorityPicker, StatusPicker, TagPicker } from './pickers';

export type BulkField = 'status' | 'assignees' | 'due' | 'priority' | 'tags' | 'move' | 'delete';
type Props = {
  tasks: Task[];
  /** Where tasks may be moved to. */
  projects: Project[];
  opened: BulkField | null;
  onOpened: (field: BulkField | null) => void;
  onChange: (change: BulkChange) => void;
  onSelectAll: (() => void) | null;
  onClear: () => void;
};

/** What can be done with the selected tasks at once. */
export function BulkBar({ tasks, projects, opened, onOpened, onChange, onSelectAll, onClear }: Props) {
  const projectIds = [...new Set(tasks.map(({ projectId }) => projectId))];
  const only = projectIds.length === 1 ? projectIds[0] : undefined;
  const apply = (change: Omit<BulkChange, 'tasks'>) => {
    onOpened(null);
    onChange({ tasks, ...change });
  };
  const share = (has: (task: Task) => boolean) => {
    const count = tasks.filter(has).length;
    return count === 0 ? false : count === tasks.length ? true : ('mixed' as const);
  };
  const same = <Value,>(of: (task: Task) => Value) => {
    const values = new Set(tasks.map(of));
    return values.size === 1 ? [...values][0] : undefined;
  };
  const status = same((task) => task.status);
  const priority = same((task) => task.priority);
  const tooMany = tasks.length > BULK_LIMIT;
  const menu = { opened, onOpened, disabled: tooMany };

  return (
    <div className={classes.bulk} role="toolbar" aria-label={m.list.bulkBar} aria-orientation="horizontal">
      <span className={classes.bulkCount}>
        {tooMany ? m.list.tooMany(BULK_LIMIT) : m.list.selected(tasks.length)}
      </span>
      <Act {...menu} field="status" label={m.list.status} icon={<IconCircleDashed size={16} />} keys="s">
        <StatusPicker
          {...(status ? { value: status } : {})}
          onChoose={(next) => apply({ action: 'update', patch: { status: next } })}
        />
      </Act>
      <Act {...menu} field="assignees" label={m.list.assign} icon={<IconUsers size={16} />} keys="a">
        <AssigneePicker
          projects={projectIds}
          chosen={(id) => share((task) => task.assignees.some((each) => each.id === id))}
          onToggle={(person, add) =>
            apply({
              action: 'update',
              patch: add ? { addAssignees: [person.id] } : { removeAssignees: [person.id] },
              known: { people: [person] },
            })
          }
        />
      </Act>
      <Act {...menu} field="due" label={m.list.due} icon={<IconCalendarDue size={16} />} keys="d">
        <DatePanel
          inputLabel={m.task.dueInput}
          value={same((task) => task.dueAt) ?? null}
          clearable
          onChoose={(dueAt) =>
            apply({
              action: 'update',
              patch: dueAt
                ? { dueAt: toOffset(new Date(dueAt)), timeZone: localTimeZone() }
                : { dueAt: null },
            })
          }
        />
      </Act>
      <Act {...menu} field="priority" label={m.list.priority} icon={<IconFlag size={16} />} keys="p">
        <PriorityPicker
          {...(priority ? { value: priority } : {})}
          onChoose={(next) => apply({ action: 'update', patch: { priority: next } })}
        />
      </Act>
      <Act
        {...menu}
        field="tags"
        label={m.list.tag}
        icon={<IconTag size={16} />}
        keys="t"
        disabled={tooMany || !only}
        why={only ? undefined : m.list.oneProjectOnly}
      >
        {only && (
          <TagPicker
            project={only}
            chosen={(id) => share((task) => task.tags.some((each) => each.id === id))}
            onToggle={(tag, add) =>
              apply({
                action: 'update',
                patch: add ? { addTags: [tag.id] } : { removeTags: [tag.id] },
                known: { tags: [tag] },
              })
            }
          />
        )}
      </Act>
      <Act {...menu} field="move" label={m.list.move} icon={<IconFolderSymlink size={16} />} keys="m">
        <MoveMenu project={only} projects={projects} onChoose={(move) => apply({ action: 'move', move })} />
      </Act>
      <Tooltip label={m.list.archive}>
        <ActionIcon
          aria-label={m.list.archive}
          disabled={tooMany}
          onClick={() => apply({ action: 'archive' })}
        >
          <IconArchive size={17} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={m.list.delete}>
        <ActionIcon
          aria-label={m.list.delete}
          color="red"
          disabled={tooMany}
          onClick={() => onOpened('delete')}
        >
          <IconTrash size={17} />
        </ActionIcon>
      </Tooltip>
      {onSelectAll && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onSelectAll}>
          {m.list.selectAll}
        </Button>
      )}
      <Tooltip label={m.list.clear}>
        <ActionIcon aria-label={m.list.clear} onClick={onClear}>
          <IconX size={17} />
        </ActionIcon>
      </Tooltip>
      <ConfirmDialog
        opened={opened === 'delete'}
        title={m.list.deleteTitle(tasks.length)}
        text={m.list.deleteText}
        confirm={m.list.delete}
        onConfirm={() => apply({ action: 'delete' })}
        onClose={() => onOpened(null)}
      />
    </div>
  );
}

type ActProps = {
  field: BulkField;
  label: string;
  icon: ReactNode;
  keys: string;
  opened: BulkField | null;
  onOpened: (field: BulkField | null) => void;
  disabled?: boolean;
  why?: string | undefined;
  children: ReactNode;
};

function Act({ field, label, icon, keys, opened, onOpened, disabled = false, why, children }: ActProps) {
  const shown = opened === field && !disabled;
  return (
    <Popover
      opened={shown}
      onChange={(next) => !next && onOpened(null)}
      trapFocus
      returnFocus
      shadow="md"
      width={field === 'status' || field === 'priority' ? 180 : 260}
      position="top"
    >
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={icon}
          aria-keyshortcuts={keys}
          disabled={disabled}
          title={why}
          onClick={() => onOpened(shown ? null : field)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label} p={8}>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}

const SECTION = 'section:';
const PROJECT = 'project:';

function MoveMenu({
  project,
  projects,
  onChoose,
}: {
  project: ProjectId | undefined;
  projects: Project[];
  onChoose: (move: NonNullable<BulkChange['move']>) => void;
}) {
  const [step, setStep] = useState<'section' | 'project'>(project ? 'section' : 'project');
  const targets = projects.filter(({ id, role }) => id !== project && role !== 'viewer');
  const toProject = (
    <OptionMenu
      label={m.list.moveToProject}
      options={targets.map(({ id, name, color }) => ({
        value: `${PROJECT}${id}`,
        label: name,
        icon: (
          <span className={classes.dot} style={{ background: color ?? 'var(--mantine-color-indigo-4)' }} />
        ),
      }))}
      onChoose={(value) => onChoose({ projectId: value.slice(PROJECT.length) as ProjectId })}
    />
  );
  if (!project || step === 'project') return targets.length ? toProject : <>{m.list.noMoveTargets}</>;
  return (
    <SectionMenu
      project={project}
      onChoose={onChoose}
      onOther={targets.length ? () => setStep('project') : null}
    />
  );
}

function SectionMenu({
  project,
  onChoose,
  onOther,
}: {
  project: ProjectId;
  onChoose: (move: NonNullable<BulkChange['move']>) => void;
  onOther: (() => void) | null;
}) {
  const sections = useSections(project).data ?? [];
  const options = [
    { value: SECTION, label: m.list.noSection },
    ...sections.map(({ id, name }) => ({ value: `${SECTION}${id}`, label: name })),
    ...(onOther ? [{ value: PROJECT, label: `${m.list.moveToProject}…` }] : []),
  ];
  return (
    <OptionMenu
      label={m.list.moveToSection}
      options={options}
      onChoose={(value) => {
        if (value === PROJECT) onOther?.();
        else onChoose({ sectionId: (value.slice(SECTION.length) || null) as never });
      }}
    />
  );
}
