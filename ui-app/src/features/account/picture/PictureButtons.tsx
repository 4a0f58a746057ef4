import { Alert, Button, FileButton, Group, Modal, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { explain } from '@/lib/api/problem';
import { m } from '@/lib/messages';
import { isOwnPicture } from '@/ui/usePicture';
import { IconPhoto, IconTrash } from '@/ui/icons';
import { refusal, TYPES, usePutPicture, useRemovePicture } from './api';
import classes from './picture.module.css';

const words = m.account.picture;
const accept = TYPES.join(',');

type Props = { pictureUrl: string | null | undefined };

/** Changes one's picture, and takes away the one that was put here. */
export function PictureButtons({ pictureUrl }: Props) {
  const [file, setFile] = useState<File | null>(null);
  const remove = useRemovePicture();
  const reset = useRef<() => void>(null);
  const label = pictureUrl ? words.change : words.add;
  const close = () => {
    setFile(null);
    // Else the same file could not be chosen again.
    reset.current?.();
  };
  return (
    <Group gap="xs" mt="xs">
      <FileButton accept={accept} onChange={setFile} resetRef={reset} inputProps={{ 'aria-label': label }}>
        {(props) => (
          <Button {...props} variant="default" size="xs" leftSection={<IconPhoto size={15} />}>
            {label}
          </Button>
        )}
      </FileButton>
      {isOwnPicture(pictureUrl) && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconTrash size={15} />}
          loading={remove.isPending}
          onClick={() => remove.mutate()}
        >
          {words.remove}
        </Button>
      )}
      <Modal
        opened={file !== null}
        onClose={close}
        title={words.title}
        closeButtonProps={{ 'aria-label': m.common.close }}
        centered
      >
        {file && <Chosen key={`${file.name} ${file.size}`} file={file} onOther={setFile} onDone={close} />}
      </Modal>
    </Group>
  );
}

type ChosenProps = { file: File; onOther: (file: File | null) => void; onDone: () => void };

/** What it will look like, before it is sent. */
function Chosen({ file, onOther, onDone }: ChosenProps) {
  const [unreadable, setUnreadable] = useState(false);
  const put = usePutPicture(onDone);
  const preview = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const image = preview.current;
    if (!image) return;
    const url = URL.createObjectURL(file);
    image.src = url;
    return () => URL.revokeObjectURL(url);
  }, [file]);
  const wrong = refusal(file) ?? (unreadable ? words.unreadable : null);
  return (
    <Stack>
      {!wrong && (
        <img
          ref={preview}
          className={classes.preview}
          alt={words.preview}
          onError={() => setUnreadable(true)}
        />
      )}
      {wrong || put.isError ? (
        <Alert role="alert" color="red" variant="light">
          {wrong ?? explain(put.error)}
        </Alert>
      ) : (
        <Text size="sm" c="dimmed">
          {words.text}
        </Text>
      )}
      <Group justify="flex-end" gap="xs">
        <FileButton
          accept={accept}
          onChange={(other) => other && onOther(other)}
          inputProps={{ 'aria-label': words.another }}
        >
          {(props) => (
            <Button {...props} variant="default" disabled={put.isPending}>
              {words.another}
            </Button>
          )}
        </FileButton>
        <Button disabled={wrong !== null} loading={put.isPending} onClick={() => put.mutate(file)}>
          {words.save}
        </Button>
      </Group>
    </Stack>
  );
}
