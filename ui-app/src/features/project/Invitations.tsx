import { ActionIcon, Badge, Button, Text, TextInput, Title, Tooltip } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { explain } from '@/lib/api/problem';
import type { Project, ProjectRole } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { formatRelative } from '@/lib/time';
import { IconSend, IconX } from '@/ui/icons';
import { tellDone } from '@/ui/tell';
import { fieldErrors, useInvitationCommands, useInvitations } from './api';
import classes from './project.module.css';
import { RoleSelect } from './RoleSelect';

/** Asks somebody in by e-mail; who belongs to the workspace is in at once. */
export function InviteForm({ project }: { project: Project }) {
  const { invite } = useInvitationCommands(project.id);
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<ProjectRole>('member');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!email.trim()) return;
    invite.mutate(
      { email: email.trim(), projectRole: role },
      {
        onSuccess: (invitation) => {
          setEmail('');
          tellDone(
            invitation.state === 'accepted'
              ? m.projectSettings.letIn(invitation.email)
              : m.projectSettings.invited(invitation.email),
          );
        },
      },
    );
  };
  const error = invite.error ? (fieldErrors(invite.error)['email'] ?? explain(invite.error)) : null;
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <TextInput
        className={classes.grow}
        type="email"
        aria-label={m.projectSettings.email}
        placeholder={m.projectSettings.emailHint}
        autoComplete="off"
        value={email}
        maxLength={254}
        error={error}
        onChange={(event) => {
          invite.reset();
          setEmail(event.currentTarget.value);
        }}
      />
      <RoleSelect label={m.projectSettings.role} value={role} onChange={setRole} />
      <Button
        type="submit"
        variant="light"
        leftSection={<IconSend size={15} />}
        disabled={!email.trim()}
        loading={invite.isPending}
      >
        {m.projectSettings.invite}
      </Button>
    </form>
  );
}

export function Invitations({ project }: { project: Project }) {
  const invitations = useInvitations(project.id, true);
  const { resend, withdraw } = useInvitationCommands(project.id);
  if (!invitations.data?.length) return null;
  return (
    <>
      <Title order={3} size="sm" mt="lg" mb={6}>
        {m.projectSettings.invitations}
      </Title>
      <ul className={classes.rows} aria-label={m.projectSettings.invitations}>
        {invitations.data.map((invitation) => {
          const { id, email, projectRole, invitedBy, expiresAt, mail } = invitation;
          return (
            <li key={id} className={classes.person}>
              <div className={classes.who}>
                <Text size="sm" fw={550}>
                  {email}
                </Text>
                <Text size="xs" c="dimmed">
                  {m.projectSettings.invitedBy(invitedBy.name, formatRelative(expiresAt))}
                </Text>
                {mail === 'failed' && (
                  <Text size="xs" c="red">
                    {m.projectSettings.mailFailed}
                  </Text>
                )}
              </div>
              {projectRole && (
                <Badge variant="light" color="gray" tt="none" radius="sm">
                  {m.projectSettings.roles[projectRole]}
                </Badge>
              )}
              <Tooltip label={m.projectSettings.resend}>
                <ActionIcon
                  aria-label={m.projectSettings.resendOf(email)}
                  loading={resend.isPending && resend.variables.id === id}
                  onClick={() => resend.mutate(invitation)}
                >
                  <IconSend size={16} />
                </ActionIcon>
              </Tooltip>
              <Tooltip label={m.projectSettings.withdraw}>
                <ActionIcon
                  aria-label={m.projectSettings.withdrawOf(email)}
                  loading={withdraw.isPending && withdraw.variables.id === id}
                  onClick={() => withdraw.mutate(invitation)}
                >
                  <IconX size={17} />
                </ActionIcon>
              </Tooltip>
            </li>
          );
        })}
      </ul>
    </>
  );
}
