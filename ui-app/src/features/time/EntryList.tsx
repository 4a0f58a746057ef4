import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { formatLength, secondsOf } from '@/lib/duration';
import { m } from '@/lib/messages';
import { formatDay } from '@/lib/time';
import { localOf } from '@/lib/zoned';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { IconAlertTriangle, IconLock, IconPencil, IconTrash } from '@/ui/icons';
import { PersonAvatar } from '@/ui/PersonAvatar';
import { useEditEntry, useRemoveEntry } from './api';
import { EntryForm } from './EntryForm';
import classes from './time.module.css';
import type { TimeEntry } from '@/lib/api/types';

/** Entries of one task, each to be changed or deleted by who may. */
export function EntryList({ entries, zone }: { entries: TimeEntry[]; zone: string }) {
  const [editing, setEditing] = useState<TimeEntry['id'] | null>(null);
  const [removing, setRemoving] = useState<TimeEntry | null>(null);
  const edit = useEditEntry();
  const remove = useRemoveEntry();
  return (
    <>
      <ul className={classes.entries}>
        {entries.map((entry) => (
          <li key={entry.id} className={classes.entry}>
            {editing === entry.id ? (
              <EntryForm
                entry={entry}
                zone={zone}
                busy={edit.isPending}
                onCancel={() => setEditing(null)}
                onSave={(patch) => edit.mutate({ entry, patch }, { onSuccess: () => setEditing(null) })}
              />
            ) : (
              <Entry
                entry={entry}
                zone={zone}
                onEdit={() => setEditing(entry.id)}
                onRemove={() => setRemoving(entry)}
              />
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={removing !== null}
        title={m.time.removeTitle}
        text={m.time.removeText(formatLength(secondsOf(removing?.duration)))}
        confirm={m.common.delete}
        busy={remove.isPending}
        onClose={() => setRemoving(null)}
        onConfirm={() => removing && remove.mutate(removing, { onSettled: () => setRemoving(null) })}
      />
    </>
  );
}

type EntryProps = { entry: TimeEntry; zone: string; onEdit: () => void; onRemove: () => void };

function Entry({ entry, zone, onEdit, onRemove }: EntryProps) {
  const length = formatLength(secondsOf(entry.duration));
  const started = localOf(new Date(entry.startedAt), zone).time;
  const ended = entry.endedAt ? localOf(new Date(entry.endedAt), zone).time : '';
  const warning = entry.overlong ? m.time.overlong : entry.overlapping ? m.time.overlapping : null;
  return (
    <div className={classes.line}>
      <PersonAvatar person={entry.person} size={22} />
      <div className={classes.what}>
        <Text size="sm" className={classes.tabular}>
          <strong>{length}</strong>{' '}
          <Text span size="xs" c="dimmed">
            {formatDay(entry.startedAt)}, {started}–{ended} · {entry.person.name}
            {!entry.billable && ` · ${m.time.notBillable}`}
          </Text>
        </Text>
        {entry.note && (
          <Text size="xs" style={{ overflowWrap: 'anywhere' }}>
            {entry.note}
          </Text>
        )}
      </div>
      {warning && (
        <Tooltip label={warning}>
          <span role="img" aria-label={warning} className={classes.warning}>
            <IconAlertTriangle size={15} aria-hidden />
          </span>
        </Tooltip>
      )}
      {entry.locked && (
        <Tooltip label={m.time.locked}>
          <span role="img" aria-label={m.time.locked} className={classes.lock}>
            <IconLock size={15} aria-hidden />
          </span>
        </Tooltip>
      )}
      {entry.canEdit && (
        <span className={classes.tools}>
          <ActionIcon size={26} aria-label={m.time.editEntry(length, entry.person.name)} onClick={onEdit}>
            <IconPencil size={15} />
          </ActionIcon>
          <ActionIcon size={26} aria-label={m.time.removeEntry(length, entry.person.name)} onClick={onRemove}>
            <IconTrash size={15} />
          </ActionIcon>
        </span>
      )}
    </div>
  );
}
