import {
  AppShell,
  Box,
  Burger,
  Button,
  Center,
  Group,
  NavLink,
  ScrollArea,
  Skeleton,
  Text,
  Title,
  Tooltip,
  UnstyledButton,
} from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { MaintenanceBanner } from '@/features/maintenance/MaintenanceBanner';
import { Bell, UnreadCount } from '@/features/notification/Bell';
import { RequiredHost } from '@/features/task/field/RequiredHost';
import { BulkHost } from '@/features/task/list/BulkHost';
import { QuickAddDialog } from '@/features/task/quickadd/QuickAddDialog';
import { HeaderTimer } from '@/features/time/HeaderTimer';
import { PanelTimer, RowTimer } from '@/features/time/TimerButton';
import { TimeSection } from '@/features/time/TimeSection';
import { TemplateHost } from '@/features/template/TemplateHost';
import {
  CreateProjectDialog,
  CreateWorkspaceDialog,
  CreateWorkspaceForm,
} from '@/features/workspace/dialogs';
import { useFilters, useMe, useProjects } from '@/lib/api/shared';
import { useServices } from '@/lib/context';
import type { ProjectId } from '@/lib/ids';
import { useLiveState, useTopics, workspaceTopic } from '@/lib/live/hooks';
import { m } from '@/lib/messages';
import { useShortcuts } from '@/lib/shortcuts';
import { TaskPartsProvider, type TaskParts } from '@/lib/taskParts';
import { useWorkspace } from '@/lib/workspace';
import {
  IconActivity,
  IconApi,
  IconBolt,
  IconCalendarTime,
  IconFilter,
  IconGauge,
  IconInbox,
  IconKeyboard,
  IconListCheck,
  IconPlus,
  IconSearch,
  IconTemplate,
  IconTool,
  IconUsers,
  IconShieldCheck,
} from '@/ui/icons';
import { ErrorState } from '@/ui/states';
import { AnchorLink } from '@/ui/links';
import { AccountMenu } from './AccountMenu';
import classes from './shell.module.css';
import { useLiveCatalogue } from './live';
import { useGoToNotification } from './notifications';
import { Palette } from './palette/Palette';
import { ShortcutHelp } from './ShortcutHelp';
import { WorkspaceMenu } from './WorkspaceMenu';

const MODIFIER = /Mac|iP(hone|ad)/.test(navigator.userAgent) ? '⌘' : 'Ctrl';

/** What features besides the task's own show on a task. */
const TASK_PARTS: TaskParts = { sections: [TimeSection], actions: [PanelTimer], rows: [RowTimer] };

