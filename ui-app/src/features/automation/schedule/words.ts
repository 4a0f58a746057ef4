import { readPlan } from '@taskloom/modeler/schedule';
import { m } from '@/lib/messages';

/** "every Monday, Friday at 09:00"; cron itself where that says more than words can. */
export function inWords(cron: string): string {
  const plan = readPlan(cron);
  if (!plan) return cron;
  const { every, at } = m.schedule;
  switch (plan.kind) {
    case 'daily':
      return at(every.daily(), plan.times);
    case 'weekly':
      return at(every.weekly(plan.days), plan.times);
    case 'monthly':
      return at(every.monthly(plan.day), plan.times);
  }
}
