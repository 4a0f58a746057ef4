import { Button, Checkbox, Code, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { SavedFilter } from '@/lib/api/types';
import type { FilterId, ProjectId, WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { tellDone } from '@/ui/tell';
import { useChangeFilter, useSaveFilter } from './api';

/** What to make of a filter in use. */
export type Draft = {
  workspaceId: WorkspaceId;
  projectId?: ProjectId | undefined;
  filter: string;
  sort?: string | undefined;
};
type Props = {
  /** One to save, one to change, or none. */
  draft: Draft | SavedFilter | null;
  onClose: () => void;
  onSaved?: (id: FilterId) => void;
};

export function FilterDialog({ draft, onClose, onSaved }: Props) {
  return (
    <Modal
      opened={draft !== null}
      onClose={onClose}
      title={draft && 'id' in draft ? m.filter.edit : m.filter.save}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      {draft && <Form draft={draft} onClose={onClose} onSaved={onSaved} />}
    </Modal>
  );
}

function Form({
  draft,
  onClose,
  onSaved,
}: Omit<Props, 'draft'> & { draft: Draft | SavedFilter; onSaved: Props['onSaved'] | undefined }) {
  const saved = 'id' in draft ? draft : null;
  const [name, setName] = useState(saved?.name ?? '');
  const [shared, setShared] = useState(saved?.shared ?? false);
  const [bound, setBound] = useState(draft.projectId !== undefined);
  const save = useSaveFilter(({ id }) => {
    onClose();
    tellDone(m.filter.saved(name.trim()));
    onSaved?.(id);
  });
  const change = useChangeFilter();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (saved) {
      change.mutate({ filter: saved, patch: { name: name.trim(), shared } }, { onSuccess: onClose });
      return;
    }
    const { workspaceId, projectId, filter, sort } = draft as Draft;
    save.mutate({
      name: name.trim(),
      filter,
      workspaceId,
      shared,
      ...(sort ? { sort } : {}),
      ...(bound && projectId ? { projectId } : {}),
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Code block>{draft.filter}</Code>
        <TextInput
          label={m.filter.name}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          required
          maxLength={100}
          data-autofocus
        />
        <Checkbox
          label={m.filter.shared}
          description={m.filter.sharedHelp}
          checked={shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
        {!saved && draft.projectId && (
          <Checkbox
            label={m.filter.onlyProject}
            checked={bound}
            onChange={(event) => setBound(event.currentTarget.checked)}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {m.common.cancel}
          </Button>
          <Button type="submit" disabled={!name.trim()} loading={save.isPending || change.isPending}>
            {m.common.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
