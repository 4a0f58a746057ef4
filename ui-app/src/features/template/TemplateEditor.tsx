import { Button, Group, Modal, Stack, TagsInput, Text, Textarea, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState, type FormEvent } from 'react';
import type {
  Placeholder,
  Template,
  TemplateContent,
  TemplateKind,
  TemplateProject,
  TemplateSummary,
} from '@/lib/api/types';
import type { WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { IconPlus } from '@/ui/icons';
import { ErrorState, RowsSkeleton } from '@/ui/states';
import { tellDone } from '@/ui/tell';
import { useChangeTemplate, useCreateTemplate, useTemplate } from './api';
import { EditorRow } from './EditorRow';
import { emptyProject, endOf, moved, newRow, placeholdersIn, rowsOf, tasksOf, type Row } from './model';
import classes from './template.module.css';

type Props = {
  workspace: WorkspaceId;
  /** One to change, what kind to write, or none. */
  subject: TemplateSummary | TemplateKind | null;
  onClose: () => void;
};

export function TemplateEditor({ workspace, subject, onClose }: Props) {
  const small = useMediaQuery('(max-width: 48em)') ?? false;
  const [dirty, setDirty] = useState(false);
  const [asking, setAsking] = useState(false);
  const close = () => {
    setDirty(false);
    setAsking(false);
    onClose();
  };
  const title =
    subject === 'task'
      ? m.template.newTask
      : subject === 'project'
        ? m.template.newProject
        : m.template.editTitle;
  const leave = () => (dirty ? setAsking(true) : close());
  return (
    <>
      <Modal
        opened={subject !== null}
        onClose={leave}
        title={title}
        size="xl"
        fullScreen={small}
        closeButtonProps={{ 'aria-label': m.common.close }}
      >
        {typeof subject === 'string' && (
          <Form
            workspace={workspace}
            start={blank(subject)}
            onDirty={setDirty}
            onLeave={leave}
            onSaved={close}
          />
        )}
        {subject !== null && typeof subject === 'object' && (
          <Loaded
            workspace={workspace}
            summary={subject}
            onDirty={setDirty}
            onLeave={leave}
            onSaved={close}
          />
        )}
      </Modal>
      <ConfirmDialog
        opened={asking}
        title={m.template.discardTitle}
        text={m.template.discardText}
        confirm={m.template.discard}
        keep={m.template.keepEditing}
        onClose={() => setAsking(false)}
        onConfirm={close}
      />
    </>
  );
}

type FormProps = {
  workspace: WorkspaceId;
  onDirty: (dirty: boolean) => void;
  onLeave: () => void;
  onSaved: () => void;
};

function Loaded({ summary, ...rest }: FormProps & { summary: TemplateSummary }) {
  const template = useTemplate(summary);
  // What somebody else saves meanwhile is told when this is saved, not put under one's hands.
  const [first, setFirst] = useState<Template | null>(null);
  if (template.data && !first && !template.isFetching) setFirst(template.data);
  if (template.isError) return <ErrorState error={template.error} onRetry={() => void template.refetch()} />;
  if (!first) return <RowsSkeleton rows={4} />;
  return <Form start={{ ...first, rows: rowsOf(first) }} {...rest} />;
}

type Start = {
  kind: TemplateKind;
  name: string;
  description: string | null;
  placeholders: Placeholder[];
  rows: Row[];
} & ({ id?: never } | Template);

function blank(kind: TemplateKind): Start {
  return { kind, name: '', description: null, placeholders: [], rows: kind === 'task' ? [newRow(0)] : [] };
}

function Form({ workspace, start, onDirty, onLeave, onSaved }: FormProps & { start: Start }) {
  const template = start.id === undefined ? null : (start as Template);
  const [name, setName] = useState(start.name);
  const [description, setDescription] = useState(start.description ?? '');
  const [described, setDescribed] = useState(start.placeholders);
  const [rows, setRows] = useState(start.rows);
  const [project, setProject] = useState<TemplateProject>(
    template?.kind === 'project' ? template.content : emptyProject,
  );
  const create = useCreateTemplate();
  const change = useChangeTemplate();
  const touch = () => onDirty(true);
  const update = (next: Row[]) => {
    touch();
    setRows(next);
  };
  const content = contentOf(start.kind, rows, project);
  const placeholders = content ? placeholdersIn(content, described) : [];
  const ready = name.trim() && content && rows.every((row) => row.task.title.trim());

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!content) return;
    const saved = {
      onSuccess: () => {
        onSaved();
        tellDone(m.template.saved(name.trim()));
      },
    };
    const head = { name: name.trim(), placeholders };
    if (template) {
      const patch = { ...head, description: description.trim() || null, content: content.content };
      change.mutate({ template, patch }, saved);
    } else {
      const about = description.trim() ? { description: description.trim() } : {};
      create.mutate({ workspaceId: workspace, ...head, ...about, ...content }, saved);
    }
  };
  const add = (index: number, row: Row) => update([...rows.slice(0, index), row, ...rows.slice(index)]);
  const describe = (changed: Placeholder) => {
    touch();
    setDescribed([...described.filter((each) => each.name !== changed.name), changed]);
  };

  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={m.template.name}
          required
          maxLength={100}
          data-autofocus
          value={name}
          onChange={(event) => {
            touch();
            setName(event.currentTarget.value);
          }}
        />
        <Textarea
          label={m.template.description}
          autosize
          minRows={1}
          maxRows={6}
          maxLength={2000}
          value={description}
          onChange={(event) => {
            touch();
            setDescription(event.currentTarget.value);
          }}
        />
        {start.kind === 'project' && (
          <TagsInput
            label={m.template.sections}
            description={m.template.sectionsHelp}
            value={project.sections.map((each) => each.name)}
            maxTags={100}
            onChange={(names) => {
              touch();
              setProject({ ...project, sections: sectionsOf(names, project) });
              setRows(rows.map((row) => without(row, names)));
            }}
          />
        )}
        <div>
          <Text size="sm" fw={500} mb={4}>
            {m.template.items[start.kind]}
          </Text>
          <ul className={classes.items}>
            {rows.map((row, i) => (
              <EditorRow
                key={row.id}
                number={i + 1}
                row={row}
                rows={rows}
                sections={project.sections.map((each) => each.name)}
                fixed={start.kind === 'task' && i === 0}
                onChange={(next) => update(rows.map((each) => (each.id === row.id ? next : each)))}
                onAdd={() => add(endOf(rows, i), newRow(row.depth + 1, row.task.section))}
                onMove={(by) => update(moved(rows, i, by))}
                onRemove={() => update([...rows.slice(0, i), ...rows.slice(endOf(rows, i))])}
              />
            ))}
          </ul>
          <Button
            mt={6}
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            onClick={() => add(rows.length, newRow(start.kind === 'task' ? 1 : 0))}
          >
            {start.kind === 'task' ? m.template.addSubtask : m.template.addTask}
          </Button>
        </div>
        <div>
          <Text size="sm" fw={500}>
            {m.template.placeholders}
          </Text>
          <Text size="xs" c="dimmed" mb={4}>
            {m.template.placeholdersHelp}
          </Text>
          {placeholders.map((each) => (
            <Group key={each.name} grow align="flex-end" mb={6}>
              <TextInput
                label={m.template.label(each.name)}
                maxLength={100}
                value={each.label}
                onChange={(event) => describe({ ...each, label: event.currentTarget.value })}
              />
              <TextInput
                label={m.template.default(each.name)}
                maxLength={1000}
                value={each.default ?? ''}
                onChange={(event) => describe({ ...each, default: event.currentTarget.value || null })}
              />
            </Group>
          ))}
        </div>
        <Group justify="flex-end">
          <Button variant="default" onClick={onLeave}>
            {m.common.cancel}
          </Button>
          <Button type="submit" disabled={!ready} loading={create.isPending || change.isPending}>
            {m.common.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function contentOf(kind: TemplateKind, rows: Row[], project: TemplateProject): TemplateContent | null {
  const tasks = tasksOf(rows);
  if (kind === 'project') return { kind, content: { ...project, tasks } };
  const [content] = tasks;
  return content ? { kind, content } : null;
}

function sectionsOf(names: string[], project: TemplateProject): TemplateProject['sections'] {
  return names.map(
    (name) => project.sections.find((each) => each.name === name) ?? { name, color: null, wipLimit: null },
  );
}

function without(row: Row, sections: string[]): Row {
  const { section } = row.task;
  return section === null || sections.includes(section)
    ? row
    : { ...row, task: { ...row.task, section: null } };
}
