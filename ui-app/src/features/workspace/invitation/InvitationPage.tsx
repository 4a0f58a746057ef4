import { Button, Group, Text } from '@mantine/core';
import { ApiError, isStatus } from '@/lib/api/problem';
import { useMe } from '@/lib/api/shared';
import type { Invitation } from '@/lib/api/types';
import { useServices } from '@/lib/context';
import { m } from '@/lib/messages';
import { formatDay } from '@/lib/time';
import { IconCheck, IconCircleX, IconClock, IconLock, IconMailOpened, IconX } from '@/ui/icons';
import { Letter, LetterNote, LetterSkeleton, LetterTitle } from '@/ui/Letter';
import { usePageTitle } from '@/ui/Page';
import { PersonAvatar } from '@/ui/PersonAvatar';
import { ErrorState } from '@/ui/states';
import { useAccept, useDecline, useInvitation } from './api';

type Props = {
  token: string;
  /** Goes to what one has joined. */
  onJoined: (invitation: Invitation) => void;
  onHome: () => void;
};

/** Where the link in an invitation's mail leads. It stands alone: who is invited may belong nowhere yet. */
export function InvitationPage({ token, onJoined, onHome }: Props) {
  usePageTitle(m.invitation.title);
  const invitation = useInvitation(token);
  return (
    <Letter>
      {invitation.isPending ? (
        <LetterSkeleton />
      ) : invitation.data && !isStatus(invitation.error, 403, 404) ? (
        invitation.data.state === 'open' ? (
          <Open token={token} invitation={invitation.data} onJoined={onJoined} />
        ) : (
          <Over invitation={invitation.data} onJoined={onJoined} onHome={onHome} />
        )
      ) : (
        <Refused
          error={invitation.error}
          token={token}
          onHome={onHome}
          onRetry={() => void invitation.refetch()}
        />
      )}
    </Letter>
  );
}

type OpenProps = { token: string; invitation: Invitation; onJoined: (invitation: Invitation) => void };

function Open({ token, invitation, onJoined }: OpenProps) {
  const accept = useAccept(token);
  const decline = useDecline(token);
  const { invitedBy, workspaceName, projectName, projectRole, role, expiresAt } = invitation;
  const roleName = m.members.roles[role];
  return (
    <>
      <Group gap={10} wrap="nowrap" mb="md">
        <PersonAvatar person={invitedBy} size={36} aria-hidden />
        <Text size="sm" c="dimmed">
          {m.invitation.invites(invitedBy.name)}
        </Text>
      </Group>
      <LetterTitle>{workspaceName}</LetterTitle>
      {projectName && (
        <Text size="sm" mt={2}>
          {m.invitation.withProject} <strong>{projectName}</strong>
        </Text>
      )}
      <Text size="sm" c="dimmed" mt="md">
        {projectName && projectRole
          ? m.invitation.asRoles(roleName, m.members.projectRoles[projectRole])
          : m.invitation.asRole(roleName)}
        . {m.members.roleTexts[role]}
      </Text>
      <Group mt="xl" grow>
        <Button
          size="md"
          variant="default"
          loading={decline.isPending}
          disabled={accept.isPending}
          onClick={() => decline.mutate()}
        >
          {m.invitation.decline}
        </Button>
        <Button
          size="md"
          loading={accept.isPending}
          disabled={decline.isPending}
          onClick={() => accept.mutate(undefined, { onSuccess: onJoined })}
        >
          {m.invitation.accept}
        </Button>
      </Group>
      <Text size="xs" c="dimmed" ta="center" mt="md">
        {m.invitation.until(formatDay(expiresAt))}
      </Text>
    </>
  );
}

type OverProps = { invitation: Invitation; onJoined: Props['onJoined']; onHome: () => void };

const stateIcons = {
  accepted: IconCheck,
  declined: IconX,
  withdrawn: IconCircleX,
  expired: IconClock,
};

function Over({ invitation, onJoined, onHome }: OverProps) {
  const { state, workspaceName } = invitation;
  if (state === 'open') return null;
  return (
    <LetterNote
      icon={stateIcons[state]}
      title={m.invitation.states[state]}
      text={m.invitation.stateTexts[state](workspaceName)}
      action={
        state === 'accepted' ? (
          <Button onClick={() => onJoined(invitation)}>{m.invitation.open(workspaceName)}</Button>
        ) : (
          <Button variant="default" onClick={onHome}>
            {m.invitation.home}
          </Button>
        )
      }
    />
  );
}

type RefusedProps = { error: unknown; token: string; onHome: () => void; onRetry: () => void };

function Refused({ error, token, onHome, onRetry }: RefusedProps) {
  const { session } = useServices();
  const { data: me } = useMe();
  const invited = error instanceof ApiError && error.problem['invited'];
  const home = (
    <Button variant="default" onClick={onHome}>
      {m.invitation.home}
    </Button>
  );
  if (isStatus(error, 403) && typeof invited === 'string')
    return (
      <LetterNote
        icon={IconLock}
        title={m.invitation.anotherTitle}
        text={m.invitation.anotherText(invited, me?.email ?? '')}
        action={
          <>
            <Button onClick={() => void session.signOut(`/invitations/${token}`)}>
              {m.invitation.switchAccount}
            </Button>
            {home}
          </>
        }
      />
    );
  if (isStatus(error, 404))
    return (
      <LetterNote
        icon={IconMailOpened}
        title={m.invitation.unknownTitle}
        text={m.invitation.unknownText}
        action={home}
      />
    );
  return <ErrorState error={error} onRetry={onRetry} />;
}
