import { useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAutomations } from '@/features/automation/api';
import { isOpen } from '@/features/task/api';
import { priorities, PriorityIcon, statuses, StatusIcon } from '@/features/task/chips';
import { lastUndoable, useBulk, useUndo, type BulkChange } from '@/features/task/list/bulk';
import { selection, useSelection } from '@/features/task/list/selection';
import { body } from '@/lib/api/client';
import { useFilters, useMe, useProjects } from '@/lib/api/shared';
import { useApi, useServices } from '@/lib/context';
import { m } from '@/lib/messages';
import { duePresets, formatWhen, localTimeZone, toOffset } from '@/lib/time';
import { useWorkspace } from '@/lib/workspace';
import {
  IconActivity,
  IconArchive,
  IconArrowBackUp,
  IconBolt,
  IconCalendarDue,
  IconDeviceDesktop,
  IconFilter,
  IconInbox,
  IconKeyboard,
  IconListCheck,
  IconLogout,
  IconMoon,
  IconPlus,
  IconSettings,
  IconSun,
  IconTemplate,
  IconTrash,
  IconUser,
  IconUsers,
  IconX,
} from '@/ui/icons';

export type Command = { key: string; label: string; note?: string; icon: ReactNode; run: () => void };
export type CommandGroup = { title: string; commands: Command[] };
type Wishes = { onCreateTask: (text: string) => void; onHelp: () => void };

const SEARCH_FROM = 2;
const PAUSE_MS = 200;
const icon = 17;

/** What fits the text, in groups, the likeliest first. */
export function useCommands(text: string, wishes: Wishes): { groups: CommandGroup[]; loading: boolean } {
  const words = text.trim();
  const found = useFoundTasks(words);
  const fits = ({ label, note }: Command) => matches(words, `${label} ${note ?? ''}`);
  const onSelected = useSelectedCommands();
  const here = useProjectPlaces();
  const places = usePlaces();
  const general = useGeneralCommands(wishes);
  const create: Command = {
    key: 'create',
    label: words ? m.palette.newTaskFrom(words) : m.palette.newTask,
    note: 'c',
    icon: <IconPlus size={icon} />,
    run: () => wishes.onCreateTask(words),
  };
  const groups = [
    { ...onSelected, commands: onSelected.commands.filter(fits) },
    { title: m.palette.goTo, commands: [...here, ...places].filter(fits).slice(0, words ? 8 : 6) },
    { title: m.palette.tasks, commands: found.commands },
    // What is there goes before what could be made of the words.
    ...(words ? [] : [{ title: m.palette.create, commands: [create] }]),
    { title: m.palette.settings, commands: general.filter(fits) },
    ...(words ? [{ title: m.palette.create, commands: [create] }] : []),
  ];
  return { groups: groups.filter(({ commands }) => commands.length > 0), loading: found.loading };
}

/** Every word begins somewhere in it. */
function matches(words: string, text: string) {
  const all = ` ${text.toLowerCase()}`;
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(` ${word}`) || (word.length > 2 && all.includes(word)));
}

function useFoundTasks(words: string): { commands: Command[]; loading: boolean } {
  const api = useApi();
  const navigate = useNavigate();
  const [q] = useDebouncedValue(words, PAUSE_MS);
  const enabled = q.length >= SEARCH_FROM;
  const tasks = useQuery({
    queryKey: ['tasks', 'search', q],
    queryFn: ({ signal }) => body(api.GET('/tasks', { params: { query: { q, limit: 8 } }, signal })),
    enabled,
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  });
  const commands = (enabled && words ? (tasks.data?.items ?? []) : []).map((task) => ({
    key: task.id,
    label: task.title,
    ...(task.dueAt && isOpen(task) ? { note: formatWhen(task.dueAt) } : {}),
    icon: <StatusIcon status={task.status} size={icon} />,
    run: () =>
      void navigate({
        to: '/projects/$projectId',
        params: { projectId: task.projectId },
        search: { task: task.id },
      }),
  }));
  return { commands, loading: enabled && tasks.isFetching };
}

function useSelectedCommands(): CommandGroup {
  const selected = useSelection();
  const { data: me } = useMe();
  const bulk = useBulk();
  const tasks = [...selected.values()];
  if (tasks.length === 0) return { title: '', commands: [] };
  const change = (
    key: string,
    label: string,
    shown: ReactNode,
    what: Omit<BulkChange, 'tasks'>,
  ): Command => ({
    key,
    label,
    icon: shown,
    run: () => bulk.mutate({ tasks, ...what }),
  });
  const open = tasks.some(isOpen);
  const mine = me && tasks.every(({ assignees }) => assignees.some(({ id }) => id === me.id));
  return {
    title: m.palette.selected(tasks.length),
    commands: [
      open
        ? change('complete', m.palette.complete, <StatusIcon status="done" size={icon} />, {
            action: 'complete',
          })
        : change('reopen', m.palette.reopen, <StatusIcon status="todo" size={icon} />, { action: 'reopen' }),
      ...(me
        ? [
            change('me', mine ? m.palette.unassignMe : m.palette.assignMe, <IconUser size={icon} />, {
              action: 'update',
              patch: mine ? { removeAssignees: [me.id] } : { addAssignees: [me.id] },
              known: { people: [me] },
            }),
          ]
        : []),
      ...statuses.map((status) =>
        change(
          `status ${status}`,
          m.palette.status(m.task.statuses[status]),
          <StatusIcon status={status} size={icon} />,
          { action: 'update', patch: { status } },
        ),
      ),
      ...priorities.map((priority) =>
        change(
          `priority ${priority}`,
          m.palette.priority(m.task.priorities[priority]),
          <PriorityIcon priority={priority} size={icon} />,
          { action: 'update', patch: { priority } },
        ),
      ),
      ...Object.entries(duePresets()).map(([key, date]) =>
        change(
          `due ${key}`,
          m.palette.due(m.task.presets[key as keyof typeof m.task.presets]),
          <IconCalendarDue size={icon} />,
          { action: 'update', patch: { dueAt: toOffset(date), timeZone: localTimeZone() } },
        ),
      ),
      change('no due', m.palette.noDue, <IconCalendarDue size={icon} />, {
        action: 'update',
        patch: { dueAt: null },
      }),
      change('archive', m.palette.archive, <IconArchive size={icon} />, { action: 'archive' }),
      { key: 'clear', label: m.palette.clear, icon: <IconX size={icon} />, run: selection.clear },
    ],
  };
}

