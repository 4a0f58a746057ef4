import { Button, Center, Checkbox, Text, Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import type { RunId } from '@/lib/ids';
import { useMayDesign } from '@/lib/api/shared';
import { m } from '@/lib/messages';
import { formatDuration, formatFull, formatRelative } from '@/lib/time';
import { IconActivity } from '@/ui/icons';
import { ButtonLink } from '@/ui/links';
import { EmptyState, ErrorState, RowsSkeleton } from '@/ui/states';
import { isOpen, isUndoable, useLiveRuns, useRuns, type RunScope } from './api';
import { BulkBar } from './BulkBar';
import { RunBadge, useTriggerText } from './parts';
import { RunFilter } from './RunFilter';
import { changedRuns, narrows, type RunSearch, type RunSearchChange } from './search';
import classes from './run.module.css';

type Props = RunScope & {
  /** What narrows the list; it stands in the address. */
  search: RunSearch;
  onSearch: (search: RunSearch) => void;
};

export function RunList({ search, onSearch, ...scope }: Props) {
  const triggerText = useTriggerText();
  const runs = useRuns(scope, search);
  useLiveRuns(scope.workspace);
  const mayDesign = useMayDesign(scope.workspace);
  const items = runs.data?.pages.flatMap((page) => page.items) ?? [];
  const change = useCallback(
    (some: RunSearchChange) => onSearch(changedRuns(search, some)),
    [search, onSearch],
  );
  const clear = () => onSearch({});
  const [chosen, setChosen] = useState<ReadonlySet<RunId>>(new Set());
  const pick = (run: RunId) =>
    setChosen(
      (before) => new Set(before.has(run) ? [...before].filter((id) => id !== run) : [...before, run]),
    );
  return (
    <>
      <RunFilter scope={scope} search={search} onChange={change} onClear={clear} />
      <BulkBar scope={scope} search={search} items={items} chosen={chosen} onChoose={setChosen} />
      {runs.isPending ? (
        <RowsSkeleton />
      ) : runs.isError && items.length === 0 ? (
        <ErrorState error={runs.error} onRetry={() => void runs.refetch()} />
      ) : items.length === 0 ? (
        !narrows(search) ? (
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
              <Button variant="default" onClick={clear}>
                {m.run.showAll}
              </Button>
            }
          />
        )
      ) : (
        <ul className={classes.list} aria-label={m.run.list}>
          {items.map((run) => (
            <li key={run.id} className={classes.item}>
              <Checkbox
                size="xs"
                className={classes.pick}
                aria-label={m.run.bulk.choose(run.automationName, formatRelative(run.startedAt))}
                disabled={!isOpen(run) && !(mayDesign && isUndoable(run))}
                checked={chosen.has(run.id)}
                onChange={() => pick(run.id)}
              />
              <Link to="/runs/$runId" params={{ runId: run.id }} className={classes.row}>
                <RunBadge state={run.state} width={104} />
                <span className={classes.what}>
                  <Text size="sm" fw={550} truncate>
                    {run.automationName}
                  </Text>
                  <Text size="xs" c="dimmed" truncate>
                    {m.run.version(run.version)} · {m.run.trigger(triggerText(run.trigger))}
                  </Text>
                  {run.undo && (
                    <Text size="xs" c="dimmed" truncate>
                      {m.run.undo.told(
                        m.run.undo.states[run.undo.state],
                        run.undo.by?.name ?? m.run.somebody,
                        formatRelative(run.undo.endedAt ?? run.undo.startedAt),
                      )}
                    </Text>
                  )}
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
