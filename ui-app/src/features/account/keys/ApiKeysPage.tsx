import { Badge, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '@/lib/api/shared';
import type { ApiKey, ApiKeyScope } from '@/lib/api/types';
import { m } from '@/lib/messages';
import type { Area } from '@/lib/messages/apiKeys';
import { formatDay, formatRelative } from '@/lib/time';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { IconArrowLeft, IconKey, IconPlus } from '@/ui/icons';
import { AnchorLink } from '@/ui/links';
import { Page } from '@/ui/Page';
import { EmptyState, ErrorState, RowsSkeleton } from '@/ui/states';
import { useApiKeys, useRevokeApiKey } from './api';
import classes from './keys.module.css';
import { NewKeyDialog } from './NewKeyDialog';

/** One's own API keys: making them, seeing what they are used for, revoking them. */
export function ApiKeysPage() {
  const keys = useApiKeys();
  const revoke = useRevokeApiKey();
  const [making, setMaking] = useState(false);
  const [asked, setAsked] = useState<ApiKey | null>(null);
  const { data } = keys;
  const newKey = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
      {m.apiKeys.newKey}
    </Button>
  );
  return (
    <Page
      title={m.apiKeys.title}
      subtitle={m.apiKeys.subtitle}
      above={
        <AnchorLink to="/settings" size="sm" c="dimmed" underline="hover" className={classes.back ?? ''}>
          <IconArrowLeft size={14} aria-hidden /> {m.apiKeys.back}
        </AnchorLink>
      }
      actions={data && data.length > 0 ? newKey : null}
    >
      {keys.isPending && <RowsSkeleton rows={3} />}
      {keys.isError && !data && <ErrorState error={keys.error} onRetry={() => void keys.refetch()} />}
      {data?.length === 0 && (
        <EmptyState icon={IconKey} title={m.apiKeys.none} text={m.apiKeys.noneText} action={newKey} />
      )}
      {data && data.length > 0 && (
        <ul className={classes.rows} aria-label={m.apiKeys.title}>
          {data.map((key) => (
            <Row key={key.id} of={key} onRevoke={() => setAsked(key)} />
          ))}
        </ul>
      )}
      {making && <NewKeyDialog onClose={() => setMaking(false)} />}
      <ConfirmDialog
        opened={asked !== null}
        title={m.apiKeys.revokeTitle(asked?.name ?? '')}
        text={m.apiKeys.revokeText}
        confirm={m.apiKeys.revoke}
        onClose={() => setAsked(null)}
        onConfirm={() => {
          if (asked) revoke.mutate(asked.id);
          setAsked(null);
        }}
      />
    </Page>
  );
}

function Row({ of: key, onRevoke }: { of: ApiKey; onRevoke: () => void }) {
  const { data: me } = useMe();
  const workspace = me?.workspaces.find(({ id }) => id === key.workspaceId);
  return (
    <li className={classes.row} aria-label={key.name}>
      <div className={classes.what}>
        <Group gap="xs">
          <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
            {key.name}
          </Text>
          <code className={classes.hint}>{key.hint}…</code>
          {key.expired && (
            <Badge size="sm" variant="light" color="gray" tt="none">
              {m.apiKeys.ended}
            </Badge>
          )}
        </Group>
        <Text size="xs" mt={4}>
          {key.scopes.map(said).join(' · ')}
        </Text>
        <Text size="xs" c="dimmed" mt={2}>
          {[
            key.workspaceId ? (workspace?.name ?? key.workspaceId) : m.apiKeys.everywhere,
            ...(key.expired
              ? []
              : [key.expiresAt ? m.apiKeys.ends(formatDay(key.expiresAt)) : m.apiKeys.endless]),
            key.lastUsedAt
              ? m.apiKeys.used(formatRelative(key.lastUsedAt), key.lastUsedFrom ?? '')
              : m.apiKeys.unused,
          ].join(' · ')}
        </Text>
      </div>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={m.apiKeys.revokeLabel(key.name)}
        onClick={onRevoke}
      >
        {m.apiKeys.revoke}
      </Button>
    </li>
  );
}

function said(scope: ApiKeyScope) {
  const [area, access] = scope.split(':') as [Area, string];
  return m.apiKeys.may(m.apiKeys.areas[area][0], access === 'write');
}
