import { ActionIcon, Box, Menu, Skeleton, Tabs, Text, Title } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { useMayDesign } from '@/lib/api/shared';
import type { Automation } from '@/lib/api/types';
import type { AutomationId, RemarkId, RunId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import {
  IconAlertTriangle,
  IconDots,
  IconHistory,
  IconPlayerPause,
  IconPlayerPlay,
  IconTrash,
} from '@/ui/icons';
import { Page, usePageTitle } from '@/ui/Page';
import { ErrorState, RowsSkeleton } from '@/ui/states';
import { useAutomation, useChangeAutomation, useDeleteAutomation, useDraft, useLiveAutomations } from './api';
import classes from './automation.module.css';
import { ErrorDialog } from './errors/ErrorDialog';
import { RetentionDialog } from './retention/RetentionDialog';
import { StatusBadges } from './parts';
import { useRule } from './rule/api';
import { RuleEditor } from './rule/RuleEditor';
import { NextTimes } from './schedule/NextTimes';
import { StartButton } from './start/StartButton';
import type { Move } from './versions/MoveDialog';
import { VersionsTab } from './versions/VersionsTab';

const Editor = lazy(() => import('./Editor'));
const Reader = lazy(() => import('./Reader'));

export type AutomationTab = 'editor' | 'try' | 'scenarios' | 'versions' | 'heat' | 'runs';
type Props = {
  id: AutomationId;
  tab: AutomationTab;
  /** Somebody came for this one. */
  comment?: RemarkId;
  onTab: (tab: AutomationTab) => void;
  onRun: (id: RunId) => void;
  onGone: () => void;
  tryOut: (automation: Automation) => ReactNode;
  heat: (automation: Automation) => ReactNode;
  scenarios: (automation: Automation) => ReactNode;
  runs: (automation: Automation) => ReactNode;
};

export function AutomationPage({ id, ...rest }: Props) {
  const automation = useAutomation(id);
  useLiveAutomations(automation.data?.workspaceId);
  if (automation.isPending)
    return (
      <Page title={m.automation.title}>
        <RowsSkeleton />
      </Page>
    );
  if (!automation.data)
    return (
      <Page title={m.automation.title}>
        <ErrorState error={automation.error} onRetry={() => void automation.refetch()} />
      </Page>
    );
  return <Opened key={id} automation={automation.data} {...rest} />;
}

function Opened({
  automation,
  tab,
  comment,
  onTab,
  onRun,
  onGone,
  tryOut,
  heat,
  scenarios,
  runs,
}: Omit<Props, 'id'> & { automation: Automation }) {
  const change = useChangeAutomation(automation.id);
  const remove = useDeleteAutomation(automation.id);
  const mayDesign = useMayDesign(automation.workspaceId);
  const [deleting, setDeleting] = useState(false);
  const [onError, setOnError] = useState(false);
  const [onRetention, setOnRetention] = useState(false);
  const [move, setMove] = useState<Move | null>(null);
  usePageTitle(automation.name);
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <div className={classes.heading}>
          <Title order={1} style={{ overflowWrap: 'anywhere' }}>
            {automation.name}
          </Title>
          <StatusBadges automation={automation} />
          <NextTimes automation={automation} />
        </div>
        {mayDesign && (
          <>
            <StartButton automation={automation} onRun={onRun} />
            <Menu position="bottom-end" shadow="md">
              <Menu.Target>
                <ActionIcon aria-label={m.common.more}>
                  <IconDots size={18} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item
                  leftSection={
                    automation.enabled ? <IconPlayerPause size={15} /> : <IconPlayerPlay size={15} />
                  }
                  onClick={() => change.mutate({ enabled: !automation.enabled })}
                >
                  {automation.enabled ? m.automation.pause : m.automation.resume}
                </Menu.Item>
                <Menu.Item leftSection={<IconAlertTriangle size={15} />} onClick={() => setOnError(true)}>
                  {m.errorAutomation.menu}
                </Menu.Item>
                <Menu.Item leftSection={<IconHistory size={15} />} onClick={() => setOnRetention(true)}>
                  {m.runRetention.menu}
                </Menu.Item>
                <Menu.Item
                  color="red"
                  leftSection={<IconTrash size={15} />}
                  onClick={() => setDeleting(true)}
                >
                  {m.automation.delete}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </>
        )}
        <Tabs value={tab} onChange={(value) => onTab(value as AutomationTab)} w="100%">
          <Tabs.List aria-label={m.automation.tabs} style={{ '--tab-border-color': 'transparent' }}>
            <Tabs.Tab value="editor">{m.automation.editor}</Tabs.Tab>
            <Tabs.Tab value="try">{m.tryOut.tab}</Tabs.Tab>
            <Tabs.Tab value="scenarios">{m.scenario.tab}</Tabs.Tab>
            <Tabs.Tab value="versions">{m.automation.versions}</Tabs.Tab>
            <Tabs.Tab value="heat">{m.heat.tab}</Tabs.Tab>
            <Tabs.Tab value="runs">{m.automation.runs}</Tabs.Tab>
          </Tabs.List>
        </Tabs>
      </header>
      {tab === 'editor' ? (
        <EditorTab
          automation={automation}
          comment={comment}
          onMove={(wanted) => {
            setMove(wanted);
            onTab('versions');
          }}
        />
      ) : (
        <Box p={{ base: 12, sm: 24 }} style={{ overflow: 'auto' }}>
          {tab === 'versions' ? (
            <VersionsTab automation={automation} move={move} onMove={setMove} />
          ) : tab === 'try' ? (
            tryOut(automation)
          ) : tab === 'heat' ? (
            heat(automation)
          ) : tab === 'scenarios' ? (
            scenarios(automation)
          ) : (
            runs(automation)
          )}
        </Box>
      )}
      <ErrorDialog automation={automation} opened={onError} onClose={() => setOnError(false)} />
      <RetentionDialog automation={automation} opened={onRetention} onClose={() => setOnRetention(false)} />
      <ConfirmDialog
        opened={deleting}
        title={m.automation.deleteTitle}
        text={m.automation.deleteText(automation.name)}
        confirm={m.common.delete}
        busy={remove.isPending}
        onClose={() => setDeleting(false)}
        onConfirm={() => remove.mutate(undefined, { onSuccess: onGone })}
      />
    </div>
  );
}

