import { Button, Group, Portal, Skeleton, Text, VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState, type ChangeEvent } from 'react';
import { explain } from '@/lib/api/problem';
import type { Attachment, Task } from '@/lib/api/types';
import type { AttachmentId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { IconPaperclip } from '@/ui/icons';
import { ErrorState } from '@/ui/states';
import panel from '../panel/panel.module.css';
import { useAddFiles, useAttachments } from './api';
import classes from './attachment.module.css';
import { DeleteDialog, RenameDialog } from './dialogs';
import { FileRow } from './FileRow';
import { UploadRow } from './UploadRow';
import { useUploads } from './uploads';
import { useIncoming } from './useIncoming';
import { Viewer } from './Viewer';

type Props = { task: Task; readOnly: boolean };

/** The files of a task, and those that are on their way. Files may be dropped and pictures pasted anywhere on the panel. */
export function Attachments({ task, readOnly }: Props) {
  const files = useAttachments(task.id);
  const uploads = useUploads(task.id);
  const add = useAddFiles(task.id);
  const section = useRef<HTMLElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState<AttachmentId>();
  const [renaming, setRenaming] = useState<Attachment>();
  const [deleting, setDeleting] = useState<Attachment>();
  const over = useIncoming(section, readOnly ? null : add);
  const items = files.data ?? [];
  if (readOnly && items.length === 0) return null;
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    add([...(event.currentTarget.files ?? [])]);
    // The same file can be chosen again.
    event.currentTarget.value = '';
  };

  return (
    <section ref={section} aria-label={m.attachment.title}>
      <h2 className={panel.heading}>{m.attachment.title}</h2>
      {files.isPending && task.attachments > 0 && <Skeleton height={40} mt={6} />}
      {files.isError && !files.data && (
        <ErrorState error={files.error} onRetry={() => void files.refetch()} />
      )}
      {(items.length > 0 || uploads.length > 0) && (
        <ul className={classes.files}>
          {items.map((file) => (
            <FileRow
              key={file.id}
              file={file}
              readOnly={readOnly}
              onShow={() => setShown(file.id)}
              onRename={() => setRenaming(file)}
              onDelete={() => setDeleting(file)}
            />
          ))}
          {uploads.map((upload) => (
            <UploadRow key={upload.key} upload={upload} />
          ))}
        </ul>
      )}
      {!readOnly && (
        <Group gap={6} mt={2}>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            c="dimmed"
            fw={500}
            ml={-6}
            leftSection={<IconPaperclip size={15} />}
            onClick={() => input.current?.click()}
          >
            {m.attachment.add}
          </Button>
          <Text size="xs" c="dimmed" visibleFrom="sm">
            {m.attachment.hint}
          </Text>
          <input ref={input} type="file" multiple hidden aria-label={m.attachment.add} onChange={choose} />
        </Group>
      )}
      <Told items={items} uploads={uploads} />
      {over && (
        <Portal target={over}>
          <div className={classes.drop}>
            <Text fw={600} className={classes.dropText}>
              {m.attachment.drop}
            </Text>
          </div>
        </Portal>
      )}
      <Viewer task={task.id} files={items} shown={shown} onShow={setShown} />
      <RenameDialog task={task.id} file={renaming} onClose={() => setRenaming(undefined)} />
      <DeleteDialog task={task.id} file={deleting} onClose={() => setDeleting(undefined)} />
    </section>
  );
}

type ToldProps = { items: Attachment[]; uploads: ReturnType<typeof useUploads> };

/** What became of an upload, for who does not see the list. */
function Told({ items, uploads }: ToldProps) {
  const [said, setSaid] = useState('');
  const before = useRef<ReturnType<typeof useUploads>>([]);
  useEffect(() => {
    for (const each of before.current) {
      const now = uploads.find(({ key }) => key === each.key);
      if (!now && each.phase === 'checking' && items.some(({ name }) => name === each.name))
        setSaid(m.attachment.added(each.name));
      if (now?.phase === 'failed' && each.phase !== 'failed')
        setSaid(m.attachment.failed(each.name, explain(now.error)));
    }
    before.current = uploads;
  }, [uploads, items]);
  return <VisuallyHidden role="status">{said}</VisuallyHidden>;
}
