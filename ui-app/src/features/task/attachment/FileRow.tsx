import { ActionIcon, Menu, Text, UnstyledButton } from '@mantine/core';
import { m } from '@/lib/messages';
import { formatFull, formatRelative } from '@/lib/time';
import {
  IconDots,
  IconDownload,
  IconFile,
  IconFileSpreadsheet,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconMovie,
  IconMusic,
  IconPencil,
  IconPhoto,
  IconTrash,
} from '@/ui/icons';
import { actorName } from '../panel/words';
import { useDownload } from './api';
import classes from './attachment.module.css';
import { formatSize } from './names';
import type { Attachment } from '@/lib/api/types';

type Props = {
  file: Attachment;
  readOnly: boolean;
  onShow: () => void;
  onRename: () => void;
  onDelete: () => void;
};

export function FileRow({ file, readOnly, onShow, onRename, onDelete }: Props) {
  const download = useDownload(file.taskId);
  const fetchIt = () => download.mutate(file.id);
  const shows = canShow(file);
  return (
    <li className={classes.file}>
      <UnstyledButton
        className={classes.main}
        aria-label={shows ? m.attachment.show(file.name) : m.attachment.downloadNamed(file.name)}
        aria-busy={download.isPending}
        onClick={shows ? onShow : fetchIt}
      >
        <span className={classes.thumb}>
          {file.preview ? (
            <img src={file.preview.url} alt="" loading="lazy" draggable={false} />
          ) : (
            <TypeIcon type={file.type} />
          )}
        </span>
        <span className={classes.words}>
          <Text span size="sm" className={classes.name}>
            {file.name}
          </Text>
          <Text span size="xs" c="dimmed" title={formatFull(file.createdAt)}>
            {formatSize(file.size)} ·{' '}
            {m.attachment.by(actorName({ actor: file.author }), formatRelative(file.createdAt))}
          </Text>
        </span>
      </UnstyledButton>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon size={28} aria-label={m.attachment.more(file.name)} loading={download.isPending}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconDownload size={14} />} onClick={fetchIt}>
            {m.attachment.download}
          </Menu.Item>
          {file.canEdit && !readOnly && (
            <>
              <Menu.Item leftSection={<IconPencil size={14} />} onClick={onRename}>
                {m.attachment.rename}
              </Menu.Item>
              <Menu.Item color="red" leftSection={<IconTrash size={14} />} onClick={onDelete}>
                {m.common.delete}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp']);

/** Pictures of points, which the server lets a browser show. */
export const canShow = ({ type }: Pick<Attachment, 'type'>) => SHOWN.has(type);

const drawn = { size: 20, stroke: 1.6, 'aria-hidden': true } as const;

function TypeIcon({ type }: { type: string }) {
  if (type.startsWith('image/')) return <IconPhoto {...drawn} />;
  if (type.startsWith('video/')) return <IconMovie {...drawn} />;
  if (type.startsWith('audio/')) return <IconMusic {...drawn} />;
  if (type === 'application/pdf') return <IconFileTypePdf {...drawn} />;
  if (/spreadsheet|excel|csv/.test(type)) return <IconFileSpreadsheet {...drawn} />;
  if (/zip|7z|compressed/.test(type)) return <IconFileZip {...drawn} />;
  if (/^text\/|document|msword|rtf|json|xml/.test(type)) return <IconFileText {...drawn} />;
  return <IconFile {...drawn} />;
}
