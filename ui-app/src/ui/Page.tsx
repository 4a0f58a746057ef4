import { Box, Group, Text, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';

type Props = {
  title: string;
  /** Where the page stands, over its heading. */
  above?: ReactNode;
  subtitle?: ReactNode;
  badge?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  wide?: boolean;
};

/** A page with its heading; sets the window's title as well. */
export function Page({ title, above, subtitle, badge, actions, children, wide = false }: Props) {
  usePageTitle(title);
  return (
    <Box maw={wide ? undefined : 980} mx="auto" px={{ base: 12, sm: 28 }} py={{ base: 14, sm: 24 }}>
      <Group justify="space-between" align="flex-start" mb="md" gap="sm">
        <Box miw={0} flex="1 1 220px">
          {above}
          <Group gap={8} wrap="nowrap">
            {badge}
            <Title order={1} style={{ overflowWrap: 'anywhere' }}>
              {title}
            </Title>
          </Group>
          {subtitle && (
            <Text c="dimmed" size="sm" mt={2}>
              {subtitle}
            </Text>
          )}
        </Box>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Box>
  );
}

export function usePageTitle(title: string) {
  useEffect(() => {
    document.title = `${title} · Taskloom`;
  }, [title]);
}
