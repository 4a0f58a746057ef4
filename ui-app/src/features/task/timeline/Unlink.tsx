import { ActionIcon, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { PlannedTask, TaskLink } from '@/lib/api/types';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { IconTrash } from '@/ui/icons';
import classes from './timeline.module.css';

type ArrowProps = {
  name: string;
  x: number;
  y: number;
  onRemove: () => void;
  onLeave: () => void;
};

/** What can be done with an arrow that was chosen: beside the place where it was clicked. */
export function ChosenArrow({ name, x, y, onRemove, onLeave }: ArrowProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus({ preventScroll: true }), []);
  return (
    <Button
      ref={button}
      className={classes.unlink}
      size="compact-xs"
      variant="default"
      leftSection={<IconTrash size={13} />}
      style={{ left: x, top: y }}
      aria-label={m.timeline.unlink(name)}
      onClick={onRemove}
      onBlur={onLeave}
      onKeyDown={(event) => {
        if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
        else if (event.key === 'Escape') onLeave();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {m.timeline.remove}
    </Button>
  );
}

type DialogProps = {
  task: PlannedTask | null;
  links: TaskLink[];
  titleOf: (id: TaskId) => string;
  onRemove: (link: TaskLink) => void;
  onClose: () => void;
};

/** The arrows of a task, for who has no pointer. */
export function UnlinkDialog({ task, links, titleOf, onRemove, onClose }: DialogProps) {
  const own = links.filter(({ blocker, blocked }) => blocker === task?.id || blocked === task?.id);
  return (
    <Modal opened={task !== null} onClose={onClose} title={m.timeline.unlinkTitle(task?.title ?? '')}>
      <Stack gap="xs">
        {own.length === 0 && <Text size="sm">{m.timeline.noLinks}</Text>}
        {own.map((link) => {
          const name = m.timeline.linked(titleOf(link.blocker), titleOf(link.blocked));
          return (
            <Group key={link.id} justify="space-between" wrap="nowrap">
              <Text size="sm">{name}</Text>
              <ActionIcon
                aria-label={m.timeline.unlink(name)}
                onClick={() => {
                  onClose();
                  onRemove(link);
                }}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </Group>
          );
        })}
      </Stack>
    </Modal>
  );
}
