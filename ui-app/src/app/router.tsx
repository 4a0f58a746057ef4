import { Box } from '@mantine/core';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  Navigate,
  redirect,
  type RouterHistory,
} from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { AutomationPage, type AutomationTab } from '@/features/automation/AutomationPage';
import { ComparePage } from '@/features/automation/compare/ComparePage';
import { AutomationsPage } from '@/features/automation/AutomationsPage';
import { NewRulePage } from '@/features/automation/rule/NewRulePage';
import { ApiKeysPage } from '@/features/account/keys/ApiKeysPage';
import { DataCard } from '@/features/account/deletion/DataCard';
import { DeleteAccountPage } from '@/features/account/deletion/DeleteAccountPage';
import { SettingsPage } from '@/features/account/SettingsPage';
import { SignInsPage } from '@/features/account/signIns/SignInsPage';
import { Absence } from '@/features/approval/Absence';
import { ApprovalPage } from '@/features/approval/ApprovalPage';
import { AuditPage } from '@/features/audit/AuditPage';
import { MaintenancePage } from '@/features/maintenance/MaintenancePage';
import { ImportPage } from '@/features/import/ImportPage';
import { NotificationLevel } from '@/features/notification/NotificationLevel';
import { ProjectMenu } from '@/features/project/ProjectMenu';
import { ProjectSettingsPage, SETTINGS_TABS, type SettingsTab } from '@/features/project/ProjectSettingsPage';
import { HeatMap } from '@/features/run/heat/HeatMap';
import { heatSearch, type HeatSearch } from '@/features/run/heat/search';
import { RunList } from '@/features/run/RunList';
import { RunPage } from '@/features/run/RunPage';
import { RunsPage } from '@/features/run/RunsPage';
import { runSearch, workspaceRunSearch, type RunSearch } from '@/features/run/search';
import { ScenariosTab } from '@/features/run/scenario/ScenariosTab';
import { TryOut } from '@/features/run/tryout/TryOut';
import type { InboxSearch } from '@/features/notification/InboxPage';
import { MyTasksPage } from '@/features/task/MyTasksPage';
import { InvitationPage } from '@/features/workspace/invitation/InvitationPage';
import { CalendarPage } from '@/features/workspace/calendar/CalendarPage';
import { UsagePage } from '@/features/workspace/usage/UsagePage';
import { MembersPage } from '@/features/workspace/members/MembersPage';
import { ProjectPage } from '@/features/task/ProjectPage';
import { ProjectTemplateItems } from '@/features/template/TemplateHost';
import { isPerson, TimesheetPage, type SheetView } from '@/features/time/TimesheetPage';
import { TemplatesPage } from '@/features/template/TemplatesPage';
import type { ShelfName } from '@/features/task/shelf/api';
import { ShelfPage } from '@/features/task/shelf/ShelfPage';
import { ACCOUNT_CHANGES, type AccountChange } from '@/lib/auth/session';
import type {
  AutomationId,
  CommentId,
  FilterId,
  ImportId,
  ProjectId,
  RemarkId,
  RunId,
  ScenarioId,
  TaskId,
  WorkspaceId,
} from '@/lib/ids';
import { changed, viewSearch, type ViewChange, type ViewSearch } from '@/lib/view';
import { chooseWorkspace } from '@/lib/workspace';
import { isDate, mondayOf } from '@/lib/zoned';
import { NotFound, PageFailure } from './fallbacks';
import { InboxView } from './InboxView';
import { Shell } from './Shell';
import { SavedFilterView, TaskFilterBar } from './views';

type Context = { client: QueryClient };
const root = createRootRouteWithContext<Context>()({ component: Shell, notFoundComponent: NotFound });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/my-tasks', replace: true });
  },
});

const callback = createRoute({
  getParentRoute: () => root,
  path: '/auth/callback',
  component: () => <Navigate to="/my-tasks" replace />,
});

/** Changes a part of the address. "Back" closes the task that was opened, and does not walk through every letter of a search. */
function useView(navigate: (to: { search: (now: ViewSearch) => ViewSearch; replace: boolean }) => unknown) {
  return useCallback(
    (change: ViewChange) =>
      void navigate({ search: (now) => changed(now, change), replace: !('task' in change) }),
    [navigate],
  );
}

const myTasks = createRoute({
  getParentRoute: () => root,
  path: '/my-tasks',
  validateSearch: viewSearch,
  component: function MyTasks() {
    const search = myTasks.useSearch();
    const onSearch = useView(myTasks.useNavigate());
    return (
      <MyTasksPage
        search={search}
        onSearch={onSearch}
        filterBar={<TaskFilterBar search={search} onSearch={onSearch} mine />}
      />
    );
  },
});

