import {
  ActionIcon,
  Alert,
  Badge,
  Button,
  FileButton,
  Group,
  Loader,
  Stack,
  Stepper,
  Text,
  Title,
} from '@mantine/core';
import { useState, type DragEvent } from 'react';
import { explain } from '@/lib/api/problem';
import { useProject } from '@/lib/api/shared';
import type { Import, Project } from '@/lib/api/types';
import type { ImportId, ProjectId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { formatRelative } from '@/lib/time';
import { IconAlertCircle, IconFileSpreadsheet, IconTrash, IconUpload } from '@/ui/icons';
import { AnchorLink } from '@/ui/links';
import { Page } from '@/ui/Page';
import { ProjectCrumb } from '@/ui/ProjectCrumb';
import { ErrorState, RowsSkeleton } from '@/ui/states';
import { atWork, useForget, useImport, useImports, useLiveImports, useUpload } from './api';
import classes from './import.module.css';
import { MappingStep } from './MappingStep';
import { ResultStep } from './ResultStep';

type Props = { project: ProjectId; id: ImportId | undefined; onImport: (id?: ImportId) => void };

/** Tasks from a file, in four steps; what was begun goes on without this page. */
export function ImportPage({ project: projectId, id, onImport }: Props) {
  useLiveImports();
  const project = useProject(projectId);
  if (project.isPending)
    return (
      <Page title={m.imports.title}>
        <RowsSkeleton rows={4} />
      </Page>
    );
  if (project.isError)
    return (
      <Page title={m.imports.title}>
        <ErrorState error={project.error} onRetry={() => void project.refetch()} />
      </Page>
    );
  return (
    <Page
      title={m.imports.title}
      subtitle={m.imports.subtitle}
      above={<ProjectCrumb project={project.data} />}
      actions={
        id && (
          <Button variant="default" onClick={() => onImport()}>
            {m.imports.another}
          </Button>
        )
      }
    >
      {project.data.role === 'viewer' ? (
        <Text>{m.imports.viewer}</Text>
      ) : id ? (
        <One key={id} id={id} project={project.data} />
      ) : (
        <FileStep project={project.data} onImport={onImport} />
      )}
    </Page>
  );
}

const STEPS = ['file', 'columns', 'check', 'run'] as const;

function Steps({ at, busy = false }: { at: number; busy?: boolean }) {
  return (
    <Stepper
      active={at}
      size="sm"
      mb="lg"
      iconSize={30}
      role="group"
      aria-label={m.imports.steps}
      styles={{
        content: { paddingTop: 0 },
        step: { pointerEvents: 'none' },
        stepBody: { marginInlineStart: 8 },
      }}
    >
      {STEPS.map((step, index) => (
        <Stepper.Step
          key={step}
          // Which one it is, those with narrow screens see by its number alone.
          label={<span className="mantine-visible-from-xs">{m.imports.step[step]}</span>}
          aria-label={m.imports.step[step]}
          aria-current={index === at ? 'step' : undefined}
          tabIndex={-1}
          loading={busy && index === at}
        />
      ))}
    </Stepper>
  );
}

function FileStep({ project, onImport }: { project: Project; onImport: (id: ImportId) => void }) {
  const upload = useUpload(project.id, onImport);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) upload.mutate(file);
  };
  return (
    <>
      <Steps at={0} busy={upload.isPending} />
      <div
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {upload.isPending ? <Loader size={34} /> : <IconFileSpreadsheet size={40} stroke={1.3} aria-hidden />}
        <Title order={2} size="h4">
          {upload.isPending ? m.imports.uploading : m.imports.drop}
        </Title>
        <Text size="sm" c="dimmed" maw={460}>
          {m.imports.dropText}
        </Text>
        <FileButton
          accept=".csv,.tsv,.txt,.json,.zip,text/csv,application/json,application/zip"
          onChange={(file) => file && upload.mutate(file)}
          inputProps={{ 'aria-label': m.imports.choose }}
        >
          {(props) => (
            <Button {...props} leftSection={<IconUpload size={16} />} loading={upload.isPending}>
              {m.imports.choose}
            </Button>
          )}
        </FileButton>
      </div>
      {upload.isError && (
        <Alert
          color="red"
          variant="light"
          mt="md"
          role="alert"
          icon={<IconAlertCircle />}
          title={m.imports.uploadFailed}
        >
          {explain(upload.error)}
        </Alert>
      )}
      <Earlier project={project} />
    </>
  );
}

function Earlier({ project }: { project: Project }) {
  const imports = useImports(project.id);
  const forget = useForget(project.id);
  if (!imports.data || imports.data.length === 0) return null;
  return (
    <>
      <Title order={2} size="h4" mt="xl" mb="xs">
        {m.imports.earlier}
      </Title>
      <Stack component="ul" gap={0} p={0} m={0} aria-label={m.imports.earlier}>
        {imports.data.map((each) => (
          <Group component="li" key={each.id} justify="space-between" wrap="nowrap" py={6}>
            <div style={{ minWidth: 0 }}>
              <AnchorLink
                to="/projects/$projectId/import"
                params={{ projectId: project.id }}
                search={{ import: each.id }}
                size="sm"
                fw={550}
                style={{ overflowWrap: 'anywhere' }}
                aria-label={m.imports.openImport(each.fileName)}
              >
                {each.fileName}
              </AnchorLink>
              <Text size="xs" c="dimmed">
                {m.imports.kinds[each.kind]}, {m.imports.tasks(each.counts.tasks)},{' '}
                {formatRelative(each.updatedAt)}
              </Text>
            </div>
            <Group gap="xs" wrap="nowrap">
              <Badge variant="light" color={each.state === 'stopped' ? 'red' : 'gray'} tt="none">
                {m.imports.states[each.state]}
              </Badge>
              <ActionIcon
                color="red"
                disabled={atWork(each)}
                aria-label={m.imports.remove(each.fileName)}
                loading={forget.isPending && forget.variables === each.id}
                onClick={() => forget.mutate(each.id)}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </Group>
          </Group>
        ))}
      </Stack>
    </>
  );
}

function One({ id, project }: { id: ImportId; project: Project }) {
  const found = useImport(id);
  const [mapping, setMapping] = useState(false);
  if (found.isPending) return <RowsSkeleton rows={4} />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const one: Import = found.data;
  const maps = one.state === 'ready' || (one.state === 'checked' && mapping);
  return (
    <>
      <Steps
        at={maps ? 1 : one.dry ? 2 : one.state === 'done' || one.state === 'undone' ? 4 : 3}
        busy={atWork(one)}
      />
      <Text size="sm" mb="md">
        <Text span fw={600} style={{ overflowWrap: 'anywhere' }}>
          {one.fileName}
        </Text>{' '}
        <Text span c="dimmed">
          {m.imports.found(m.imports.kinds[one.kind], one.lines)}
        </Text>
      </Text>
      {maps ? (
        <MappingStep
          // Another delimiter is another table.
          key={one.columns.map(({ name }) => name).join('\n')}
          one={one}
          project={project}
          onTried={() => setMapping(false)}
        />
      ) : (
        <ResultStep one={one} project={project} onMapping={() => setMapping(true)} />
      )}
    </>
  );
}
