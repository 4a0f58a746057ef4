import { ActionIcon, Button, Group, Select, Text, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { useMe, useProjects } from '@/lib/api/shared';
import { formatHours, secondsOf } from '@/lib/duration';
import type { ProjectId, TaskId, WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { localTimeZone } from '@/lib/time';
import { localOf, mondayOf, plusDays } from '@/lib/zoned';
import {
  IconCalendarTime,
  IconChevronLeft,
  IconChevronRight,
  IconDownload,
  IconLock,
  IconPlus,
  IconSettings,
} from '@/ui/icons';
import { Page } from '@/ui/Page';
import { EmptyState, ErrorState, RowsSkeleton } from '@/ui/states';
import { useDownload, useSheet, type SheetSearch } from './api';
import { CellDialog, type Chosen } from './CellDialog';
import { daysOf, shortDay } from './days';
import { SheetGrid } from './SheetGrid';
import { TimeSettingsDialog } from './TimeSettingsDialog';
import classes from './time.module.css';
import type { Timesheet } from '@/lib/api/types';
import { useWorkspacePeople } from './people';

export type SheetView = {
  /** Its Monday. */
  week?: string;
  /** Absent for oneself. */
  person?: string;
  project?: ProjectId;
  /** By task if nothing is said. */
  by?: 'project' | 'person';
};
export const isPerson = (text: unknown): text is string =>
  typeof text === 'string' && (text === 'all' || /^[0-9a-f-]{36}$/.test(text));

type Props = {
  workspace: WorkspaceId;
  view: SheetView;
  onView: (view: SheetView) => void;
  onTask: (task: TaskId, project: ProjectId) => void;
};

/** A week of time, day by day. */
export function TimesheetPage({ workspace, view, onView, onTask }: Props) {
  const { data: me } = useMe();
  const projects = useProjects(workspace).data ?? [];
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [settings, setSettings] = useState(false);
  const download = useDownload(workspace);
  const role = me?.workspaces.find(({ id }) => id === workspace)?.role;
  const admin = role === 'owner' || role === 'admin';
  const leads = admin || projects.some((project) => project.role === 'owner');
  const people = useWorkspacePeople(workspace, leads);

  const myZone = me?.timeZone ?? localTimeZone();
  const thisWeek = mondayOf(localOf(new Date(), myZone).date);
  const week = view.week ?? thisWeek;
  const person = view.person && leads ? view.person : 'me';
  const by = view.by ?? 'task';
  const search: SheetSearch = {
    from: week,
    to: plusDays(week, 6),
    person,
    project: projects.some(({ id }) => id === view.project) ? view.project : undefined,
  };
  const sheet = useSheet(workspace, search, by === 'task' ? 'project,task' : by);
  const zone = sheet.data?.timeZone ?? myZone;
  const go = (next: Partial<SheetView>) => {
    const { week: to, person: whose, project: of, by: rows } = { ...view, ...next };
    onView({
      ...(to && to !== thisWeek ? { week: to } : {}),
      ...(whose && whose !== 'me' ? { person: whose } : {}),
      ...(of ? { project: of } : {}),
      ...(rows ? { by: rows } : {}),
    });
  };

  return (
    <Page
      title={m.time.sheet}
      wide
      actions={
        <>
          {person === 'me' && (
            <Button
              leftSection={<IconPlus size={16} />}
              onClick={() => setChosen({ task: null, day: null, mine: true })}
            >
              {m.time.add}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconDownload size={16} />}
            loading={download.isPending}
            onClick={() => download.mutate(search)}
            aria-label={m.time.csvLabel}
          >
            {m.time.csv}
          </Button>
          <Tooltip label={m.time.settings}>
            <ActionIcon
              size={36}
              variant="default"
              aria-label={m.time.settings}
              onClick={() => setSettings(true)}
            >
              <IconSettings size={18} />
            </ActionIcon>
          </Tooltip>
        </>
      }
    >
      <Group justify="space-between" gap="sm" mb="sm">
        <Group gap={6} wrap="nowrap">
          <ActionIcon
            variant="default"
            size={32}
            aria-label={m.time.previousWeek}
            onClick={() => go({ week: plusDays(week, -7) })}
          >
            <IconChevronLeft size={17} />
          </ActionIcon>
          <Text fw={600} size="sm" className={classes.week} role="status">
            {m.time.week(shortDay(week), shortDay(plusDays(week, 6), true))}
          </Text>
          <ActionIcon
            variant="default"
            size={32}
            aria-label={m.time.nextWeek}
            onClick={() => go({ week: plusDays(week, 7) })}
          >
            <IconChevronRight size={17} />
          </ActionIcon>
          {week !== thisWeek && (
            <Button size="compact-sm" variant="subtle" onClick={() => go({ week: thisWeek })}>
              {m.time.thisWeek}
            </Button>
          )}
        </Group>
        <Group gap={6}>
          {leads && (
            <Select
              size="xs"
              w={160}
              aria-label={m.time.whose}
              allowDeselect={false}
              searchable
              value={person}
              data={[
                { value: 'me', label: m.time.mine },
                { value: 'all', label: m.time.everybody },
                ...people
                  .filter(({ id }) => id !== me?.id)
                  .map(({ id, name }) => ({ value: id as string, label: name })),
              ]}
              onChange={(value) =>
                value &&
                go({
                  person: value,
                  ...(value === 'all' ? {} : view.by === 'person' ? { by: undefined } : {}),
                } as Partial<SheetView>)
              }
            />
          )}
          <Select
            size="xs"
            w={160}
            aria-label={m.time.project}
            clearable
            placeholder={m.time.allProjects}
            value={search.project ?? null}
            data={projects.map(({ id, name }) => ({ value: id as string, label: name }))}
            onChange={(value) => go({ project: (value ?? undefined) as ProjectId } as Partial<SheetView>)}
          />
          <Select
            size="xs"
            w={120}
            aria-label={m.time.rows}
            allowDeselect={false}
            value={by}
            data={[
              { value: 'task', label: m.time.byTask },
              { value: 'project', label: m.time.byProject },
              ...(person === 'all' ? [{ value: 'person', label: m.time.byPerson }] : []),
            ]}
            onChange={(value) => go({ by: value === 'task' ? undefined : value } as Partial<SheetView>)}
          />
        </Group>
      </Group>
      {sheet.isPending ? (
        <RowsSkeleton />
      ) : !sheet.data ? (
        <ErrorState error={sheet.error} onRetry={() => void sheet.refetch()} />
      ) : sheet.data.rows.length === 0 ? (
        <EmptyState icon={IconCalendarTime} title={m.time.emptyTitle} text={m.time.emptyText} />
      ) : (
        <SheetGrid
          sheet={sheet.data}
          days={daysOf(week)}
          by={by}
          faded={sheet.isPlaceholderData}
          onTask={onTask}
          onCell={
            by === 'task' && person !== 'all'
              ? (task, day) => setChosen({ task, day, mine: person === 'me' })
              : undefined
          }
        />
      )}
      {sheet.data && <Notes sheet={sheet.data} />}
      <CellDialog
        workspace={workspace}
        search={search}
        zone={zone}
        chosen={chosen}
        onClose={() => setChosen(null)}
      />
      <TimeSettingsDialog
        workspace={workspace}
        admin={admin}
        opened={settings}
        onClose={() => setSettings(false)}
      />
    </Page>
  );
}

function Notes({ sheet }: { sheet: Timesheet }) {
  const recorded = formatHours(secondsOf(sheet.totals.recorded));
  const how = m.time.roundedHow[sheet.rounding](sheet.roundingMinutes);
  return (
    <Group gap="md" mt="sm">
      {how && (
        <Text size="xs" c="dimmed">
          {m.time.rounded(how, recorded)}
        </Text>
      )}
      {sheet.lockedBefore && (
        <Text size="xs" c="dimmed" className={classes.lockNote}>
          <IconLock size={13} aria-hidden /> {m.time.lockedBefore(shortDay(sheet.lockedBefore, true))}
        </Text>
      )}
    </Group>
  );
}