const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  validateSearch: ({ tab, task, comment }: Record<string, unknown>): InboxSearch => ({
    ...(tab === 'all' ? { tab } : {}),
    ...(typeof task === 'string' ? { task: task as TaskId } : {}),
    ...(typeof comment === 'string' ? { comment: comment as CommentId } : {}),
  }),
  component: function Inbox() {
    const navigate = inbox.useNavigate();
    return (
      <InboxView
        search={inbox.useSearch()}
        onSearch={(search, replace = false) => void navigate({ search, replace })}
      />
    );
  },
});

const project = createRoute({
  getParentRoute: () => root,
  path: '/projects/$projectId',
  validateSearch: viewSearch,
  component: function Project() {
    const search = project.useSearch();
    const id = project.useParams().projectId as ProjectId;
    const onSearch = useView(project.useNavigate());
    return (
      <ProjectPage
        key={id}
        id={id}
        search={search}
        onSearch={onSearch}
        filterBar={<TaskFilterBar search={search} onSearch={onSearch} project={id} />}
        actions={(shown) => (
          <ProjectMenu project={shown}>
            <ProjectTemplateItems project={shown} />
          </ProjectMenu>
        )}
      />
    );
  },
});

const projectSettings = createRoute({
  getParentRoute: () => root,
  path: '/projects/$projectId/settings',
  validateSearch: (search: Record<string, unknown>): { tab?: SettingsTab } => {
    const tab = SETTINGS_TABS.find((each) => each === search['tab']);
    return tab ? { tab } : {};
  },
  component: function ProjectSettings() {
    const { tab } = projectSettings.useSearch();
    const navigate = projectSettings.useNavigate();
    const id = projectSettings.useParams().projectId as ProjectId;
    return (
      <ProjectSettingsPage
        key={id}
        id={id}
        tab={tab ?? 'general'}
        onTab={(next) => void navigate({ search: next === 'general' ? {} : { tab: next }, replace: true })}
        onGone={() => void navigate({ to: '/my-tasks' })}
        notifications={
          <Box maw={520}>
            <NotificationLevel project={id} />
          </Box>
        }
      />
    );
  },
});

const importing = createRoute({
  getParentRoute: () => root,
  path: '/projects/$projectId/import',
  validateSearch: (search: Record<string, unknown>): { import?: ImportId } =>
    typeof search['import'] === 'string' ? { import: search['import'] as ImportId } : {},
  component: function Importing() {
    const id = importing.useParams().projectId as ProjectId;
    const navigate = importing.useNavigate();
    return (
      <ImportPage
        key={id}
        project={id}
        id={importing.useSearch().import}
        onImport={(next) => void navigate({ search: next ? { import: next } : {} })}
      />
    );
  },
});

type OpenTask = { task?: TaskId };
const openTask = (search: Record<string, unknown>): OpenTask =>
  typeof search['task'] === 'string' ? { task: search['task'] as TaskId } : {};

const archive = createRoute({
  getParentRoute: () => root,
  path: '/projects/$projectId/archive',
  validateSearch: openTask,
  component: () => <ShelfRoute shelf="archive" />,
});

const bin = createRoute({
  getParentRoute: () => root,
  path: '/projects/$projectId/bin',
  validateSearch: openTask,
  component: () => <ShelfRoute shelf="bin" />,
});

function ShelfRoute({ shelf }: { shelf: ShelfName }) {
  const route = shelf === 'bin' ? bin : archive;
  const id = route.useParams().projectId as ProjectId;
  const { task } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <ShelfPage
      key={id}
      id={id}
      shelf={shelf}
      task={task}
      onShelf={(next) =>
        void navigate({
          to: next === 'bin' ? '/projects/$projectId/bin' : '/projects/$projectId/archive',
          params: { projectId: id },
        })
      }
      onOpen={(next) => void navigate({ search: next ? { task: next } : {} })}
    />
  );
}

const filter = createRoute({
  getParentRoute: () => root,
  path: '/filters/$filterId',
  validateSearch: viewSearch,
  component: function Filter() {
    const search = filter.useSearch();
    const id = filter.useParams().filterId as FilterId;
    const onSearch = useView(filter.useNavigate());
    return <SavedFilterView key={id} id={id} search={search} onSearch={onSearch} />;
  },
});

const automations = createRoute({
  getParentRoute: () => root,
  path: '/workspaces/$workspaceId/automations',
  component: function Automations() {
    const navigate = automations.useNavigate();
    return (
      <AutomationsPage
        workspace={automations.useParams().workspaceId as WorkspaceId}
        onCreated={(automationId) =>
          void navigate({ to: '/automations/$automationId', params: { automationId } })
        }
      />
    );
  },
});

