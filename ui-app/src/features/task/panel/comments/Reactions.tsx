import { ActionIcon, Popover, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Comment } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { IconMoodPlus } from '@/ui/icons';
import classes from '../panel.module.css';

export const EMOJI = ['👍', '❤️', '🎉', '😄', '👀', '🚀', '🤔', '👎'] as const;

type Props = { comment: Comment; readOnly: boolean; onReact: (emoji: string, mine: boolean) => void };

export function Reactions({ comment, readOnly, onReact }: Props) {
  const [opened, setOpened] = useState(false);
  const mine = (emoji: string) => comment.reactions.some((each) => each.emoji === emoji && each.mine);
  const react = (emoji: string) => {
    setOpened(false);
    onReact(emoji, mine(emoji));
  };
  if (readOnly && comment.reactions.length === 0) return null;
  return (
    <div className={classes.reactions}>
      {comment.reactions.map(({ emoji, count, mine: own }) => (
        <UnstyledButton
          key={emoji}
          className={classes.reaction}
          aria-pressed={own}
          aria-label={m.panel.reaction(emoji, count)}
          disabled={readOnly}
          onClick={() => react(emoji)}
        >
          <span aria-hidden>{emoji}</span> {count}
        </UnstyledButton>
      ))}
      {!readOnly && (
        <Popover
          opened={opened}
          onChange={setOpened}
          shadow="md"
          position="bottom-start"
          trapFocus
          returnFocus
        >
          <Popover.Target>
            <ActionIcon size={24} aria-label={m.panel.addReaction} onClick={() => setOpened(!opened)}>
              <IconMoodPlus size={16} />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown p={6} aria-label={m.panel.addReaction}>
            {EMOJI.map((emoji) => (
              <UnstyledButton
                key={emoji}
                className={classes.emoji}
                aria-label={emoji}
                aria-pressed={mine(emoji)}
                onClick={() => react(emoji)}
              >
                {emoji}
              </UnstyledButton>
            ))}
          </Popover.Dropdown>
        </Popover>
      )}
    </div>
  );
}
