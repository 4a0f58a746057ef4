import { Button, Group, Skeleton, Tabs, Text, Textarea, UnstyledButton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { m } from '@/lib/messages';
import classes from './task.module.css';

const Markdown = lazy(() => import('@/ui/Markdown'));

type Props = { text: string | null; onSave: (text: string | null) => void; readOnly: boolean };

/** Rendered until it is clicked; what is being written is never replaced by what arrives meanwhile. */
export function Description({ text, onSave, readOnly }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  if (draft === null) {
    const rendered = text ? (
      <Suspense fallback={<Skeleton height={40} />}>
        <Markdown text={text} />
      </Suspense>
    ) : (
      <Text size="sm" c="dimmed">
        {m.task.descriptionEmpty}
      </Text>
    );
    if (readOnly) return text ? rendered : null;
    return (
      <div className={classes.description}>
        {rendered}
        <UnstyledButton c="dimmed" fz="xs" mt={4} onClick={() => setDraft(text ?? '')}>
          {m.task.editDescription}
        </UnstyledButton>
      </div>
    );
  }
  const save = () => {
    setDraft(null);
    if (draft !== (text ?? '')) onSave(draft.trim() ? draft : null);
  };
  return (
    <>
      <Tabs defaultValue="write">
        <Tabs.List>
          <Tabs.Tab value="write">{m.task.write}</Tabs.Tab>
          <Tabs.Tab value="preview">{m.task.preview}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="write" pt="xs">
          <Textarea
            aria-label={m.task.description}
            description={m.task.markdown}
            inputWrapperOrder={['input', 'description']}
            autosize
            minRows={4}
            maxRows={18}
            autoFocus
            value={draft}
            onChange={(event) => setDraft(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
              if (event.key === 'Escape') {
                event.stopPropagation();
                setDraft(null);
              }
            }}
          />
        </Tabs.Panel>
        <Tabs.Panel value="preview" pt="xs" mih={90}>
          <Suspense fallback={<Skeleton height={40} />}>
            {draft.trim() ? <Markdown text={draft} /> : <Text size="sm">{m.task.previewEmpty}</Text>}
          </Suspense>
        </Tabs.Panel>
      </Tabs>
      <Group justify="flex-end" mt="xs" gap="xs">
        <Button size="compact-sm" variant="default" onClick={() => setDraft(null)}>
          {m.common.cancel}
        </Button>
        <Button size="compact-sm" onClick={save}>
          {m.common.save}
        </Button>
      </Group>
    </>
  );
}
