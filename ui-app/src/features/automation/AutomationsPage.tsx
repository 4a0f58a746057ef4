import { Button, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AutomationId, WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { formatRelative } from '@/lib/time';
import { IconBolt, IconListCheck, IconPlus } from '@/ui/icons';
import { ButtonLink } from '@/ui/links';
import { Page } from '@/ui/Page';
import { EmptyState, ErrorState, RowsSkeleton } from '@/ui/states';
import { useAutomations, useLiveAutomations } from './api';
import classes from './automation.module.css';
import { CreateDialog } from './CreateDialog';
import { StatusBadges, useTriggersInWords } from './parts';

type Props = { workspace: WorkspaceId; onCreated: (id: AutomationId) => void };

export function AutomationsPage({ workspace, onCreated }: Props) {
  const automations = useAutomations(workspace);
  const inWords = useTriggersInWords();
  const [creating, setCreating] = useState(false);
  useLiveAutomations(workspace);
  const create = (
    <Group gap={8}>
      <ButtonLink
        variant="default"
        leftSection={<IconListCheck size={16} />}
        to="/workspaces/$workspaceId/rules/new"
        params={{ workspaceId: workspace }}
      >
        {m.rule.create}
      </ButtonLink>
      <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>
        {m.automation.create}
      </Button>
    </Group>
  );
  return (
    <Page
      title={m.automation.title}
      subtitle={m.automation.subtitle}
      actions={automations.data?.length ? create : null}
    >
      {automations.isPending ? (
        <RowsSkeleton />
      ) : !automations.data ? (
        <ErrorState error={automations.error} onRetry={() => void automations.refetch()} />
      ) : automations.data.length === 0 ? (
        <EmptyState
          icon={IconBolt}
          title={m.automation.emptyTitle}
          text={m.automation.emptyText}
          action={create}
        />
      ) : (
        <ul className={classes.list} aria-label={m.automation.list}>
          {automations.data.map((automation) => (
            <li key={automation.id}>
              <Link
                to="/automations/$automationId"
                params={{ automationId: automation.id }}
                className={classes.row}
                aria-label={automation.name}
              >
                <IconBolt
                  size={18}
                  stroke={1.7}
                  color="var(--mantine-primary-color-filled)"
                  style={{ flex: 'none' }}
                  aria-hidden
                />
                <span className={classes.what}>
                  <Text size="sm" fw={600}>
                    {automation.name}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {inWords(automation.published === null ? automation.draftTriggers : automation.triggers)}
                  </Text>
                </span>
                <Group gap={6} className={classes.badges}>
                  <StatusBadges automation={automation} />
                  <Text size="xs" c="dimmed" w={110} ta="right">
                    {formatRelative(automation.updatedAt)}
                  </Text>
                </Group>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <CreateDialog
        workspace={workspace}
        existing={automations.data ?? []}
        opened={creating}
        onClose={() => setCreating(false)}
        onCreated={onCreated}
      />
    </Page>
  );
}
