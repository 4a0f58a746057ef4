import { ActionIcon, Button, Group, Menu, Text } from '@mantine/core';
import { useState } from 'react';
import { useProjects } from '@/lib/api/shared';
import type { TemplateKind, TemplateSummary } from '@/lib/api/types';
import type { WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import {
  IconDots,
  IconFolder,
  IconListCheck,
  IconPencil,
  IconPlus,
  IconTemplate,
  IconTrash,
} from '@/ui/icons';
import { Page } from '@/ui/Page';
import { EmptyState, ErrorState, RowsSkeleton } from '@/ui/states';
import { useDeleteTemplate, useTemplates } from './api';
import { SaveDialog } from './SaveDialog';
import classes from './template.module.css';
import { TemplateEditor } from './TemplateEditor';
import { UseDialog } from './UseDialog';

type Open =
  | { what: 'use' | 'edit' | 'delete'; template: TemplateSummary }
  | { what: 'new'; kind: TemplateKind }
  | { what: 'from' };

export function TemplatesPage({ workspace }: { workspace: WorkspaceId }) {
  const templates = useTemplates(workspace);
  const projects = useProjects(workspace);
  const remove = useDeleteTemplate();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const writable = projects.data?.filter(({ role }) => role !== 'viewer') ?? [];
  const create = (
    <Menu position="bottom-end" shadow="md" width={200}>
      <Menu.Target>
        <Button leftSection={<IconPlus size={16} />}>{m.template.create}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconListCheck size={15} />}
          onClick={() => setOpen({ what: 'new', kind: 'task' })}
        >
          {m.template.createTask}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFolder size={15} />}
          onClick={() => setOpen({ what: 'new', kind: 'project' })}
        >
          {m.template.createProject}
        </Menu.Item>
        {writable.length > 0 && (
          <Menu.Item leftSection={<IconTemplate size={15} />} onClick={() => setOpen({ what: 'from' })}>
            {m.template.fromProject}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
  return (
    <Page
      title={m.template.title}
      subtitle={m.template.subtitle}
      actions={templates.data?.length ? create : null}
    >
      {templates.isPending ? (
        <RowsSkeleton />
      ) : !templates.data ? (
        <ErrorState error={templates.error} onRetry={() => void templates.refetch()} />
      ) : templates.data.length === 0 ? (
        <EmptyState
          icon={IconTemplate}
          title={m.template.emptyTitle}
          text={m.template.emptyText}
          action={create}
        />
      ) : (
        <ul className={classes.list} aria-label={m.template.list}>
          {templates.data.map((template) => (
            <TemplateRow
              key={template.id}
              template={template}
              onOpen={(what) => setOpen({ what, template })}
            />
          ))}
        </ul>
      )}
      <UseDialog template={open?.what === 'use' ? open.template : null} onClose={close} />
      <TemplateEditor
        workspace={workspace}
        subject={open?.what === 'edit' ? open.template : open?.what === 'new' ? open.kind : null}
        onClose={close}
      />
      <SaveDialog workspace={workspace} from={open?.what === 'from' ? writable : null} onClose={close} />
      <ConfirmDialog
        opened={open?.what === 'delete'}
        title={m.template.deleteTitle}
        text={open?.what === 'delete' ? m.template.deleteText(open.template.name) : ''}
        confirm={m.common.delete}
        busy={remove.isPending}
        onClose={close}
        onConfirm={() => open?.what === 'delete' && remove.mutate(open.template, { onSettled: close })}
      />
    </Page>
  );
}

type RowProps = { template: TemplateSummary; onOpen: (what: 'use' | 'edit' | 'delete') => void };

function TemplateRow({ template, onOpen }: RowProps) {
  const { name, kind, description, tasks, owner, canEdit } = template;
  const Icon = kind === 'task' ? IconListCheck : IconFolder;
  const facts = [
    m.template.kinds[kind],
    m.template.tasks(tasks),
    ...(owner ? [m.template.by(owner.name)] : []),
  ];
  return (
    <li className={classes.row}>
      <Icon
        size={18}
        stroke={1.7}
        color="var(--mantine-primary-color-filled)"
        style={{ flex: 'none' }}
        aria-hidden
      />
      <div className={classes.what}>
        <Text size="sm" fw={600}>
          {name}
        </Text>
        {description && (
          <Text size="xs" c="dimmed" lineClamp={2}>
            {description}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          {facts.join(' · ')}
        </Text>
      </div>
      <Group gap={6} wrap="nowrap">
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => onOpen('use')}
          aria-label={m.template.useNamed(name)}
        >
          {m.template.use}
        </Button>
        {canEdit && (
          <Menu position="bottom-end" shadow="md" width={160}>
            <Menu.Target>
              <ActionIcon aria-label={m.template.menuOf(name)}>
                <IconDots size={17} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => onOpen('edit')}>
                {m.template.edit}
              </Menu.Item>
              <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={() => onOpen('delete')}>
                {m.common.delete}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
    </li>
  );
}
