import { ActionIcon, Alert, Badge, Button, Select, Text, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { explain } from '@/lib/api/problem';
import { useMe, useMembers } from '@/lib/api/shared';
import type { Member, Person, Project, ProjectRole } from '@/lib/api/types';
import type { PersonId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { HeirSelect } from '@/ui/HeirSelect';
import { IconLogout, IconPlus, IconUserMinus } from '@/ui/icons';
import { PersonAvatar } from '@/ui/PersonAvatar';
import { ErrorState, RowsSkeleton } from '@/ui/states';
import { tellDone } from '@/ui/tell';
import { useMemberCommands, useWorkspaceMembers } from './api';
import { Invitations, InviteForm } from './Invitations';
import { Part } from './Part';
import classes from './project.module.css';
import { RoleSelect } from './RoleSelect';

type Asked =
  | { what: 'remove' | 'leave'; member: Member; heir: PersonId | null }
  | { what: 'step down'; member: Member; to: ProjectRole };

export function Members({ project, onLeft }: { project: Project; onLeft: () => void }) {
  const { data: me } = useMe();
  const members = useMembers(project.id);
  const { put, remove } = useMemberCommands(project);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [refused, setRefused] = useState<{ person: PersonId; why: string } | null>(null);
  const owner = project.role === 'owner';
  const all = members.data ?? [];

  const because = (person: PersonId) => (error: unknown) => setRefused({ person, why: explain(error) });
  const change = (person: PersonId, role: ProjectRole) => {
    setRefused(null);
    put.mutate({ person, role }, { onError: because(person) });
  };
  const confirmed = () => {
    if (!asked) return;
    const { person } = asked.member;
    setAsked(null);
    if (asked.what === 'step down') return change(person.id, asked.to);
    setRefused(null);
    remove.mutate(
      { person: person.id, heir: asked.heir },
      {
        onError: because(person.id),
        onSuccess: () => {
          if (asked.what !== 'leave') return;
          tellDone(m.projectSettings.left(project.name));
          onLeft();
        },
      },
    );
  };

  return (
    <>
      <Part
        title={m.projectSettings.members}
        text={`${m.projectSettings.membersHelp} ${m.projectSettings.admins}`}
        {...(owner ? {} : { note: m.projectSettings.readOnly })}
      >
        {members.isPending ? (
          <RowsSkeleton rows={3} />
        ) : members.isError && all.length === 0 ? (
          <ErrorState error={members.error} onRetry={() => void members.refetch()} />
        ) : (
          <ul className={classes.rows} aria-label={m.projectSettings.members}>
            {all.map((member) => {
              const { person, role } = member;
              const mine = person.id === me?.id;
              return (
                <li key={person.id} className={classes.person}>
                  <PersonAvatar person={person} size={32} />
                  <div className={classes.who}>
                    <Text size="sm" fw={550}>
                      {person.name}
                      {mine && (
                        <Text span size="sm" c="dimmed" fw={400}>
                          {` (${m.projectSettings.you})`}
                        </Text>
                      )}
                    </Text>
                    <Text size="xs" c="dimmed">
                      {person.email}
                    </Text>
                  </div>
                  {owner ? (
                    <RoleSelect
                      label={m.projectSettings.roleOf(person.name)}
                      value={
                        (put.isPending && put.variables.person === person.id
                          ? put.variables.role
                          : role) as ProjectRole
                      }
                      onChange={(to) =>
                        mine && role === 'owner'
                          ? setAsked({ what: 'step down', member, to })
                          : change(person.id, to)
                      }
                    />
                  ) : (
                    <Badge variant="light" color="gray" tt="none" radius="sm">
                      {m.projectSettings.roles[role as ProjectRole]}
                    </Badge>
                  )}
                  {(owner || mine) && (
                    <Tooltip label={mine ? m.projectSettings.leave : m.projectSettings.remove(person.name)}>
                      <ActionIcon
                        aria-label={mine ? m.projectSettings.leave : m.projectSettings.remove(person.name)}
                        onClick={() => setAsked({ what: mine ? 'leave' : 'remove', member, heir: null })}
                      >
                        {mine ? <IconLogout size={17} /> : <IconUserMinus size={17} />}
                      </ActionIcon>
                    </Tooltip>
                  )}
                  {refused?.person === person.id && (
                    <Alert
                      role="alert"
                      color="red"
                      variant="light"
                      py={6}
                      w="100%"
                      withCloseButton
                      closeButtonLabel={m.common.close}
                      onClose={() => setRefused(null)}
                    >
                      {refused.why}
                    </Alert>
                  )}
                </li>
              );
            })}
          </ul>
        )}
      </Part>
      {owner && (
        <>
          <Part title={m.projectSettings.addFromWorkspace}>
            <AddFromWorkspace project={project} members={all} />
          </Part>
          <Part title={m.projectSettings.inviteByMail}>
            <InviteForm project={project} />
            <Invitations project={project} />
          </Part>
        </>
      )}
      <ConfirmDialog
        opened={asked !== null}
        {...wordsFor(asked, project)}
        onClose={() => setAsked(null)}
        onConfirm={confirmed}
      >
        {asked && asked.what !== 'step down' && (
          <HeirSelect
            people={all.map(({ person }) => person).filter(({ id }) => id !== asked.member.person.id)}
            value={asked.heir}
            onChange={(heir) => setAsked({ ...asked, heir })}
          />
        )}
      </ConfirmDialog>
    </>
  );
}

function wordsFor(asked: Asked | null, project: Project) {
  const name = asked?.member.person.name ?? '';
  switch (asked?.what) {
    case 'leave':
      return {
        title: m.projectSettings.leaveTitle,
        text: m.projectSettings.leaveText(project.name),
        confirm: m.projectSettings.leave,
      };
    case 'step down':
      return {
        title: m.projectSettings.stepDownTitle,
        text: m.projectSettings.stepDownText,
        confirm: m.projectSettings.stepDown,
      };
    case 'remove':
    case undefined:
      return {
        title: m.projectSettings.removeTitle(name),
        text: m.projectSettings.removeText(name),
        confirm: m.common.remove,
      };
  }
}

function AddFromWorkspace({ project, members }: { project: Project; members: Member[] }) {
  const everybody = useWorkspaceMembers(project.workspaceId, true);
  const { put } = useMemberCommands(project);
  const [chosen, setChosen] = useState<string | null>(null);
  const [role, setRole] = useState<ProjectRole>('member');
  const others = (everybody.data ?? [])
    .map(({ person }) => person)
    .filter(({ id }) => !members.some((member) => member.person.id === id));
  const person = others.find(({ id }) => id === chosen);
  if (everybody.isError)
    return <ErrorState error={everybody.error} onRetry={() => void everybody.refetch()} />;
  if (everybody.data && others.length === 0) return <Text size="sm">{m.projectSettings.everybodyIn}</Text>;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!person) return;
        put.mutate(
          { person: person.id, role },
          {
            onSuccess: () => {
              setChosen(null);
              tellDone(m.projectSettings.added(person.name));
            },
          },
        );
      }}
    >
      <Select
        className={classes.grow}
        aria-label={m.projectSettings.findPerson}
        placeholder={m.projectSettings.findPerson}
        nothingFoundMessage={m.projectSettings.nobodyFound}
        searchable
        data={others.map(({ id, name }) => ({ value: id, label: name }))}
        renderOption={({ option }) => <PersonOption person={others.find(({ id }) => id === option.value)} />}
        filter={({ options, search }) =>
          options.filter(
            (option) =>
              'value' in option &&
              fits(
                others.find(({ id }) => id === option.value),
                search,
              ),
          )
        }
        value={chosen}
        error={put.error ? explain(put.error) : null}
        onChange={(next) => {
          put.reset();
          setChosen(next);
        }}
      />
      <RoleSelect label={m.projectSettings.role} value={role} onChange={setRole} />
      <Button
        type="submit"
        variant="light"
        leftSection={<IconPlus size={15} />}
        disabled={!person}
        loading={put.isPending}
      >
        {m.projectSettings.add}
      </Button>
    </form>
  );
}

const fits = (person: Person | undefined, search: string) =>
  person !== undefined &&
  `${person.name} ${person.email ?? ''}`.toLowerCase().includes(search.trim().toLowerCase());

function PersonOption({ person }: { person: Person | undefined }) {
  if (!person) return null;
  return (
    <span style={{ display: 'flex', alignItems: 'center', gap: 8, minWidth: 0 }}>
      <PersonAvatar person={person} size={24} />
      <span className={classes.who}>
        <Text size="sm">{person.name}</Text>
        <Text size="xs" c="dimmed">
          {person.email}
        </Text>
      </span>
    </span>
  );
}
