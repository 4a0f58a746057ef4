import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ApiError, isStatus } from '@/lib/api/problem';
import type { Api } from '@/lib/api/client';
import { m } from '@/lib/messages';
import { IconCheck, IconCircleX, IconClock, IconLogout } from '@/ui/icons';
import { LetterFrame, LetterNote, LetterSkeleton, LetterTitle } from '@/ui/Letter';
import { usePageTitle } from '@/ui/Page';
import { ErrorState } from '@/ui/states';
import { tellError } from '@/ui/tell';
import { queries, useRestore } from './api';

type Props = { api: Api; secret: string; onSignIn: () => void };

/**
 * Where the link in the mails about a deleted account leads. Whoever comes can not be signed in. Nothing happens before the button is
 * pressed: mail programs open links by themselves.
 */
export function RecoveryPage({ api, secret, onSignIn }: Props) {
  usePageTitle(m.deletion.restoreTitle);
  const recovery = useQuery(queries.recovery(api, secret));
  const restore = useRestore(api, secret);
  const error = restore.error ?? recovery.error;
  return (
    <LetterFrame>
      {restore.isSuccess ? (
        <LetterNote
          icon={IconCheck}
          title={m.deletion.restored}
          text={m.deletion.restoredText}
          action={<SignIn onSignIn={onSignIn} />}
        />
      ) : isStatus(error, 404, 410) ? (
        <Over error={error} onSignIn={onSignIn} />
      ) : recovery.isPending ? (
        <LetterSkeleton />
      ) : !recovery.data ? (
        <ErrorState error={recovery.error} onRetry={() => void recovery.refetch()} />
      ) : (
        <>
          <LetterTitle>{m.deletion.restoreTitle}</LetterTitle>
          <Text size="sm" my="md">
            {m.deletion.restoreText(recovery.data.eraseAt)}
          </Text>
          <Button
            fullWidth
            loading={restore.isPending}
            onClick={() =>
              restore.mutate(undefined, {
                onError: (refused) =>
                  isStatus(refused, 404, 410) || tellError(m.deletion.restoreFailed, refused),
              })
            }
          >
            {m.deletion.restore}
          </Button>
        </>
      )}
    </LetterFrame>
  );
}

function Over({ error, onSignIn }: { error: unknown; onSignIn: () => void }) {
  const used = error instanceof ApiError && error.problem['state'] === 'restored';
  const [icon, title, text] = isStatus(error, 404)
    ? [IconCircleX, m.deletion.unknown, m.deletion.unknownText]
    : used
      ? [IconCheck, m.deletion.used, m.deletion.usedText]
      : [IconClock, m.deletion.tooLate, m.deletion.tooLateText];
  return <LetterNote icon={icon} title={title} text={text} action={<SignIn onSignIn={onSignIn} />} />;
}

/** What is shown once the account is closed: here, or wherever its person was still signed in. */
export function ClosedPage({ onSignIn }: { onSignIn: () => void }) {
  usePageTitle(m.deletion.closedTitle);
  return (
    <LetterFrame>
      <LetterNote
        icon={IconLogout}
        title={m.deletion.closedTitle}
        text={m.deletion.closedText}
        action={<SignIn onSignIn={onSignIn} />}
      />
    </LetterFrame>
  );
}

function SignIn({ onSignIn }: { onSignIn: () => void }) {
  return (
    <Button variant="default" onClick={onSignIn}>
      {m.deletion.toSignIn}
    </Button>
  );
}
