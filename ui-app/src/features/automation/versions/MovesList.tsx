import { Button, Progress, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { RunMigration } from '@/lib/api/types';
import type { AutomationId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { formatRelative } from '@/lib/time';
import { useMigration, useMigrations } from './api';
import classes from './versions.module.css';

/** Who moved which runs where, how far it is, and why some stayed. */
export function MovesList({ automation }: { automation: AutomationId }) {
  const migrations = useMigrations(automation);
  if (!migrations.data || migrations.data.length === 0) return null;
  return (
    <section aria-label={m.automationVersions.historyTitle}>
      <Title order={2} size="h4" mb="xs">
        {m.automationVersions.historyTitle}
      </Title>
      <ul className={classes.rows}>
        {migrations.data.map((migration) => (
          <Row key={migration.id} automation={automation} migration={migration} />
        ))}
      </ul>
    </section>
  );
}

function Row({ automation, migration }: { automation: AutomationId; migration: RunMigration }) {
  const [shown, setShown] = useState(false);
  const whole = useMigration(automation, migration.id, shown);
  const { total, moved, stayed, endedAt, stopped } = migration;
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <Text size="sm" fw={550} role="status">
          {m.automationVersions.moved(migration)}
          {stayed > 0 && ` · ${m.automationVersions.stayed(stayed)}`}
        </Text>
        {endedAt === null && (
          <Progress
            value={total === 0 ? 100 : ((moved + stayed) / total) * 100}
            aria-label={m.automationVersions.atWork}
            my={6}
          />
        )}
        {stopped && (
          <Text size="sm" c="red">
            {m.automationVersions.stopped(stopped)}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          {m.automationVersions.by(migration.startedBy.name, formatRelative(migration.startedAt))}
        </Text>
        {shown &&
          whole.data?.left.map(({ runId, reason }) => (
            <Text size="sm" key={runId}>
              <Link to="/runs/$runId" params={{ runId }}>
                {m.automationVersions.run}
              </Link>
              {`: ${reason}`}
            </Text>
          ))}
      </div>
      {stayed > 0 && !shown && (
        <Button size="xs" variant="default" onClick={() => setShown(true)}>
          {m.automationVersions.showStayed}
        </Button>
      )}
    </li>
  );
}