type EditorTabProps = {
  automation: Automation;
  comment: RemarkId | undefined;
  onMove: (move: Move) => void;
};

function EditorTab({ automation, comment, onMove }: EditorTabProps) {
  const draft = useDraft(automation.id);
  const mayDesign = useMayDesign(automation.workspaceId);
  const { refetch } = draft;
  useEffect(() => {
    // Who only looks sees what others draw.
    if (mayDesign === false) void refetch();
  }, [mayDesign, automation.draftVersion, refetch]);
  const rule = useRule(automation.id);
  const [asDiagram, setAsDiagram] = useState(false);
  // A copy kept from an earlier visit would carry an old tag.
  if (mayDesign === undefined || !fresh(draft) || (mayDesign && !fresh(rule)))
    return <Skeleton height="100%" radius={0} />;
  if (!draft.data) return <ErrorState error={draft.error} onRetry={() => void draft.refetch()} />;
  if (!rule.data && mayDesign) return <ErrorState error={rule.error} onRetry={() => void rule.refetch()} />;
  if (mayDesign && rule.data?.rule && !asDiagram)
    return (
      <RuleEditor
        key={rule.dataUpdatedAt}
        automation={automation}
        saved={{ rule: rule.data.rule, etag: rule.data.etag }}
        onReload={() => void rule.refetch()}
        onDiagram={() => void refetch().then(() => setAsDiagram(true))}
        onMove={onMove}
      />
    );
  return (
    <Suspense fallback={<Skeleton height="100%" radius={0} />}>
      {mayDesign ? (
        <>
          {rule.data?.drawn && (
            <Text size="sm" px="md" py={8} className={classes.once} role="note">
              {m.rule.drawn}
            </Text>
          )}
          <Editor automation={automation} draft={draft.data} comment={comment} onMove={onMove} />
        </>
      ) : (
        <Reader automation={automation} bpmn={draft.data.bpmn} comment={comment} />
      )}
    </Suspense>
  );
}

const fresh = ({ isPending, isFetching, isFetchedAfterMount }: UseQueryResult) =>
  !isPending && (!isFetching || isFetchedAfterMount);
