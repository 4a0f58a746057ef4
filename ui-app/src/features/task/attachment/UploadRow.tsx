import { ActionIcon, Progress, Text } from '@mantine/core';
import { explain } from '@/lib/api/problem';
import { m } from '@/lib/messages';
import { IconAlertCircle, IconFile, IconRefresh, IconX } from '@/ui/icons';
import classes from './attachment.module.css';
import { formatSize } from './names';
import { uploads, type Upload } from './uploads';

/** A file on its way. */
export function UploadRow({ upload }: { upload: Upload }) {
  const { key, name, size, phase, sent } = upload;
  const failed = phase === 'failed';
  const words = m.attachment.phases;
  return (
    <li className={classes.file}>
      <span className={classes.thumb} data-failed={failed || undefined}>
        {failed ? <IconAlertCircle size={20} aria-hidden /> : <IconFile size={20} stroke={1.6} aria-hidden />}
      </span>
      <div className={classes.words}>
        <Text span size="sm" className={classes.name}>
          {name}
        </Text>
        {failed ? (
          <Text span size="xs" c="red">
            {explain(upload.error)}
          </Text>
        ) : (
          <>
            <Progress
              size={4}
              my={3}
              value={size ? (100 * sent) / size : 0}
              animated={phase === 'checking'}
              aria-label={m.attachment.progress(name)}
            />
            <Text span size="xs" c="dimmed">
              {phase === 'sending' ? words.sending(formatSize(sent), formatSize(size)) : words[phase]}
            </Text>
          </>
        )}
      </div>
      {failed && (
        <ActionIcon size={28} aria-label={m.attachment.retry(name)} onClick={() => uploads.retry(key)}>
          <IconRefresh size={16} />
        </ActionIcon>
      )}
      <ActionIcon
        size={28}
        aria-label={failed ? m.attachment.dismiss(name) : m.attachment.cancel(name)}
        onClick={() => uploads.cancel(key)}
      >
        <IconX size={16} />
      </ActionIcon>
    </li>
  );
}
