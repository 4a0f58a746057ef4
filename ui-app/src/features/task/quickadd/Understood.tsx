import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { m } from '@/lib/messages';
import { formatWhen } from '@/lib/time';
import { IconCalendarDue, IconFolder, IconRepeat, IconTag, IconUser, IconX } from '@/ui/icons';
import { PriorityIcon } from '../chips';
import { inWords as inRuleWords } from '../recurrence/words';
import type { Token } from './parse';
import classes from './quick.module.css';

/** What the line was understood to say; a wrong guess is taken back, and its words become part of the title. */
export function Understood({ tokens, onIgnore }: { tokens: Token[]; onIgnore: (token: Token) => void }) {
  if (tokens.length === 0) return null;
  return (
    <ul className={classes.understood} aria-label={m.list.understood}>
      {tokens.map((token) => {
        const { kind, value, icon } = inWords(token);
        return (
          <li key={token.start} className={classes.chip} data-kind={token.kind}>
            {icon}
            <span className="tl-visually-hidden">{kind}: </span>
            {value}
            <UnstyledButton
              className={classes.remove}
              aria-label={m.list.asText(token.text)}
              title={m.list.asText(token.text)}
              onClick={() => onIgnore(token)}
            >
              <IconX size={12} aria-hidden />
            </UnstyledButton>
          </li>
        );
      })}
    </ul>
  );
}

function inWords(token: Token): { kind: string; value: string; icon: ReactNode } {
  const kind = m.list.understoodKinds[token.kind];
  switch (token.kind) {
    case 'due': {
      const due = formatWhen(token.due.toISOString());
      const value = token.from ? `${formatWhen(token.from.toISOString())} – ${due}` : due;
      return { kind, value, icon: <IconCalendarDue size={13} aria-hidden /> };
    }
    case 'repeat': {
      const said = inRuleWords(token.rule);
      const value = token.first ? `${said} (${formatWhen(token.first.toISOString())})` : said;
      return { kind, value, icon: <IconRepeat size={13} aria-hidden /> };
    }
    case 'priority':
      return {
        kind,
        value: m.task.priorities[token.priority],
        icon: <PriorityIcon priority={token.priority} size={13} />,
      };
    case 'tag':
      return {
        kind,
        value: token.tag.name,
        icon: <span className={classes.dot} style={{ background: token.tag.color }} />,
      };
    case 'newTag':
      return { kind, value: `${token.name} (${m.list.new})`, icon: <IconTag size={13} aria-hidden /> };
    case 'assignee':
      return { kind, value: token.person.name, icon: <IconUser size={13} aria-hidden /> };
    case 'project':
      return { kind, value: token.project.name, icon: <IconFolder size={13} aria-hidden /> };
  }
}
