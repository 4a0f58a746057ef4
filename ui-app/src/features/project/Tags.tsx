import { ActionIcon, Button, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTags } from '@/lib/api/shared';
import type { Project, Tag } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { palette } from '@/ui/colors';
import { ColorButton } from '@/ui/ColorField';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { IconPlus, IconSearch, IconTrash } from '@/ui/icons';
import { InlineText } from '@/ui/InlineText';
import { ErrorState, RowsSkeleton } from '@/ui/states';
import { tagNameError, useTagCommands } from './api';
import { Part } from './Part';
import classes from './project.module.css';

/** From this many on, one looks for a tag rather than reads them all. */
const MANY = 12;
const NONE: Tag[] = [];

export function Tags({ project }: { project: Project }) {
  const tags = useTags(project.id);
  const { remove } = useTagCommands(project.id);
  const [asked, setAsked] = useState<Tag | null>(null);
  const [wanted, setWanted] = useState('');
  const readOnly = project.role === 'viewer';
  const all = tags.data ?? NONE;
  const shown = all.filter(({ name }) => name.toLowerCase().includes(wanted.trim().toLowerCase()));
  return (
    <Part
      title={m.projectSettings.tags}
      text={m.projectSettings.tagsHelp}
      {...(readOnly ? { note: m.projectSettings.viewerOnly } : {})}
    >
      {all.length > MANY && (
        <TextInput
          type="search"
          mb="sm"
          aria-label={m.projectSettings.findTag}
          placeholder={m.projectSettings.findTag}
          leftSection={<IconSearch size={15} />}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      )}
      {tags.isPending ? (
        <RowsSkeleton rows={3} />
      ) : tags.isError && all.length === 0 ? (
        <ErrorState error={tags.error} onRetry={() => void tags.refetch()} />
      ) : shown.length === 0 ? (
        <Text size="sm" mb="md">
          {all.length === 0 ? m.projectSettings.noTags : m.projectSettings.noTagFound}
        </Text>
      ) : (
        <ul className={classes.rows} aria-label={m.projectSettings.tags}>
          {shown.map((tag) => (
            <Row
              key={tag.id}
              project={project}
              tag={tag}
              readOnly={readOnly}
              onDelete={() => setAsked(tag)}
            />
          ))}
        </ul>
      )}
      {!readOnly && <Add project={project} used={all} />}
      <ConfirmDialog
        opened={asked !== null}
        title={m.projectSettings.deleteTagTitle}
        text={m.projectSettings.deleteTagText(asked?.name ?? '')}
        confirm={m.common.delete}
        busy={remove.isPending}
        onClose={() => setAsked(null)}
        onConfirm={() => asked && remove.mutate(asked.id, { onSettled: () => setAsked(null) })}
      />
    </Part>
  );
}

type RowProps = { project: Project; tag: Tag; readOnly: boolean; onDelete: () => void };

function Row({ project, tag: { id, name, color }, readOnly, onDelete }: RowProps) {
  const { change } = useTagCommands(project.id);
  return (
    <li className={classes.row}>
      <span className={classes.cell}>
        <ColorButton
          label={m.projectSettings.tagColor(name)}
          value={color}
          round
          disabled={readOnly}
          onChange={(next) => next && change.mutate({ id, patch: { color: next } })}
        />
      </span>
      <InlineText
        label={m.projectSettings.tagName(name)}
        value={name}
        maxLength={50}
        readOnly={readOnly}
        error={tagNameError(change.error)}
        onEdit={change.reset}
        onSave={(next) => change.mutate({ id, patch: { name: next } })}
      />
      {!readOnly && (
        <span className={classes.cell}>
          <ActionIcon aria-label={m.projectSettings.deleteTag(name)} onClick={onDelete}>
            <IconTrash size={16} />
          </ActionIcon>
        </span>
      )}
    </li>
  );
}

/** The first colour that no tag has yet. */
function freshColor(used: Tag[]) {
  const free = palette.find(({ value }) => !used.some(({ color }) => color === value));
  return (free ?? palette[used.length % palette.length])?.value ?? null;
}

function Add({ project, used }: { project: Project; used: Tag[] }) {
  const { add } = useTagCommands(project.id);
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const color = chosen ?? freshColor(used);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return;
    add.mutate(
      { name: name.trim(), ...(color ? { color } : {}) },
      {
        onSuccess: () => {
          setName('');
          setChosen(null);
        },
      },
    );
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <span className={classes.cell}>
        <ColorButton label={m.projectSettings.newTagColor} value={color} round onChange={setChosen} />
      </span>
      <TextInput
        className={classes.grow}
        aria-label={m.projectSettings.newTag}
        placeholder={m.projectSettings.newTag}
        value={name}
        maxLength={50}
        error={tagNameError(add.error)}
        onChange={(event) => {
          setName(event.currentTarget.value);
          add.reset();
        }}
      />
      <Button
        type="submit"
        variant="light"
        leftSection={<IconPlus size={15} />}
        disabled={!name.trim()}
        loading={add.isPending}
      >
        {m.projectSettings.addTag}
      </Button>
    </form>
  );
}