/** What belongs to the project that is shown. */
function useProjectPlaces(): Command[] {
  const navigate = useNavigate();
  const workspace = useWorkspace();
  const projects = useProjects(workspace?.id);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [, first, id] = path.split('/');
  const project = first === 'projects' ? projects.data?.find((each) => each.id === id) : undefined;
  if (!project) return [];
  const params = { projectId: project.id };
  const place = (key: string, label: string, shown: ReactNode, run: () => unknown): Command => ({
    key: `project ${key}`,
    label,
    note: project.name,
    icon: shown,
    run: () => void run(),
  });
  return [
    place('settings', m.projectSettings.open, <IconSettings size={icon} />, () =>
      navigate({ to: '/projects/$projectId/settings', params }),
    ),
    place('archive', m.shelf.archive, <IconArchive size={icon} />, () =>
      navigate({ to: '/projects/$projectId/archive', params }),
    ),
    place('bin', m.shelf.bin, <IconTrash size={icon} />, () =>
      navigate({ to: '/projects/$projectId/bin', params }),
    ),
  ];
}

function usePlaces(): Command[] {
  const navigate = useNavigate();
  const workspace = useWorkspace();
  const projects = useProjects(workspace?.id);
  const filters = useFilters(workspace?.id);
  const automations = useAutomations(workspace?.id);
  const params = { workspaceId: workspace?.id ?? '' };
  return [
    {
      key: 'inbox',
      label: m.shell.inbox,
      note: 'g i',
      icon: <IconInbox size={icon} />,
      run: () => void navigate({ to: '/inbox' }),
    },
    {
      key: 'my tasks',
      label: m.shell.myTasks,
      icon: <IconListCheck size={icon} />,
      run: () => void navigate({ to: '/my-tasks' }),
    },
    ...(projects.data ?? []).map(({ id, name, color }) => ({
      key: id,
      label: name,
      note: m.palette.project,
      icon: (
        <svg width={icon} height={icon} aria-hidden>
          <rect x={4} y={4} width={9} height={9} rx={3} fill={color ?? 'var(--mantine-color-indigo-4)'} />
        </svg>
      ),
      run: () => void navigate({ to: '/projects/$projectId', params: { projectId: id } }),
    })),
    ...(filters.data ?? []).map(({ id, name }) => ({
      key: id,
      label: name,
      note: m.palette.filter,
      icon: <IconFilter size={icon} />,
      run: () => void navigate({ to: '/filters/$filterId', params: { filterId: id } }),
    })),
    ...(workspace
      ? [
          {
            key: 'automations',
            label: m.shell.automations,
            icon: <IconBolt size={icon} />,
            run: () => void navigate({ to: '/workspaces/$workspaceId/automations', params }),
          },
          {
            key: 'members',
            label: m.members.menu,
            note: 'g m',
            icon: <IconUsers size={icon} />,
            run: () => void navigate({ to: '/workspaces/$workspaceId/members', params }),
          },
          {
            key: 'runs',
            label: m.shell.runs,
            icon: <IconActivity size={icon} />,
            run: () => void navigate({ to: '/workspaces/$workspaceId/runs', params }),
          },
          {
            key: 'templates',
            label: m.shell.templates,
            icon: <IconTemplate size={icon} />,
            run: () => void navigate({ to: '/workspaces/$workspaceId/templates', params }),
          },
        ]
      : []),
    ...(automations.data ?? []).map(({ id, name }) => ({
      key: id,
      label: name,
      note: m.palette.automation,
      icon: <IconBolt size={icon} />,
      run: () => void navigate({ to: '/automations/$automationId', params: { automationId: id } }),
    })),
  ];
}

function useGeneralCommands({ onHelp }: Wishes): Command[] {
  const navigate = useNavigate();
  const { session } = useServices();
  const { setColorScheme } = useMantineColorScheme();
  const undo = useUndo();
  const last = lastUndoable();
  const themes = [
    ['light', <IconSun key="light" size={icon} />],
    ['dark', <IconMoon key="dark" size={icon} />],
    ['auto', <IconDeviceDesktop key="auto" size={icon} />],
  ] as const;
  return [
    ...(last
      ? [
          {
            key: 'undo',
            label: m.list.undoLast,
            note: last.text,
            icon: <IconArrowBackUp size={icon} />,
            run: () => undo.mutate(last.id),
          },
        ]
      : []),
    {
      key: 'settings',
      label: m.shell.settings,
      icon: <IconSettings size={icon} />,
      run: () => void navigate({ to: '/settings' }),
    },
    { key: 'help', label: m.shell.shortcuts, note: '?', icon: <IconKeyboard size={icon} />, run: onHelp },
    ...themes.map(([scheme, shown]) => ({
      key: scheme,
      label: m.palette.theme(m.shell[scheme]),
      icon: shown,
      run: () => setColorScheme(scheme),
    })),
    {
      key: 'sign out',
      label: m.shell.signOut,
      icon: <IconLogout size={icon} />,
      run: () => void session.signOut(),
    },
  ];
}
