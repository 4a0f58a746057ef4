import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState, type FormEvent } from 'react';
import { ApiError, explain } from '@/lib/api/problem';
import { useProjects, useSections } from '@/lib/api/shared';
import type { AppliedTemplate, Template, TemplateSummary, TemplateTask } from '@/lib/api/types';
import type { ProjectId, SectionId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { formatWhen, localTimeZone } from '@/lib/time';
import { ErrorState, RowsSkeleton } from '@/ui/states';
import { tellDone, tellError } from '@/ui/tell';
import { useApplyTemplate, useTemplate } from './api';
import { dateOf, filled, flat, today, topsOf } from './model';
import classes from './template.module.css';

const SHOWN = 100;

type Props = { template: TemplateSummary | null; onClose: () => void };

export function UseDialog({ template, onClose }: Props) {
  return (
    <Modal
      opened={template !== null}
      onClose={onClose}
      title={template ? m.template.useTitle(template.name) : ''}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      {template && <Loaded summary={template} onClose={onClose} />}
    </Modal>
  );
}

function Loaded({ summary, onClose }: { summary: TemplateSummary; onClose: () => void }) {
  const template = useTemplate(summary);
  if (template.isPending) return <RowsSkeleton rows={3} />;
  if (!template.data) return <ErrorState error={template.error} onRetry={() => void template.refetch()} />;
  return <Form template={template.data} summary={summary} onClose={onClose} />;
}

function Form({
  template,
  summary,
  onClose,
}: {
  template: Template;
  summary: TemplateSummary;
  onClose: () => void;
}) {
  const navigate = useNavigate();
  const projects = useProjects(template.workspaceId);
  const apply = useApplyTemplate(summary);
  const [project, setProject] = useState<ProjectId | null>(null);
  const [section, setSection] = useState('');
  const [name, setName] = useState(template.name);
  const [anchor, setAnchor] = useState(() => today());
  const [values, setValues] = useState<Record<string, string>>({});
  const byTask = template.kind === 'task';
  const missing = template.placeholders.some((each) => !each.default && !values[each.name]?.trim());
  const refused = apply.error instanceof ApiError ? (apply.error.problem.errors ?? []) : [];

  const done = ({ task, project: made, unassigned }: AppliedTemplate) => {
    onClose();
    const left = unassigned.length > 0 && (
      <Text size="sm">{m.template.unassigned(unassigned.map((person) => person.name).join(', '))}</Text>
    );
    if (made) {
      tellDone(
        <>
          {m.template.made(made.name)}
          {left}
        </>,
      );
      void navigate({ to: '/projects/$projectId', params: { projectId: made.id } });
    } else if (task) {
      const show = () =>
        void navigate({
          to: '/projects/$projectId',
          params: { projectId: task.projectId },
          search: { task: task.id },
        });
      tellDone(
        <Group justify="space-between" wrap="nowrap">
          <div>
            {m.template.made(task.title)}
            {left}
          </div>
          <Button size="compact-xs" variant="light" onClick={show}>
            {m.template.show}
          </Button>
        </Group>,
      );
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = Object.fromEntries(
      template.placeholders.flatMap((each) =>
        values[each.name]?.trim() ? [[each.name, values[each.name]]] : [],
      ),
    ) as Record<string, string>;
    apply.mutate(
      {
        anchor,
        timeZone: localTimeZone(),
        values: given,
        ...(byTask && project
          ? { projectId: project, ...(section ? { sectionId: section as SectionId } : {}) }
          : { name: name.trim() }),
      },
      {
        onSuccess: (made) => done(made as AppliedTemplate),
        onError: (error) => {
          const shown =
            error instanceof ApiError &&
            error.problem.errors?.some(({ field }) => field.startsWith('values.'));
          if (!shown) tellError(m.template.useFailed, error);
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {template.description && <Text size="sm">{template.description}</Text>}
        {byTask ? (
          <>
            <Select
              label={m.template.inProject}
              required
              searchable
              data-autofocus
              value={project}
              data={(projects.data ?? [])
                .filter(({ role }) => role !== 'viewer')
                .map((each) => ({ value: each.id as string, label: each.name }))}
              onChange={(id) => {
                setProject(id as ProjectId | null);
                setSection('');
              }}
            />
            {project && <SectionChoice project={project} value={section} onChange={setSection} />}
          </>
        ) : (
          <TextInput
            label={m.template.projectName}
            required
            maxLength={100}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
        <TextInput
          type="date"
          label={m.template.anchor}
          description={m.template.anchorHelp}
          required
          value={anchor}
          onChange={(event) => setAnchor(event.currentTarget.value)}
        />
        {template.placeholders.map((each) => (
          <TextInput
            key={each.name}
            label={each.label}
            required={!each.default}
            placeholder={each.default ?? undefined}
            maxLength={1000}
            value={values[each.name] ?? ''}
            error={refused.find(({ field }) => field === `values.${each.name}`)?.message}
            onChange={(event) => {
              const value = event.currentTarget.value;
              setValues((now) => ({ ...now, [each.name]: value }));
            }}
          />
        ))}
        <Preview template={template} anchor={anchor} values={values} />
        {apply.isError && (
          <Text size="sm" c="red" role="alert">
            {explain(apply.error)}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {m.common.cancel}
          </Button>
          <Button
            type="submit"
            disabled={missing || !anchor || (byTask ? !project : !name.trim())}
            loading={apply.isPending}
          >
            {m.template.make[template.kind]}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function SectionChoice({
  project,
  value,
  onChange,
}: {
  project: ProjectId;
  value: string;
  onChange: (id: string) => void;
}) {
  const sections = useSections(project);
  if (!sections.data?.length) return null;
  return (
    <Select
      label={m.template.inSection}
      allowDeselect={false}
      value={value}
      data={[
        { value: '', label: m.template.noSection },
        ...sections.data.map((each) => ({ value: each.id as string, label: each.name })),
      ]}
      onChange={(id) => onChange(id ?? '')}
    />
  );
}

type PreviewProps = { template: Template; anchor: string; values: Record<string, string> };

function Preview({ template, anchor, values }: PreviewProps) {
  const label = useId();
  const all = flat(topsOf(template));
  return (
    <div>
      <Text size="sm" fw={500} id={label} mb={4}>
        {m.template.preview}
      </Text>
      {/* A box that scrolls must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul className={classes.preview} aria-labelledby={label} tabIndex={0}>
        {all.slice(0, SHOWN).map(({ task, depth }, i) => (
          <li key={i} style={{ '--depth': depth } as React.CSSProperties}>
            <Text size="sm" span>
              {filled(task.title, template.placeholders, values)}
            </Text>
            <Text size="xs" c="dimmed" span ml={8}>
              {anchor && datesOf(task, anchor)}
            </Text>
          </li>
        ))}
        {all.length > SHOWN && (
          <li>
            <Text size="xs" c="dimmed">
              {m.template.moreTasks(all.length - SHOWN)}
            </Text>
          </li>
        )}
      </ul>
    </div>
  );
}

function datesOf({ start, due }: TemplateTask, anchor: string) {
  const when = (date: Date) => (Number.isNaN(date.getTime()) ? '' : formatWhen(date.toISOString()));
  return [
    ...(start ? [m.template.starts(when(dateOf(start, anchor, 'start')))] : []),
    ...(due ? [m.template.due(when(dateOf(due, anchor, 'due')))] : []),
  ].join(', ');
}
