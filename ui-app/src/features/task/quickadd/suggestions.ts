import { m } from '@/lib/messages';
import { priorities } from '../chips';
import type { Vocabulary, sigilBefore } from './parse';

export type Suggestion = { insert: string; label: string; note?: string; color?: string };
const MOST = 7;

/** What may be meant by the letters after a sign, the ones that begin so first. */
export function suggestionsFor(
  { sigil, query }: NonNullable<ReturnType<typeof sigilBefore>>,
  { people, projects, tags }: Vocabulary,
): Suggestion[] {
  const wanted = query.toLowerCase();
  const matching = <One>(all: One[], text: (one: One) => string) =>
    all
      .map((one) => ({ one, at: ` ${text(one).toLowerCase()}`.indexOf(` ${wanted}`) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at)
      .slice(0, MOST)
      .map(({ one }) => one);
  switch (sigil) {
    case '!':
      return matching(priorities, (priority) => priority).map((priority) => ({
        insert: `!${priority}`,
        label: m.task.priorities[priority],
      }));
    case '#':
      return matching(tags, ({ name }) => name).map(({ name, color }) => ({
        insert: `#${name}`,
        label: name,
        color,
      }));
    case '@':
      return matching(people, ({ name, email }) => `${name} ${email ?? ''}`).map(({ name, email }) => ({
        insert: `@${name}`,
        label: name,
        ...(email ? { note: email } : {}),
      }));
    case '+':
      return matching(projects, ({ name }) => name).map(({ name, color }) => ({
        insert: `+${name}`,
        label: name,
        ...(color ? { color } : {}),
      }));
  }
}
