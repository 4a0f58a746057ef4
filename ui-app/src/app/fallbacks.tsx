import { Button, Center, Loader, Stack, Text, Title } from '@mantine/core';
import { type ErrorComponentProps } from '@tanstack/react-router';
import { explain } from '@/lib/api/problem';
import { useServices, useSessionState } from '@/lib/context';
import { m } from '@/lib/messages';
import { IconAlertTriangle, IconLogout, IconSearch } from '@/ui/icons';
import { ButtonLink } from '@/ui/links';
import { EmptyState } from '@/ui/states';

export function NotFound() {
  return (
    <EmptyState
      icon={IconSearch}
      title={m.notFound.title}
      text={m.notFound.text}
      action={<ButtonLink to="/my-tasks">{m.notFound.home}</ButtonLink>}
    />
  );
}

export function PageFailure({ error }: ErrorComponentProps) {
  return (
    <EmptyState
      icon={IconAlertTriangle}
      title={m.common.unexpected}
      text={`${m.common.unexpectedText} (${explain(error)})`}
      action={<Button onClick={() => location.reload()}>{m.common.reload}</Button>}
    />
  );
}

export function Starting() {
  return (
    <Center h="100dvh">
      <Stack align="center" gap="sm" role="status">
        <img src="/icon.svg" width={44} height={44} alt="" />
        <Loader size="sm" type="dots" />
        <span className="tl-visually-hidden">{m.common.loading}</span>
      </Stack>
    </Center>
  );
}

export function StartFailed({ error }: { error: unknown }) {
  return (
    <Center h="100dvh" p="md">
      <Stack align="center" maw={440} gap="xs" role="alert">
        <img src="/icon.svg" width={44} height={44} alt="" />
        <Title order={1}>{m.session.startFailed}</Title>
        <Text size="sm" c="dimmed" ta="center">
          {explain(error)}
        </Text>
        <Button mt="sm" onClick={() => location.reload()}>
          {m.common.retry}
        </Button>
      </Stack>
    </Center>
  );
}

/** In the place of the whole application once nobody is signed in any more. */
export function SignedOut() {
  const { session } = useServices();
  const expired = useSessionState() === 'expired';
  return (
    <Center h="100dvh">
      <EmptyState
        icon={IconLogout}
        title={expired ? m.session.expired : m.session.signedOut}
        text={expired ? m.session.expiredText : m.session.signedOutText}
        action={
          <Button onClick={() => void session.signIn(expired ? undefined : '/')} autoFocus>
            {expired ? m.session.signInAgain : m.session.signIn}
          </Button>
        }
      />
    </Center>
  );
}
