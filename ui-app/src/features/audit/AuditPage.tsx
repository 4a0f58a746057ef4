import { Button, Group, Select, Text, TextInput, ThemeIcon } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ComponentType } from 'react';
import { body } from '@/lib/api/client';
import { isStatus } from '@/lib/api/problem';
import { useMe } from '@/lib/api/shared';
import { useApi } from '@/lib/context';
import type { PersonId, WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { formatFull, formatWhen } from '@/lib/time';
import {
  IconBolt,
  IconCalendar,
  IconDownload,
  IconFolder,
  IconGauge,
  IconHistory,
  IconKey,
  IconMail,
  IconShieldCheck,
  IconUsers,
} from '@/ui/icons';
import { Page } from '@/ui/Page';
import { EmptyState, ErrorState, RowsSkeleton } from '@/ui/states';
import { useAudit, useAuditFile, type AuditEntry, type AuditKind, type Wanted } from './api';
import classes from './audit.module.css';

const ICONS: Record<AuditKind, ComponentType<{ size?: number; stroke?: number }>> = {
  sign_in: IconShieldCheck,
  account: IconShieldCheck,
  workspace: IconUsers,
  project: IconFolder,
  invitation: IconMail,
  api_key: IconKey,
  sharing: IconCalendar,
  plan: IconGauge,
  automation: IconBolt,
};

/** What belongs to a person alone is nothing that a workspace's owner sees. */
const OF_WORKSPACES = (kind: AuditKind) => kind !== 'sign_in' && kind !== 'account';

const ALL: Wanted = { kind: null, person: null, from: '', to: '' };

/** Who did what that matters for security, in a workspace or in the whole installation. */
export function AuditPage({ workspace }: { workspace: WorkspaceId | null }) {
  const { data: me } = useMe();
  const [wanted, setWanted] = useState(ALL);
  const entries = useAudit(workspace, wanted);
  const file = useAuditFile(workspace);
  const items = entries.data?.pages.flatMap((page) => page.items);
  const name = me?.workspaces.find(({ id }) => id === workspace)?.name ?? '';
  const change = (change: Partial<Wanted>) => setWanted((now) => ({ ...now, ...change }));
  if (isStatus(entries.error, 403)) {
    return (
      <Page title={m.audit.title}>
        <EmptyState
          icon={IconShieldCheck}
          title={m.audit.title}
          text={workspace ? m.audit.forOwners : m.audit.forAdmins}
        />
      </Page>
    );
  }
  return (
    <Page
      title={m.audit.title}
      subtitle={workspace ? m.audit.subtitle(name) : m.audit.everywhere}
      actions={
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          loading={file.isPending}
          onClick={() => file.mutate(wanted)}
        >
          {m.audit.download}
        </Button>
      }
    >
      <Group gap="xs" mb="md" role="search" aria-label={m.audit.filter} align="flex-end">
        <Select
          label={m.audit.about}
          placeholder={m.audit.everything}
          size="xs"
          w={150}
          data={Object.entries(m.audit.kinds)
            .filter(([kind]) => !workspace || OF_WORKSPACES(kind as AuditKind))
            .map(([value, label]) => ({ value, label }))}
          value={wanted.kind}
          onChange={(kind) => change({ kind: kind as AuditKind | null })}
          clearable
          clearButtonProps={{ 'aria-label': m.audit.everything }}
        />
        {workspace && (
          <PersonFilter
            workspace={workspace}
            value={wanted.person}
            onChange={(person) => change({ person })}
          />
        )}
        <Day label={m.audit.from} value={wanted.from} onChange={(from) => change({ from })} />
        <Day label={m.audit.to} value={wanted.to} onChange={(to) => change({ to })} />
      </Group>
      {entries.isPending ? (
        <RowsSkeleton rows={8} />
      ) : !items ? (
        <ErrorState error={entries.error} onRetry={() => void entries.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState icon={IconHistory} title={m.audit.nothing} text={m.audit.nothingText} />
      ) : (
        <>
          <ul className={classes.rows}>
            {items.map((entry) => (
              <Row key={entry.id} entry={entry} withWorkspace={!workspace} />
            ))}
          </ul>
          {entries.hasNextPage && (
            <Button
              mt="md"
              variant="default"
              loading={entries.isFetchingNextPage}
              onClick={() => void entries.fetchNextPage()}
            >
              {m.audit.more}
            </Button>
          )}
        </>
      )}
    </Page>
  );
}

function Row({ entry, withWorkspace }: { entry: AuditEntry; withWorkspace: boolean }) {
  const Icon = entry.kind ? ICONS[entry.kind] : IconHistory;
  return (
    <li className={classes.row}>
      <ThemeIcon variant="light" color="gray" radius="xl" size={30} aria-hidden>
        <Icon size={16} stroke={1.7} />
      </ThemeIcon>
      <div className={classes.what}>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          <Text span inherit fw={600}>
            {entry.actor.name}
          </Text>{' '}
          {entry.text}
        </Text>
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {[withWorkspace ? entry.workspace?.name : null, entry.address, entry.device]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </div>
      <Text
        component="time"
        dateTime={entry.at}
        title={formatFull(entry.at)}
        size="xs"
        c="dimmed"
        className={classes.when}
      >
        {formatWhen(entry.at)}
      </Text>
    </li>
  );
}

type PersonFilterProps = {
  workspace: WorkspaceId;
  value: PersonId | null;
  onChange: (person: PersonId | null) => void;
};

function PersonFilter({ workspace, value, onChange }: PersonFilterProps) {
  const api = useApi();
  const members = useQuery({
    queryKey: ['workspace', workspace, 'members', 'everybody'],
    queryFn: async ({ signal }) =>
      (await body(api.GET('/workspaces/{workspace}/members', { params: { path: { workspace } }, signal })))
        .items,
    staleTime: 60_000,
  });
  return (
    <Select
      label={m.audit.person}
      placeholder={m.audit.everybody}
      size="xs"
      w={180}
      data={(members.data ?? []).map(({ person }) => ({ value: person.id, label: person.name }))}
      value={value}
      onChange={(person) => onChange(person as PersonId | null)}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': m.audit.everybody }}
    />
  );
}

type DayProps = { label: string; value: string; onChange: (day: string) => void };

function Day({ label, value, onChange }: DayProps) {
  return (
    <TextInput
      type="date"
      label={label}
      size="xs"
      w={140}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