export function Shell() {
  const { config, live } = useServices();
  const client = useQueryClient();
  const me = useMe();
  const workspace = useWorkspace();
  const projects = useProjects(workspace?.id);
  const filters = useFilters(workspace?.id);
  const navigate = useNavigate();
  const goToNotification = useGoToNotification();
  const [menu, { toggle, close }] = useDisclosure(false);
  const [help, helpDialog] = useDisclosure(false);
  const [palette, paletteDialog] = useDisclosure(false);
  const [adding, setAdding] = useState<string | null>(null);
  const [creating, setCreating] = useState<'project' | 'workspace' | null>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const main = useRef<HTMLElement>(null);

  useTopics((me.data?.workspaces ?? []).map((each) => workspaceTopic(each.id)));
  useLiveCatalogue();
  useEffect(
    () =>
      live.onGap(
        () => void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] !== 'draft' }),
      ) as () => void,
    [live, client],
  );

  // A new page begins at its top, also for who hears it: the focus goes with it. Not on the first one, and not from a link's dialog.
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    main.current?.focus({ preventScroll: true });
    close();
  }, [path, close]);

  const params = { workspaceId: workspace?.id ?? '' };
  // Also out of a text field, which other shortcuts leave alone.
  useHotkeys([['mod+K', paletteDialog.toggle]], []);
  useShortcuts(
    {
      '?': helpDialog.toggle,
      c: () => setAdding(''),
      'g i': () => void navigate({ to: '/inbox' }),
      'g t': () => void navigate({ to: '/my-tasks' }),
      'g s': () => void navigate({ to: '/settings' }),
      ...(workspace
        ? {
            'g a': () => void navigate({ to: '/workspaces/$workspaceId/automations', params }),
            'g m': () => void navigate({ to: '/workspaces/$workspaceId/members', params }),
            'g r': () => void navigate({ to: '/workspaces/$workspaceId/runs', params }),
          }
        : {}),
    },
    { fallback: true },
  );

  // Whoever is invited may belong nowhere yet; whoever is asked by mail came for one thing.
  if (path.startsWith('/invitations/') || path.startsWith('/approvals/')) return <Outlet />;

  // Their account is theirs, with or without a workspace.
  if (me.data?.workspaces.length === 0 && !path.startsWith('/settings'))
    return (
      <Center h="100dvh" p="md">
        <Box maw={420}>
          <Title order={1}>{m.workspace.welcome}</Title>
          <Text c="dimmed" size="sm" mb="lg" mt={4}>
            {m.workspace.welcomeText}
          </Text>
          <CreateWorkspaceForm />
          <AnchorLink to="/settings" size="sm" mt="lg" display="inline-block">
            {m.shell.settings}
          </AnchorLink>
        </Box>
      </Center>
    );

  return (
    <AppShell
      layout="alt"
      header={{ height: 48 }}
      navbar={{ width: 248, breakpoint: 'sm', collapsed: { mobile: !menu } }}
      transitionDuration={120}
    >
      <a href="#main" className={classes.skip}>
        {m.shell.skip}
      </a>
      <AppShell.Header className={classes.header}>
        <Group h="100%" px="sm" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Burger
              hiddenFrom="sm"
              size="sm"
              opened={menu}
              onClick={toggle}
              aria-label={menu ? m.shell.closeMenu : m.shell.openMenu}
            />
            <Text hiddenFrom="sm" fw={650} size="sm" truncate>
              {workspace?.name}
            </Text>
          </Group>
          <Group gap={6} wrap="nowrap">
            <HeaderTimer
              onOpen={(task, projectId) =>
                void navigate({ to: '/projects/$projectId', params: { projectId }, search: { task } })
              }
            />
            <ConnectionIndicator />
            <Tooltip label={`${m.shell.shortcuts} (?)`}>
              <UnstyledButton
                className={classes.iconButton}
                onClick={helpDialog.open}
                aria-label={m.shell.shortcuts}
                visibleFrom="sm"
              >
                <IconKeyboard size={18} stroke={1.6} />
              </UnstyledButton>
            </Tooltip>
            <Bell
              onOpen={(notification) => goToNotification(notification)}
              onInbox={() => void navigate({ to: '/inbox' })}
            />
            <AccountMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes.nav} aria-label={m.shell.navigation}>
        <Group h={48} px={10} wrap="nowrap" gap={6}>
          <Burger hiddenFrom="sm" size="sm" opened={menu} onClick={close} aria-label={m.shell.closeMenu} />
          <WorkspaceMenu onCreate={() => setCreating('workspace')} />
        </Group>
        <Group px={8} pb={8} gap={6} wrap="nowrap">
          <UnstyledButton className={classes.jump} onClick={paletteDialog.open} aria-keyshortcuts="Control+K">
            <IconSearch size={15} aria-hidden />
            <span className={classes.jumpText}>{m.palette.open}</span>
            <kbd aria-hidden>{MODIFIER} K</kbd>
          </UnstyledButton>
          <Tooltip label={m.palette.newTask}>
            <UnstyledButton
              className={classes.iconButton}
              data-framed
              onClick={() => setAdding('')}
              aria-label={m.palette.newTask}
            >
              <IconPlus size={17} />
            </UnstyledButton>
          </Tooltip>
        </Group>
        <ScrollArea flex={1} px={8} pb="md" type="hover">
          <NavItem
            to="/inbox"
            label={m.shell.inbox}
            icon={<IconInbox size={17} stroke={1.7} />}
            active={path === '/inbox'}
            right={<UnreadCount />}
          />
          <NavItem
            to="/my-tasks"
            label={m.shell.myTasks}
            icon={<IconListCheck size={17} stroke={1.7} />}
            active={path === '/my-tasks'}
          />
          {workspace && (
            <>
              <NavItem
                to="/workspaces/$workspaceId/automations"
                params={params}
                label={m.shell.automations}
                icon={<IconBolt size={17} stroke={1.7} />}
                active={path.includes('automations')}
              />
              <NavItem
                to="/workspaces/$workspaceId/runs"
                params={params}
                label={m.shell.runs}
                icon={<IconActivity size={17} stroke={1.7} />}
                active={path.includes('runs')}
              />
              <NavItem
                to="/workspaces/$workspaceId/timesheet"
                params={params}
                label={m.time.sheet}
                icon={<IconCalendarTime size={17} stroke={1.7} />}
                active={path.endsWith('/timesheet')}
              />
              <NavItem
                to="/workspaces/$workspaceId/templates"
                params={params}
                label={m.shell.templates}
                icon={<IconTemplate size={17} stroke={1.7} />}
                active={path.includes('templates')}
              />
            </>
          )}
          <Group justify="space-between" mt="lg" mb={4} px={10} wrap="nowrap">
            <Text size="xs" fw={600} c="dimmed" id="nav-projects">
              {m.shell.projects}
            </Text>
            {workspace && (
              <Tooltip label={m.shell.newProject}>
                <UnstyledButton
                  className={classes.iconButton}
                  data-small
                  onClick={() => setCreating('project')}
                  aria-label={m.shell.newProject}
                >
                  <IconPlus size={15} />
                </UnstyledButton>
              </Tooltip>
            )}
          </Group>
          <div role="group" aria-labelledby="nav-projects">
            {projects.isLoading &&
              [1, 2, 3].map((row) => <Skeleton key={row} height={14} m={10} width="70%" />)}
            {projects.isError && (
              <ErrorState error={projects.error} onRetry={() => void projects.refetch()} />
            )}
            {projects.data?.length === 0 && (
              <Button
                variant="subtle"
                size="compact-sm"
                mx={6}
                leftSection={<IconPlus size={14} />}
                onClick={() => setCreating('project')}
              >
                {m.shell.newProject}
              </Button>
            )}
            {projects.data?.map((project) => (
              <NavItem
                key={project.id}
                to="/projects/$projectId"
                params={{ projectId: project.id }}
                label={project.name}
                icon={
                  <span
                    className={classes.dot}
                    style={{ background: project.color ?? 'var(--mantine-color-indigo-4)' }}
                  />
                }
                active={path.startsWith(`/projects/${project.id}`)}
              />
            ))}
          </div>
          {filters.data && filters.data.length > 0 && (
            <>
              <Text size="xs" fw={600} c="dimmed" mt="lg" mb={4} px={10} id="nav-filters">
                {m.filter.list}
              </Text>
              <div role="group" aria-labelledby="nav-filters">
                {filters.data.map(({ id, name, shared }) => (
                  <NavItem
                    key={id}
                    to="/filters/$filterId"
                    params={{ filterId: id }}
                    label={name}
                    icon={
                      shared ? <IconUsers size={16} stroke={1.7} /> : <IconFilter size={16} stroke={1.7} />
                    }
                    active={path === `/filters/${id}`}
                  />
                ))}
              </div>
            </>
          )}
        </ScrollArea>
        <Box px={8} py={8} className={classes.foot}>
          {me.data?.roles.includes('admin') && (
            <NavItem
              to="/admin/audit"
              label={m.audit.menu}
              icon={<IconShieldCheck size={17} stroke={1.7} />}
              active={path === '/admin/audit'}
            />
          )}
          {me.data?.roles.includes('admin') && (
            <NavItem
              to="/admin/maintenance"
              label={m.maintenance.menu}
              icon={<IconTool size={17} stroke={1.7} />}
              active={path === '/admin/maintenance'}
            />
          )}
          {me.data?.roles.includes('admin') && config.cockpitUrl && (
            <NavLink
              component="a"
              href={config.cockpitUrl}
              target="_blank"
              rel="noopener"
              label={m.shell.cockpit}
              leftSection={<IconGauge size={17} stroke={1.7} />}
              className={classes.link}
            />
          )}
          <NavLink
            component="a"
            href="/swagger-ui/index.html"
            target="_blank"
            rel="noopener"
            label={m.shell.apiDocs}
            leftSection={<IconApi size={17} stroke={1.7} />}
            className={classes.link}
          />
        </Box>
      </AppShell.Navbar>
      <AppShell.Main id="main" ref={main} tabIndex={-1} className={classes.main}>
        <MaintenanceBanner />
        {me.isError && !me.data ? (
          <Box p="xl">
            <ErrorState error={me.error} onRetry={() => void me.refetch()} />
          </Box>
        ) : (
          <TaskPartsProvider value={TASK_PARTS}>
            <Outlet />
          </TaskPartsProvider>
        )}
      </AppShell.Main>
      {workspace && (
        <CreateProjectDialog
          workspace={workspace.id}
          opened={creating === 'project'}
          onClose={() => setCreating(null)}
          onCreated={(projectId) => void navigate({ to: '/projects/$projectId', params: { projectId } })}
        />
      )}
      <CreateWorkspaceDialog opened={creating === 'workspace'} onClose={() => setCreating(null)} />
      <ShortcutHelp opened={help} onClose={helpDialog.close} />
      <Palette
        opened={palette}
        onClose={paletteDialog.close}
        onCreateTask={setAdding}
        onHelp={helpDialog.open}
      />
      <QuickAddDialog
        text={adding}
        projects={projects.data ?? []}
        project={path.startsWith('/projects/') ? (path.split('/')[2] as ProjectId) : undefined}
        onClose={() => setAdding(null)}
      />
      <BulkHost />
      <RequiredHost />
      <TemplateHost />
    </AppShell>
  );
}

type NavItemProps = {
  to: string;
  params?: Record<string, string>;
  label: string;
  icon: React.ReactNode;
  active: boolean;
  right?: React.ReactNode;
};

function NavItem({ to, params, label, icon, active, right }: NavItemProps) {
  return (
    <NavLink
      renderRoot={(props) => (
        <Link
          {...props}
          to={to as '/'}
          {...(params ? { params: params as never } : {})}
          aria-current={active ? 'page' : undefined}
        />
      )}
      label={label}
      leftSection={icon}
      rightSection={right}
      active={active}
      className={classes.link}
    />
  );
}

function ConnectionIndicator() {
  const state = useLiveState();
  const text = { online: m.shell.online, offline: m.shell.offline, connecting: m.shell.connecting }[state];
  return (
    <Tooltip label={text}>
      <span className={classes.connection} data-state={state} role="status" aria-label={text}>
        {state === 'offline' && <span className={classes.connectionText}>{text}</span>}
      </span>
    </Tooltip>
  );
}
