import { Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useProject } from '@/lib/api/shared';
import type { ProjectId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { IconBell, IconColumns, IconForms, IconRoute, IconSettings, IconTag, IconUsers } from '@/ui/icons';
import { Page } from '@/ui/Page';
import { ProjectCrumb } from '@/ui/ProjectCrumb';
import { ErrorState, RowsSkeleton } from '@/ui/states';
import { useLiveSettings } from './api';
import { Danger } from './Danger';
import { Fields } from './Fields';
import { General } from './General';
import { Members } from './Members';
import classes from './project.module.css';
import { ReminderRules } from './ReminderRules';
import { Sections } from './Sections';
import { Tags } from './Tags';
import { WorkFlow } from './WorkFlow';

export const SETTINGS_TABS = [
  'general',
  'sections',
  'tags',
  'fields',
  'workFlow',
  'reminders',
  'members',
] as const;
export type SettingsTab = (typeof SETTINGS_TABS)[number];
const ICONS = {
  general: IconSettings,
  sections: IconColumns,
  tags: IconTag,
  fields: IconForms,
  reminders: IconBell,
  workFlow: IconRoute,
  members: IconUsers,
};

type Props = {
  id: ProjectId;
  tab: SettingsTab;
  onTab: (tab: SettingsTab) => void;
  /** When the project is there no longer, for everybody or for oneself. */
  onGone: () => void;
  /** What oneself is told of the project, put in by the router: another feature's. */
  notifications?: ReactNode;
};

export function ProjectSettingsPage({ id, tab, onTab, onGone, notifications }: Props) {
  const project = useProject(id);
  const narrow = useMediaQuery('(max-width: 48em)') ?? false;
  useLiveSettings(id);
  if (project.isPending)
    return (
      <Page title={m.common.loading}>
        <RowsSkeleton />
      </Page>
    );
  if (!project.data)
    return (
      <Page title={m.projectSettings.title}>
        <ErrorState error={project.error} onRetry={() => void project.refetch()} />
      </Page>
    );
  const { data } = project;
  return (
    <Page title={m.projectSettings.title} above={<ProjectCrumb project={data} />}>
      <Tabs
        value={tab}
        onChange={(next) => onTab(next as SettingsTab)}
        orientation={narrow ? 'horizontal' : 'vertical'}
        variant="pills"
        className={classes.tabs}
        keepMounted={false}
      >
        <Tabs.List className={classes.tabList} aria-label={m.projectSettings.tabList}>
          {SETTINGS_TABS.map((key) => {
            const Icon = ICONS[key];
            return (
              <Tabs.Tab
                key={key}
                value={key}
                classNames={{ tab: classes.tab ?? '', tabLabel: classes.tabLabel ?? '' }}
                leftSection={narrow ? null : <Icon size={16} stroke={1.7} />}
              >
                {m.projectSettings.tabs[key]}
              </Tabs.Tab>
            );
          })}
        </Tabs.List>
        <Tabs.Panel value="general" className={classes.panel}>
          <General project={data} />
          {notifications && (
            // It says itself what it is.
            <section className={classes.part} aria-label={m.projectSettings.notifications}>
              {notifications}
            </section>
          )}
          {data.role === 'owner' && <Danger project={data} onDeleted={onGone} />}
        </Tabs.Panel>
        <Tabs.Panel value="sections" className={classes.panel}>
          <Sections project={data} />
        </Tabs.Panel>
        <Tabs.Panel value="tags" className={classes.panel}>
          <Tags project={data} />
        </Tabs.Panel>
        <Tabs.Panel value="fields" className={classes.panel}>
          <Fields project={data} />
        </Tabs.Panel>
        <Tabs.Panel value="reminders" className={classes.panel}>
          <ReminderRules project={data} />
        </Tabs.Panel>
        <Tabs.Panel value="workFlow" className={classes.panel}>
          <WorkFlow project={data} />
        </Tabs.Panel>
        <Tabs.Panel value="members" className={classes.panel}>
          <Members project={data} onLeft={onGone} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