const newRule = createRoute({
  getParentRoute: () => root,
  path: '/workspaces/$workspaceId/rules/new',
  component: function NewRule() {
    const navigate = newRule.useNavigate();
    const workspace = newRule.useParams().workspaceId as WorkspaceId;
    return (
      <NewRulePage
        key={workspace}
        workspace={workspace}
        onCreated={(automationId) =>
          void navigate({ to: '/automations/$automationId', params: { automationId } })
        }
      />
    );
  },
});

const TABS = new Set<unknown>(['try', 'scenarios', 'versions', 'heat', 'runs'] satisfies AutomationTab[]);

const automation = createRoute({
  getParentRoute: () => root,
  path: '/automations/$automationId',
  validateSearch: (
    search: Record<string, unknown>,
  ): { tab?: AutomationTab; comment?: string; scenario?: string } & RunSearch & HeatSearch => ({
    ...(TABS.has(search['tab']) ? { tab: search['tab'] as AutomationTab } : {}),
    ...(search['tab'] === 'runs' ? runSearch(search) : search['tab'] === 'heat' ? heatSearch(search) : {}),
    ...(typeof search['comment'] === 'string' ? { comment: search['comment'] } : {}),
    ...(typeof search['scenario'] === 'string' ? { scenario: search['scenario'] } : {}),
  }),
  component: function Automation() {
    const { tab, comment, scenario, ...search } = automation.useSearch();
    const navigate = automation.useNavigate();
    const onSearch = useCallback(
      (next: RunSearch) => void navigate({ search: { tab: 'runs', ...next }, replace: true }),
      [navigate],
    );
    return (
      <AutomationPage
        id={automation.useParams().automationId as AutomationId}
        tab={tab ?? 'editor'}
        {...(comment ? { comment: comment as RemarkId } : {})}
        onTab={(next) => void navigate({ search: next === 'editor' ? {} : { tab: next } })}
        onRun={(runId) => void navigate({ to: '/runs/$runId', params: { runId } })}
        onGone={() => void navigate({ to: '/' })}
        tryOut={(drawn) => <TryOut automation={drawn} scenario={scenario as ScenarioId | undefined} />}
        scenarios={(drawn) => (
          <ScenariosTab
            automation={drawn}
            onTry={(chosen) =>
              void navigate({ search: { tab: 'try', ...(chosen ? { scenario: chosen } : {}) } })
            }
          />
        )}
        heat={(drawn) => (
          <HeatMap
            automation={drawn}
            search={search}
            onSearch={(next) => void navigate({ search: { tab: 'heat', ...next }, replace: true })}
          />
        )}
        runs={({ id, workspaceId }) => (
          <RunList workspace={workspaceId} automation={id} search={search} onSearch={onSearch} />
        )}
      />
    );
  },
});

const automationVersions = createRoute({
  getParentRoute: () => root,
  path: '/automations/$automationId/versions/compare',
  validateSearch: (search: Record<string, unknown>) => {
    const version = (name: string) => Math.max(1, Math.trunc(Number(search[name])) || 1);
    return { from: version('from'), to: version('to') };
  },
  component: function AutomationVersions() {
    const { from, to } = automationVersions.useSearch();
    const id = automationVersions.useParams().automationId as AutomationId;
    return <ComparePage id={id} from={from} to={to} />;
  },
});

const runs = createRoute({
  getParentRoute: () => root,
  path: '/workspaces/$workspaceId/runs',
  validateSearch: workspaceRunSearch,
  component: function Runs() {
    const navigate = runs.useNavigate();
    const onSearch = useCallback((search: RunSearch) => void navigate({ search, replace: true }), [navigate]);
    const workspace = runs.useParams().workspaceId as WorkspaceId;
    return <RunsPage key={workspace} workspace={workspace} search={runs.useSearch()} onSearch={onSearch} />;
  },
});

const templates = createRoute({
  getParentRoute: () => root,
  path: '/workspaces/$workspaceId/templates',
  component: function Templates() {
    return <TemplatesPage workspace={templates.useParams().workspaceId as WorkspaceId} />;
  },
});

const timesheet = createRoute({
  getParentRoute: () => root,
  path: '/workspaces/$workspaceId/timesheet',
  validateSearch: ({ week, person, project: of, by }: Record<string, unknown>): SheetView => ({
    ...(isDate(week) ? { week: mondayOf(week) } : {}),
    ...(isPerson(person) ? { person } : {}),
    ...(typeof of === 'string' ? { project: of as ProjectId } : {}),
    ...(by === 'project' || by === 'person' ? { by } : {}),
  }),
  component: function Timesheets() {
    const navigate = timesheet.useNavigate();
    const id = timesheet.useParams().workspaceId as WorkspaceId;
    return (
      <TimesheetPage
        key={id}
        workspace={id}
        view={timesheet.useSearch()}
        onView={(search) => void navigate({ search })}
        onTask={(task, projectId) =>
          void navigate({ to: '/projects/$projectId', params: { projectId }, search: { task } })
        }
      />
    );
  },
});

