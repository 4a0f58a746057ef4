import type { PlanLimit } from '@/lib/api/types';

export const usage = {
  menu: 'Plan and usage',
  title: 'Plan and usage',
  subtitle: (workspace: string) => `What ${workspace} may use, and what it does`,
  plan: 'Plan',
  plans: { free: 'Free', pro: 'Pro', business: 'Business' } as Record<string, string>,
  changed:
    'Whoever runs this installation chooses the plan. A smaller one takes nothing away; more is refused.',
  limits: {
    automations: ['Published automations', 'Drafts are free'],
    api_keys: ['API keys', 'Those for this workspace alone'],
    members: ['Members', 'Everybody in the workspace'],
    runs_per_month: ['Runs this month', 'Counted anew on the first of a month, UTC'],
    storage: ['Files', 'Attached to tasks that are not in the recycle bin'],
    run_data: ['Run data', 'What is remembered of runs that are over'],
  } satisfies Record<PlanLimit, [string, string]>,
  runsKept: (days: number) => `Runs that have ended are kept for ${days} ${days === 1 ? 'day' : 'days'}.`,
  of: (used: string, allowed: string) => `${used} of ${allowed}`,
  endless: (used: string) => `${used}, without limit`,
  full: 'Used up',
  runDataFull:
    'No run begins until old ones go. Those under way go on. Keep runs for fewer days (Automations, More actions), or ask for a larger plan.',
  forOwners: 'The plan and its use are for the owner and admins of the workspace.',
};
