import { Button, Card, Group, Text, Title } from '@mantine/core';
import { m } from '@/lib/messages';
import { IconDownload } from '@/ui/icons';
import { ButtonLink } from '@/ui/links';
import { useDownload } from './api';

export function DownloadButton() {
  const download = useDownload();
  return (
    <Button
      variant="default"
      w="fit-content"
      leftSection={<IconDownload size={16} />}
      loading={download.isPending}
      onClick={() => download.mutate()}
    >
      {m.deletion.download}
    </Button>
  );
}

/** The last of the settings: a copy of everything, and the end of it. */
export function DataCard() {
  return (
    <Card withBorder padding="lg" component="section" aria-label={m.deletion.data}>
      <Title order={2} mb={4}>
        {m.deletion.data}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {m.deletion.dataText}
      </Text>
      <DownloadButton />
      <Title order={3} size="sm" mt="lg" mb={4}>
        {m.deletion.title}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {m.deletion.card}
      </Text>
      <Group>
        <ButtonLink
          to="/settings/delete-account"
          variant="default"
          c="light-dark(var(--mantine-color-red-9), var(--mantine-color-red-4))"
        >
          {m.deletion.open}
        </ButtonLink>
      </Group>
    </Card>
  );
}
