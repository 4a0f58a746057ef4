import { ActionIcon, Badge, Button, Group, Menu, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useMayDesign } from '@/lib/api/shared';
import type { Automation, WaitingRuns } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { formatRelative } from '@/lib/time';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { IconArrowBackUp, IconArrowsDiff, IconChecklist, IconDots, IconHistory } from '@/ui/icons';
import { MenuLink } from '@/ui/links';
import { EmptyState, ErrorState, RowsSkeleton } from '@/ui/states';
import { tellDone, tellError } from '@/ui/tell';
import { useVersions } from '../api';
import { useRollBack, useWaiting } from './api';
import { MoveDialog, type Move } from './MoveDialog';
import { MovesList } from './MovesList';
import { VersionScenariosDialog } from './VersionScenariosDialog';
import { Places } from './Places';
import classes from './versions.module.css';

type Props = { automation: Automation; move: Move | null; onMove: (move: Move | null) => void };

/** What has been published, what still runs on it, and the ways from one to another. */
export function VersionsTab({ automation, move, onMove }: Props) {
  return (
    <Stack gap="xl" maw={840}>
      <Waiting automation={automation} onMove={onMove} />
      <Published automation={automation} />
      <MovesList automation={automation.id} />
      {move && <MoveDialog automation={automation.id} move={move} onClose={() => onMove(null)} />}
    </Stack>
  );
}

function Waiting({ automation, onMove }: Pick<Props, 'automation' | 'onMove'>) {
  const waiting = useWaiting(automation.id);
  const may = useMayDesign(automation.workspaceId);
  if (!waiting.data || waiting.data.length === 0) return null;
  const moveTo = (from: number) => {
    const to = automation.published;
    return !may || to === null || to === from ? undefined : () => onMove({ from, to, way: 'migrate' });
  };
  return (
    <section aria-label={m.automationVersions.waitingTitle}>
      <Title order={2} size="h4" mb="xs">
        {m.automationVersions.waitingTitle}
      </Title>
      <ul className={classes.rows}>
        {waiting.data.map((each) => (
          <WaitingRow key={each.version} waiting={each} onMove={moveTo(each.version)} />
        ))}
      </ul>
    </section>
  );
}

function WaitingRow({ waiting, onMove }: { waiting: WaitingRuns; onMove: (() => void) | undefined }) {
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <Text size="sm" fw={550}>
          {m.automationVersions.waiting(waiting.version, waiting.runs)}
        </Text>
        <Places steps={waiting.steps} />
      </div>
      {onMove && (
        <Button
          size="xs"
          variant="default"
          aria-label={m.automationVersions.moveOf(waiting.version)}
          onClick={onMove}
        >
          {m.automationVersions.move}
        </Button>
      )}
    </li>
  );
}

function Published({ automation }: { automation: Automation }) {
  const versions = useVersions(automation.id, true);
  const rollBack = useRollBack(automation.id);
  const [back, setBack] = useState<number | null>(null);
  const [seenOf, setSeenOf] = useState<number | null>(null);
  const may = useMayDesign(automation.workspaceId);
  if (versions.isPending) return <RowsSkeleton />;
  if (!versions.data) return <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />;
  if (versions.data.length === 0)
    return (
      <EmptyState
        icon={IconHistory}
        title={m.automationVersions.empty}
        text={m.automationVersions.emptyText}
      />
    );
  return (
    <section aria-label={m.automationVersions.list}>
      <Title order={2} size="h4" mb="xs">
        {m.automationVersions.list}
      </Title>
      <ul className={classes.rows}>
        {versions.data.map((version) => (
          <li key={version.number} className={classes.row}>
            <div className={classes.words}>
              <Group gap="xs">
                <Text size="sm" fw={550}>
                  {m.automation.version(version.number)}
                </Text>
                {version.number === automation.published && (
                  <Badge variant="light" color="teal" radius="sm" tt="none">
                    {m.automationVersions.current}
                  </Badge>
                )}
              </Group>
              {version.note && (
                <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                  {version.note}
                </Text>
              )}
              <Text size="xs" c="dimmed">
                {m.automationVersions.by(version.author.name, formatRelative(version.publishedAt))}
              </Text>
            </div>
            {automation.published !== null && (may || version.number !== automation.published) && (
              <Menu position="bottom-end" shadow="md">
                <Menu.Target>
                  <ActionIcon aria-label={m.automationVersions.more(version.number)}>
                    <IconDots size={18} />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  {may && (
                    <Menu.Item
                      leftSection={<IconChecklist size={15} />}
                      onClick={() => setSeenOf(version.number)}
                    >
                      {m.scenario.showOfVersion}
                    </Menu.Item>
                  )}
                  {version.number !== automation.published && (
                    <>
                      <MenuLink
                        to="/automations/$automationId/versions/compare"
                        params={{ automationId: automation.id }}
                        search={{ from: version.number, to: automation.published }}
                        leftSection={<IconArrowsDiff size={15} />}
                      >
                        {m.automationVersions.compare(automation.published)}
                      </MenuLink>
                      {may === false && (
                        <Menu.Label maw={240}>{m.automationVersions.forDesigners}</Menu.Label>
                      )}
                      <Menu.Item
                        leftSection={<IconArrowBackUp size={15} />}
                        disabled={!may}
                        onClick={() => setBack(version.number)}
                      >
                        {m.automationVersions.rollBack}
                      </Menu.Item>
                    </>
                  )}
                </Menu.Dropdown>
              </Menu>
            )}
          </li>
        ))}
      </ul>
      {seenOf !== null && (
        <VersionScenariosDialog automation={automation.id} number={seenOf} onClose={() => setSeenOf(null)} />
      )}
      <ConfirmDialog
        opened={back !== null}
        title={m.automationVersions.rollBackTitle(back ?? 0)}
        text={m.automationVersions.rollBackText(back ?? 0)}
        confirm={m.automationVersions.rollBackConfirm}
        busy={rollBack.isPending}
        onClose={() => setBack(null)}
        onConfirm={() =>
          back !== null &&
          rollBack.mutate(back, {
            onSuccess: ({ number }) => tellDone(m.automationVersions.rolledBack(back, number)),
            onError: (error) => tellError(m.automationVersions.rollBackFailed, error),
            onSettled: () => setBack(null),
          })
        }
      />
    </section>
  );
}
