import { Button, Center, ScrollArea, SegmentedControl, Text, Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { RunState } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { formatDuration, formatFull, formatRelative } from '@/lib/time';
import { IconActivity } from '@/ui/icons';
import { ButtonLink } from '@/ui/links';
import { EmptyState, ErrorState, RowsSkeleton } from '@/ui/states';
import { useLiveRuns, useRuns, type RunScope } from './api';
import { RunBadge, useTriggerText } from './parts';
import classes from './run.module.css';

export function RunList(scope: RunScope) {
  const [state, setState] = useState<RunState | 'all'>('all');
  const triggerText = useTriggerText();
  const runs = useRuns(scope, state === 'all' ? undefined : state);
  useLiveRuns(scope.workspace);
  const items = runs.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <ScrollArea type="never" mb="md">
        <SegmentedControl
          size="xs"
          aria-label={m.run.filter}
          value={state}
          onChange={(value) => setState(value as RunState | 'all')}
          data={[
            { value: 'all', label: m.run.all },
            ...Object.entries(m.run.states).map(([value, label]) => ({ value, label })),
          ]}
        />
      </ScrollArea>
      {runs.isPending ? (
        <RowsSkeleton />
      ) : runs.isError && items.length === 0 ? (
        <ErrorState error={runs.error} onRetry={() => void runs.refetch()} />
      ) : items.length === 0 ? (
        state === 'all' ? (
          <EmptyState
            icon={IconActivity}
            title={m.run.emptyTitle}
            text={m.run.emptyText}
            action={
              !scope.automation && (
                <ButtonLink
                  to="/workspaces/$workspaceId/automations"
                  params={{ workspaceId: scope.workspace }}
                >
                  {m.run.toAutomations}
                </ButtonLink>
              )
            }
          />
        ) : (
          <EmptyState
            icon={IconActivity}
            title={m.run.emptyFilteredTitle}
            text={m.run.emptyFilteredText}
            action={
              <Button variant="default" onClick={() => setState('all')}>
                {m.run.showAll}
              </Button>
            }
          />
        )
      ) : (
        <ul className={classes.list} aria-label={m.run.list}>
          {items.map((run) => (
            <li key={run.id}>
              <Link to="/runs/$runId" params={{ runId: run.id }} className={classes.row}>
                <RunBadge state={run.state} width={104} />
                <span className={classes.what}>
                  <Text size="sm" fw={550} truncate>
                    {run.automationName}
                  </Text>
                  <Text size="xs" c="dimmed" truncate>
                    {m.run.version(run.version)} · {m.run.trigger(triggerText(run.trigger))}
                  </Text>
                  {run.error && (
                    <div className={classes.error} style={{ fontSize: 12 }}>
                      {run.error}
                    </div>
                  )}
                </span>
                <span className={classes.times}>
                  <Tooltip label={formatFull(run.startedAt)}>
                    <Text size="xs">{formatRelative(run.startedAt)}</Text>
                  </Tooltip>
                  <Text size="xs" c="dimmed">
                    {formatDuration(run.startedAt, run.endedAt)}
                  </Text>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {runs.hasNextPage && (
        <Center mt="md">
          <Button
            variant="subtle"
            loading={runs.isFetchingNextPage}
            onClick={() => void runs.fetchNextPage()}
          >
            {m.common.loadMore}
          </Button>
        </Center>
      )}
    </>
  );
}
