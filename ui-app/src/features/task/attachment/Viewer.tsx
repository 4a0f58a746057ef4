import { ActionIcon, Group, Loader, Modal, Text } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import type { TaskId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { IconChevronLeft, IconChevronRight, IconDownload, IconX } from '@/ui/icons';
import { save, useAttachment } from './api';
import classes from './attachment.module.css';
import { canShow } from './FileRow';
import type { Attachment } from '@/lib/api/types';
import type { AttachmentId } from '@/lib/ids';

type Props = {
  task: TaskId;
  files: readonly Attachment[];
  shown: AttachmentId | undefined;
  onShow: (id: AttachmentId | undefined) => void;
};

/** One picture at a time, over the whole window; the arrow keys go on. */
export function Viewer({ task, files, shown, onShow }: Props) {
  const pictures = files.filter(canShow);
  const at = pictures.findIndex((each) => each.id === shown);
  const file = pictures[at];
  const { data } = useAttachment(task, file?.id);
  const links = data?.id === file?.id ? data?.links : undefined;
  const step = (by: number) => {
    const next = pictures[(at + by + pictures.length) % pictures.length];
    if (next) onShow(next.id);
  };
  const onKey = (event: KeyboardEvent) => {
    // The panel below has keys of its own.
    event.stopPropagation();
    if (event.key === 'ArrowLeft') step(-1);
    else if (event.key === 'ArrowRight') step(1);
    else return;
    event.preventDefault();
  };
  return (
    <Modal
      opened={file !== undefined}
      onClose={() => onShow(undefined)}
      fullScreen
      withCloseButton={false}
      padding={0}
      transitionProps={{ duration: 120 }}
      attributes={{ content: { 'aria-label': file?.name ?? m.attachment.viewer } }}
      classNames={{ body: classes.viewer ?? '', content: classes.viewerContent ?? '' }}
      onKeyDown={onKey}
    >
      {file && (
        <>
          <Group className={classes.viewerBar} justify="space-between" wrap="nowrap">
            <Text size="sm" fw={600} className={classes.name} aria-live="polite">
              {file.name}{' '}
              {pictures.length > 1 && (
                <Text span size="sm" fw={400} opacity={0.75}>
                  {m.attachment.position(at + 1, pictures.length)}
                </Text>
              )}
            </Text>
            <Group gap={4} wrap="nowrap">
              <ActionIcon
                size={36}
                className={classes.viewerButton}
                aria-label={m.attachment.download}
                disabled={!links}
                onClick={() => links && save(links.download)}
              >
                <IconDownload size={19} />
              </ActionIcon>
              <ActionIcon
                size={36}
                className={classes.viewerButton}
                aria-label={m.common.close}
                data-autofocus
                onClick={() => onShow(undefined)}
              >
                <IconX size={19} />
              </ActionIcon>
            </Group>
          </Group>
          <div className={classes.stage}>
            {links?.show ? <Picture key={file.id} file={file} url={links.show} /> : <Loader color="gray" />}
          </div>
          {pictures.length > 1 && (
            <>
              <ActionIcon
                size={44}
                className={classes.previous}
                aria-label={m.attachment.previous}
                onClick={() => step(-1)}
              >
                <IconChevronLeft size={24} />
              </ActionIcon>
              <ActionIcon
                size={44}
                className={classes.next}
                aria-label={m.attachment.next}
                onClick={() => step(1)}
              >
                <IconChevronRight size={24} />
              </ActionIcon>
            </>
          )}
        </>
      )}
    </Modal>
  );
}

function Picture({ file, url }: { file: Attachment; url: string }) {
  // The link that it was opened with: a newer one would load the same picture again.
  const [source] = useState(url);
  const [broken, setBroken] = useState(false);
  return broken ? (
    <Text c="white">{m.attachment.broken}</Text>
  ) : (
    <img src={source} alt={file.name} className={classes.picture} onError={() => setBroken(true)} />
  );
}
