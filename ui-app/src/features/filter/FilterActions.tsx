import { ActionIcon, Menu } from '@mantine/core';
import { useState } from 'react';
import type { SavedFilter } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { IconDots, IconPencil, IconTrash } from '@/ui/icons';
import { useDeleteFilter } from './api';
import { FilterDialog } from './FilterDialog';

/** What its owner can do with a saved filter. */
export function FilterActions({ filter, onDeleted }: { filter: SavedFilter; onDeleted: () => void }) {
  const [asked, setAsked] = useState<'edit' | 'delete' | null>(null);
  const remove = useDeleteFilter();
  if (!filter.canEdit) return null;
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon aria-label={m.common.more}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setAsked('edit')}>
            {m.filter.edit}
          </Menu.Item>
          <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => setAsked('delete')}>
            {m.filter.delete}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <FilterDialog draft={asked === 'edit' ? filter : null} onClose={() => setAsked(null)} />
      <ConfirmDialog
        opened={asked === 'delete'}
        title={m.filter.deleteTitle}
        text={filter.shared ? m.filter.deleteSharedText(filter.name) : m.filter.deleteText(filter.name)}
        confirm={m.filter.delete}
        busy={remove.isPending}
        onConfirm={() => remove.mutate(filter, { onSuccess: onDeleted })}
        onClose={() => setAsked(null)}
      />
    </>
  );
}
