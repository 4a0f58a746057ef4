import { Alert, Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { ApiError, explain, isStatus } from '@/lib/api/problem';
import { useMe, useProjects } from '@/lib/api/shared';
import type { NewInvitation, ProjectRole, WorkspaceRole } from '@/lib/api/types';
import type { ProjectId, WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { IconAlertCircle, IconSend } from '@/ui/icons';
import { tellDone } from '@/ui/tell';
import { useInvite } from './api';
import { RoleSelect } from './RoleSelect';
import { grantable } from './rules';

const PROJECT_ROLES = ['viewer', 'member', 'owner'] as const satisfies ProjectRole[];

type Props = { workspace: WorkspaceId; name: string; opened: boolean; onClose: () => void };

/** Asks somebody in by mail: to the workspace, and if one likes to a project at once. */
export function InviteDialog({ workspace, name, opened, onClose }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={m.members.inviteTitle(name)}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      <InviteForm workspace={workspace} onClose={onClose} />
    </Modal>
  );
}

function InviteForm({ workspace, onClose }: Pick<Props, 'workspace' | 'onClose'>) {
  const { data: me } = useMe();
  const mine = me?.workspaces.find(({ id }) => id === workspace)?.role;
  const projects = (useProjects(workspace).data ?? []).filter(({ role }) => role === 'owner');
  const invite = useInvite(workspace);
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<WorkspaceRole>('member');
  const [projectId, setProject] = useState<string | null>(null);
  const [projectRole, setProjectRole] = useState<ProjectRole>('member');

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wish: NewInvitation = {
      email: email.trim(),
      role,
      ...(projectId ? { projectId: projectId as ProjectId, projectRole } : {}),
    };
    invite.mutate(wish, {
      onSuccess: ({ state, email: to, projectName }) => {
        tellDone(
          state === 'accepted'
            ? m.members.addedAtOnce(to, projectName ?? m.inbox.project)
            : m.members.sent(to),
        );
        onClose();
      },
    });
  };
  const refused = refusal(invite.error, invite.variables, projects.length > 0);

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          type="email"
          label={m.members.email}
          description={m.members.emailText}
          value={email}
          onChange={(event) => {
            setEmail(event.currentTarget.value);
            invite.reset();
          }}
          error={refused?.email}
          maxLength={254}
          autoComplete="off"
          required
          data-autofocus
        />
        <RoleSelect
          label={m.members.roleLabel}
          description={m.members.roleTexts[role]}
          roles={grantable(mine)}
          names={m.members.roles}
          texts={m.members.roleTexts}
          value={role}
          onChange={setRole}
        />
        {projects.length > 0 && (
          <Select
            label={m.members.project}
            description={m.members.projectText}
            placeholder={m.members.noProject}
            data={projects.map(({ id, name }) => ({ value: id, label: name }))}
            value={projectId}
            onChange={(next) => {
              setProject(next);
              invite.reset();
            }}
            searchable={projects.length > 8}
            clearable
            clearButtonProps={{ 'aria-label': m.members.noProject }}
          />
        )}
        {projectId && (
          <RoleSelect
            label={m.members.projectRole}
            description={m.members.projectRoleTexts[projectRole]}
            roles={PROJECT_ROLES}
            names={m.members.projectRoles}
            texts={m.members.projectRoleTexts}
            value={projectRole}
            onChange={setProjectRole}
          />
        )}
        {refused?.other && (
          <Alert
            color="red"
            variant="light"
            role="alert"
            icon={<IconAlertCircle />}
            title={m.members.inviteFailed}
          >
            {refused.other}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {m.common.cancel}
          </Button>
          <Button
            type="submit"
            disabled={!email.trim()}
            loading={invite.isPending}
            leftSection={<IconSend size={15} />}
          >
            {m.members.send}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What concerns the address stands at the address. */
function refusal(error: unknown, wish: NewInvitation | undefined, projects: boolean) {
  if (!error) return null;
  if (isStatus(error, 409) && !('limit' in (error as ApiError).problem))
    return {
      email: wish?.projectId
        ? m.members.alreadyInProject
        : [m.members.already, ...(projects ? [m.members.alreadyHint] : [])].join(' '),
    };
  const field = error instanceof ApiError && error.problem.errors?.find((each) => each.field === 'email');
  return field ? { email: field.message } : { other: explain(error) };
}
