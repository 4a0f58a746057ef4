import {
  ActionIcon,
  Alert,
  Button,
  Checkbox,
  CopyButton,
  Group,
  Modal,
  Skeleton,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { CalendarFeed, Project } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { formatRelative } from '@/lib/time';
import { IconTrash } from '@/ui/icons';
import type { Scope } from '../lists';
import { useCreateFeed, useDeleteFeed, useFeeds } from './api';

type Props = { scope: Scope; projects: Project[]; filter: string | undefined; onClose: () => void };

/** One's calendar feeds, and a new one of what is listed. */
export function FeedDialog({ scope, projects, filter, onClose }: Props) {
  const feeds = useFeeds();
  const create = useCreateFeed();
  const project = 'project' in scope ? projects.find(({ id }) => id === scope.project) : undefined;
  const [onlyMine, setOnlyMine] = useState('mine' in scope);
  const [typed, setName] = useState<string>();
  const name = typed ?? project?.name ?? (onlyMine ? m.exports.whatMine : m.exports.whatEverything);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return;
    create.mutate({
      name: name.trim(),
      onlyMine,
      ...(project ? { projectId: project.id } : {}),
      ...(filter ? { filter } : {}),
    });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={m.exports.feedsTitle}
      size="lg"
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {m.exports.feedsText}
        </Text>
        {create.data?.url ? (
          <Address url={create.data.url} />
        ) : (
          <form onSubmit={submit}>
            <Stack gap="xs">
              <Title order={3} size="h5">
                {m.exports.newFeed}
              </Title>
              <TextInput
                label={m.exports.name}
                required
                maxLength={100}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
                data-autofocus
              />
              <Text size="sm">
                {project ? m.exports.whatProject(project.name) : m.exports.whatEverything}
                {filter && `. ${m.exports.filtered(filter)}`}
              </Text>
              <Checkbox
                label={m.exports.onlyMine}
                checked={onlyMine}
                onChange={(event) => setOnlyMine(event.currentTarget.checked)}
              />
              <Group justify="flex-end">
                <Button type="submit" loading={create.isPending} disabled={!name.trim()}>
                  {m.exports.create}
                </Button>
              </Group>
            </Stack>
          </form>
        )}
        {feeds.isPending ? (
          <Skeleton height={40} />
        ) : (
          feeds.data && feeds.data.length > 0 && <Feeds feeds={feeds.data} />
        )}
      </Stack>
    </Modal>
  );
}

function Address({ url }: { url: string }) {
  return (
    <Alert color="green" variant="light" title={m.exports.created}>
      <Stack gap="xs">
        <Group gap="xs" wrap="nowrap">
          <TextInput
            flex={1}
            readOnly
            aria-label={m.exports.address}
            value={url}
            onFocus={(event) => event.currentTarget.select()}
          />
          <CopyButton value={url}>
            {({ copied, copy }) => (
              <Button onClick={copy}>{copied ? m.exports.copied : m.exports.copy}</Button>
            )}
          </CopyButton>
        </Group>
        <Text size="sm">{m.exports.createdText}</Text>
      </Stack>
    </Alert>
  );
}

function Feeds({ feeds }: { feeds: CalendarFeed[] }) {
  const remove = useDeleteFeed();
  return (
    <Stack component="ul" gap="xs" p={0} m={0} aria-label={m.exports.feedsTitle}>
      {feeds.map((feed) => (
        <Group component="li" key={feed.id} justify="space-between" wrap="nowrap">
          <div style={{ minWidth: 0 }}>
            <Text size="sm" fw={550} truncate>
              {feed.name}
            </Text>
            <Text size="xs" c="dimmed">
              {feed.lastUsedAt ? m.exports.lastUsed(formatRelative(feed.lastUsedAt)) : m.exports.never}
            </Text>
          </div>
          <ActionIcon
            color="red"
            aria-label={m.exports.remove(feed.name)}
            loading={remove.isPending && remove.variables === feed.id}
            onClick={() => remove.mutate(feed.id)}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      ))}
    </Stack>
  );
}
