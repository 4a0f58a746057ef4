import { Alert, Button, Center, Group, Skeleton, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { ComponentType, ReactNode } from 'react';
import { explain } from '@/lib/api/problem';
import { m } from '@/lib/messages';
import { IconAlertCircle, IconRefresh } from './icons';

type EmptyProps = {
  icon: ComponentType<{ size?: number; stroke?: number }>;
  title: string;
  text: string;
  action?: ReactNode;
};

/** Nothing to show, why, and what to do about it. */
export function EmptyState({ icon: Icon, title, text, action }: EmptyProps) {
  return (
    <Center py={64} px="md">
      <Stack align="center" gap={6} maw={400}>
        <ThemeIcon variant="light" size={56} radius="xl" mb={8}>
          <Icon size={28} stroke={1.6} />
        </ThemeIcon>
        <Title order={2} ta="center">
          {title}
        </Title>
        <Text c="dimmed" size="sm" ta="center">
          {text}
        </Text>
        {action && <Group mt="md">{action}</Group>}
      </Stack>
    </Center>
  );
}

export function ErrorState({
  error,
  onRetry,
  title,
}: {
  error: unknown;
  onRetry?: () => void;
  title?: string;
}) {
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertCircle />}
      title={title ?? m.common.errorTitle}
      role="alert"
      my="md"
    >
      <Text size="sm">{explain(error)}</Text>
      {onRetry && (
        <Button mt="sm" size="xs" variant="default" leftSection={<IconRefresh size={14} />} onClick={onRetry}>
          {m.common.retry}
        </Button>
      )}
    </Alert>
  );
}

/** Grey rows in the place of a list that is on its way. */
export function RowsSkeleton({ rows = 6 }: { rows?: number }) {
  return (
    <Stack gap={2} aria-busy="true" aria-label={m.common.loading} role="status">
      {Array.from({ length: rows }, (_, row) => (
        <Group key={row} h={44} px="sm" wrap="nowrap">
          <Skeleton circle height={18} />
          <Skeleton height={12} width={`${35 + ((row * 37) % 45)}%`} />
        </Group>
      ))}
    </Stack>
  );
}
