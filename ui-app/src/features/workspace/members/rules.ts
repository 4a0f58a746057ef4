import type { WorkspaceMember, WorkspaceRole } from '@/lib/api/types';

/** The least first. */
export const ROLES = ['member', 'admin', 'owner'] as const satisfies WorkspaceRole[];

export const manages = (mine: WorkspaceRole | undefined) => mine === 'admin' || mine === 'owner';

/** Only owners make owners. */
export const grantable = (mine: WorkspaceRole | undefined): WorkspaceRole[] =>
  ROLES.filter((role) => (role === 'owner' ? mine === 'owner' : manages(mine)));

/** Admins manage members and admins, owners everybody; the last owner stays one. */
export function changeable(mine: WorkspaceRole | undefined, member: WorkspaceMember, all: WorkspaceMember[]) {
  return manages(mine) && (member.role !== 'owner' || mine === 'owner') && !isLastOwner(member, all);
}

export const isLastOwner = (member: WorkspaceMember, all: WorkspaceMember[]) =>
  member.role === 'owner' &&
  all.every(({ role, person }) => role !== 'owner' || person.id === member.person.id);
