import { ActionIcon, Badge, Button, Text, Tooltip } from '@mantine/core';
import { useState } from 'react';
import type { Invitation } from '@/lib/api/types';
import type { WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { formatDay } from '@/lib/time';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { IconMail, IconMailForward, IconUserPlus, IconX } from '@/ui/icons';
import { ErrorState, RowsSkeleton } from '@/ui/states';
import { tellDone } from '@/ui/tell';
import { useInvitations, useResend, useWithdraw } from './api';
import classes from './members.module.css';

type Props = { workspace: WorkspaceId; onInvite: () => void };

/** Who is asked in and has not answered. */
export function Invitations({ workspace, onInvite }: Props) {
  const invitations = useInvitations(workspace, true);
  const resend = useResend(workspace);
  const withdraw = useWithdraw(workspace);
  const [asked, setAsked] = useState<Invitation | null>(null);
  const { data } = invitations;
  return (
    <section aria-label={m.members.invitations} className={classes.section}>
      <h2 className={classes.heading}>
        {m.members.invitations}
        {data && data.length > 0 && <span className={classes.count}>{data.length}</span>}
      </h2>
      {invitations.isPending && <RowsSkeleton rows={1} />}
      {invitations.isError && !data && (
        <ErrorState error={invitations.error} onRetry={() => void invitations.refetch()} />
      )}
      {data?.length === 0 && (
        <div className={classes.none}>
          <Text size="sm" c="dimmed">
            {m.members.noInvitations}
          </Text>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconUserPlus size={15} />}
            onClick={onInvite}
          >
            {m.members.inviteSomebody}
          </Button>
        </div>
      )}
      {data && data.length > 0 && (
        <ul className={classes.rows}>
          {data.map((each) => (
            <li key={each.id} className={classes.row} aria-label={each.email}>
              <span className={classes.envelope} aria-hidden>
                <IconMail size={17} stroke={1.6} />
              </span>
              <div className={classes.who}>
                <Text size="sm" fw={600} truncate>
                  {each.email}
                </Text>
                <Text size="xs" c="dimmed">
                  {[
                    m.members.roles[each.role],
                    ...(each.projectName && each.projectRole
                      ? [`${each.projectName} (${m.members.projectRoles[each.projectRole].toLowerCase()})`]
                      : []),
                    m.members.by(each.invitedBy.name),
                    m.members.expires(formatDay(each.expiresAt)),
                  ].join(' · ')}
                </Text>
              </div>
              <div className={classes.right}>
                {each.mail !== 'sent' && (
                  <Badge variant="light" color={each.mail === 'failed' ? 'red' : 'gray'} tt="none" size="sm">
                    {m.members.mail[each.mail]}
                  </Badge>
                )}
                <Tooltip label={m.members.resend}>
                  <ActionIcon
                    aria-label={m.members.resendLabel(each.email)}
                    loading={resend.isPending && resend.variables.id === each.id}
                    onClick={() =>
                      resend.mutate(each, { onSuccess: () => tellDone(m.members.resent(each.email)) })
                    }
                  >
                    <IconMailForward size={17} />
                  </ActionIcon>
                </Tooltip>
                <Tooltip label={m.members.withdraw}>
                  <ActionIcon aria-label={m.members.withdrawLabel(each.email)} onClick={() => setAsked(each)}>
                    <IconX size={17} />
                  </ActionIcon>
                </Tooltip>
              </div>
            </li>
          ))}
        </ul>
      )}
      <ConfirmDialog
        opened={asked !== null}
        title={m.members.withdrawTitle(asked?.email ?? '')}
        text={m.members.withdrawText}
        confirm={m.members.withdraw}
        onClose={() => setAsked(null)}
        onConfirm={() => {
          if (asked) withdraw.mutate(asked, { onSuccess: () => tellDone(m.members.withdrawn(asked.email)) });
          setAsked(null);
        }}
      />
    </section>
  );
}
