import { Button, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '@/lib/api/shared';
import type { WorkspaceMember, WorkspaceRole } from '@/lib/api/types';
import type { PersonId, WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { HeirSelect } from '@/ui/HeirSelect';
import { IconSearch, IconUserPlus } from '@/ui/icons';
import { Page } from '@/ui/Page';
import { ErrorState, RowsSkeleton } from '@/ui/states';
import { tellDone } from '@/ui/tell';
import { useLiveMembers, useRemoveMember, useSetRole, useTransfer, useWorkspaceMembers } from './api';
import { Invitations } from './Invitations';
import { InviteDialog } from './InviteDialog';
import { MemberRow } from './MemberRow';
import classes from './members.module.css';
import { changeable, grantable, isLastOwner, manages, ROLES } from './rules';

/** So many that one wants to find one by name. */
const MANY = 8;

type Asked = { member: WorkspaceMember; to: WorkspaceRole | null; heir: PersonId | null };

/** Who is in a workspace and as what, and who is asked in. */
export function MembersPage({ workspace: id, onLeft }: { workspace: WorkspaceId; onLeft: () => void }) {
  const client = useQueryClient();
  const { data: me } = useMe();
  const workspace = me?.workspaces.find((each) => each.id === id);
  const members = useWorkspaceMembers(id);
  const setRole = useSetRole(id);
  const remove = useRemoveMember(id);
  const [inviting, setInviting] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [heir, setHeir] = useState<WorkspaceMember | null>(null);
  const transfer = useTransfer(id);
  const [words, setWords] = useState('');
  useLiveMembers(id);

  const all = members.data ?? [];
  const mine = workspace?.role;
  const name = workspace?.name ?? '';
  const shown = all.filter(({ person }) => fits(words, `${person.name} ${person.email ?? ''}`));
  const isMe = ({ person }: WorkspaceMember) => person.id === me?.id;

  const change = ({ person }: WorkspaceMember, role: WorkspaceRole) =>
    setRole.mutate(
      { person: person.id, role },
      {
        onSuccess: () => tellDone(m.members.roleChanged(person.name, m.members.roles[role].toLowerCase())),
      },
    );
  const confirmed = ({ member, to, heir }: Asked) => {
    setAsked(null);
    if (to) return change(member, to);
    remove.mutate(
      { person: member.person.id, heir },
      {
        onSuccess: async () => {
          tellDone(isMe(member) ? m.members.left(name) : m.members.removed(member.person.name));
          if (!isMe(member)) return;
          await client.invalidateQueries({ queryKey: ['me'] });
          onLeft();
        },
      },
    );
  };

  return (
    <Page
      title={m.members.title}
      subtitle={members.data && m.members.subtitle(name, all.length)}
      actions={
        manages(mine) && (
          <Button leftSection={<IconUserPlus size={16} />} onClick={() => setInviting(true)}>
            {m.members.invite}
          </Button>
        )
      }
    >
      {manages(mine) && <Invitations workspace={id} onInvite={() => setInviting(true)} />}
      <section aria-label={m.members.people} className={classes.section}>
        {manages(mine) && <h2 className={classes.heading}>{m.members.people}</h2>}
        {all.length > MANY && (
          <TextInput
            type="search"
            size="xs"
            mb="xs"
            maw={280}
            leftSection={<IconSearch size={14} />}
            aria-label={m.members.search}
            placeholder={m.members.search}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        )}
        {members.isPending && <RowsSkeleton rows={4} />}
        {members.isError && !members.data && (
          <ErrorState error={members.error} onRetry={() => void members.refetch()} />
        )}
        {members.data && shown.length === 0 && (
          <Text size="sm" c="dimmed">
            {m.members.nobodyFits}
          </Text>
        )}
        {shown.length > 0 && (
          <ul className={classes.rows}>
            {shown.map((member) => (
              <MemberRow
                key={member.person.id}
                member={member}
                mine={isMe(member)}
                roles={changeable(mine, member, all) ? grantable(mine) : []}
                removable={isMe(member) ? !isLastOwner(member, all) : changeable(mine, member, all)}
                onTransfer={mine === 'owner' && !isMe(member) ? () => setHeir(member) : undefined}
                onRole={(role) =>
                  isMe(member) && lowers(member.role, role)
                    ? setAsked({ member, to: role, heir: null })
                    : change(member, role)
                }
                onRemove={() => setAsked({ member, to: null, heir: null })}
              />
            ))}
          </ul>
        )}
      </section>
      <InviteDialog workspace={id} name={name} opened={inviting} onClose={() => setInviting(false)} />
      <ConfirmDialog
        opened={asked !== null}
        {...wordsFor(asked, asked !== null && isMe(asked.member), name)}
        busy={remove.isPending}
        onClose={() => setAsked(null)}
        onConfirm={() => asked && confirmed(asked)}
      >
        {asked && !asked.to && (
          <HeirSelect
            people={all
              .map(({ person }) => person)
              .filter(({ id: other }) => other !== asked.member.person.id)}
            value={asked.heir}
            onChange={(heir) => setAsked({ ...asked, heir })}
          />
        )}
      </ConfirmDialog>
      <ConfirmDialog
        opened={heir !== null}
        title={m.members.transferTitle(name, heir?.person.name ?? '')}
        text={m.members.transferText(heir?.person.name ?? '')}
        confirm={m.members.transferConfirm}
        busy={transfer.isPending}
        onClose={() => setHeir(null)}
        onConfirm={() =>
          heir &&
          me &&
          transfer.mutate(
            { to: heir.person.id, mine: me.id },
            {
              onSuccess: () => tellDone(m.members.transferred(name, heir.person.name)),
              onSettled: () => setHeir(null),
            },
          )
        }
      />
    </Page>
  );
}

function wordsFor(asked: Asked | null, mine: boolean, workspace: string) {
  if (asked?.to)
    return {
      title: m.members.giveUpTitle,
      text: m.members.giveUpText(m.members.roles[asked.to].toLowerCase()),
      confirm: m.members.giveUpConfirm,
    };
  if (mine)
    return {
      title: m.members.leaveTitle(workspace),
      text: m.members.leaveText,
      confirm: m.members.leaveConfirm,
    };
  const name = asked?.member.person.name ?? '';
  return {
    title: m.members.removeTitle(name),
    text: m.members.removeText(name),
    confirm: m.common.remove,
  };
}

const lowers = (from: WorkspaceRole, to: WorkspaceRole) => ROLES.indexOf(to) < ROLES.indexOf(from);

function fits(words: string, text: string) {
  const all = text.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