const run = createRoute({
  getParentRoute: () => root,
  path: '/runs/$runId',
  component: function Run() {
    const id = run.useParams().runId as RunId;
    const navigate = run.useNavigate();
    return (
      <RunPage key={id} id={id} onRun={(runId) => void navigate({ to: '/runs/$runId', params: { runId } })} />
    );
  },
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  validateSearch: (search: Record<string, unknown>): { changed?: AccountChange } => {
    const changed = ACCOUNT_CHANGES.find((each) => each === search['changed']);
    return changed ? { changed } : {};
  },
  component: function Settings() {
    return (
      <SettingsPage changed={settings.useSearch().changed}>
        <Absence />
        <DataCard />
      </SettingsPage>
    );
  },
});

const apiKeys = createRoute({
  getParentRoute: () => root,
  path: '/settings/api-keys',
  component: ApiKeysPage,
});

const signIns = createRoute({
  getParentRoute: () => root,
  path: '/settings/sign-ins',
  component: SignInsPage,
});

const deleteAccount = createRoute({
  getParentRoute: () => root,
  path: '/settings/delete-account',
  component: DeleteAccountPage,
});

const members = createRoute({
  getParentRoute: () => root,
  path: '/workspaces/$workspaceId/members',
  component: function Members() {
    const navigate = members.useNavigate();
    const id = members.useParams().workspaceId as WorkspaceId;
    return <MembersPage key={id} workspace={id} onLeft={() => void navigate({ to: '/my-tasks' })} />;
  },
});

const calendar = createRoute({
  getParentRoute: () => root,
  path: '/workspaces/$workspaceId/calendar',
  component: function Calendar() {
    const id = calendar.useParams().workspaceId as WorkspaceId;
    return <CalendarPage key={id} workspace={id} />;
  },
});

const usage = createRoute({
  getParentRoute: () => root,
  path: '/workspaces/$workspaceId/usage',
  component: function Usage() {
    const id = usage.useParams().workspaceId as WorkspaceId;
    return <UsagePage key={id} workspace={id} />;
  },
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/workspaces/$workspaceId/audit',
  component: function Audit() {
    const id = audit.useParams().workspaceId as WorkspaceId;
    return <AuditPage key={id} workspace={id} />;
  },
});

const maintenance = createRoute({
  getParentRoute: () => root,
  path: '/admin/maintenance',
  component: MaintenancePage,
});

const auditOfAll = createRoute({
  getParentRoute: () => root,
  path: '/admin/audit',
  component: () => <AuditPage workspace={null} />,
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitations/$token',
  component: function Invited() {
    const navigate = invitation.useNavigate();
    return (
      <InvitationPage
        token={invitation.useParams().token}
        onHome={() => void navigate({ to: '/my-tasks' })}
        onJoined={({ workspaceId, projectId, projectName }) => {
          chooseWorkspace(workspaceId);
          // Its name is gone when the project is.
          void (projectId && projectName
            ? navigate({ to: '/projects/$projectId', params: { projectId } })
            : navigate({ to: '/my-tasks' }));
        }}
      />
    );
  },
});

const approval = createRoute({
  getParentRoute: () => root,
  path: '/approvals/$token',
  validateSearch: (search: Record<string, unknown>): { answer?: 'approved' | 'rejected' } =>
    search['answer'] === 'approved' || search['answer'] === 'rejected' ? { answer: search['answer'] } : {},
  component: function Asked() {
    const navigate = approval.useNavigate();
    return (
      <ApprovalPage
        token={approval.useParams().token}
        answer={approval.useSearch().answer}
        onOpen={(task) => void navigate({ to: '/my-tasks', search: { task } })}
        onHome={() => void navigate({ to: '/my-tasks' })}
      />
    );
  },
});

/** Where mails lead. */
const task = createRoute({
  getParentRoute: () => root,
  path: '/tasks/$taskId',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/my-tasks', search: { task: params.taskId as TaskId }, replace: true });
  },
});

const tree = root.addChildren([
  home,
  callback,
  myTasks,
  inbox,
  project,
  projectSettings,
  importing,
  archive,
  bin,
  filter,
  automations,
  newRule,
  automation,
  automationVersions,
  runs,
  run,
  templates,
  timesheet,
  settings,
  apiKeys,
  signIns,
  deleteAccount,
  approval,
  task,
  members,
  calendar,
  usage,
  audit,
  auditOfAll,
  maintenance,
  invitation,
]);

export function createAppRouter(client: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree: tree,
    context: { client },
    defaultErrorComponent: PageFailure,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
    ...(history ? { history } : {}),
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
