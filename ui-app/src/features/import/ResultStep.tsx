import { Alert, Button, Group, Progress, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { Import, ImportCounts, Project } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { IconAlertTriangle, IconArrowBackUp, IconCircleCheck, IconDownload } from '@/ui/icons';
import { AnchorLink, ButtonLink } from '@/ui/links';
import { atWork, useImportCommands, useKept, useRefusals } from './api';
import classes from './import.module.css';
import { Unfit } from './Unfit';

type Props = { one: Import; project: Project; onMapping: () => void };

/** What would be made, what is being made, or what was. */
export function ResultStep({ one, project, onMapping }: Props) {
  const commands = useImportCommands(one);
  const [undo, setUndo] = useState(false);
  const over = one.state === 'done' || one.state === 'paused' || one.state === 'stopped';
  return (
    <Stack gap="lg">
      {atWork(one) ? <AtWork one={one} /> : <Over one={one} />}
      {one.state === 'stopped' && one.reason && (
        <Alert color="red" variant="light" icon={<IconAlertTriangle />} role="alert">
          {m.imports.reasons[one.reason] ?? one.reason}
        </Alert>
      )}
      {one.state !== 'undoing' && one.state !== 'undone' && <Refused one={one} />}
      {one.state === 'checked' && one.unfit.length > 0 && <Unfit one={one} project={project} />}
      {one.state === 'undone' && <Kept one={one} />}
      <Group justify="flex-end">
        {one.state === 'running' && (
          <Button
            variant="default"
            loading={commands.send.isPending}
            onClick={() => commands.send.mutate('pause')}
          >
            {m.imports.pause}
          </Button>
        )}
        {one.state === 'checked' && (
          <>
            <Button variant="default" onClick={onMapping}>
              {m.imports.back}
            </Button>
            {one.counts.tasks > 0 && (
              <Button loading={commands.send.isPending} onClick={() => commands.send.mutate('start')}>
                {m.imports.start(one.counts.tasks)}
              </Button>
            )}
          </>
        )}
        {over && one.counts.tasks > 0 && (
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={16} />}
            loading={commands.undo.isPending}
            onClick={() => setUndo(true)}
          >
            {m.imports.undo}
          </Button>
        )}
        {(one.state === 'paused' || one.state === 'stopped') && (
          <Button loading={commands.send.isPending} onClick={() => commands.send.mutate('resume')}>
            {m.imports.resume}
          </Button>
        )}
        {(one.state === 'done' || one.state === 'undone') && (
          <ButtonLink to="/projects/$projectId" params={{ projectId: project.id }}>
            {m.imports.toProject}
          </ButtonLink>
        )}
      </Group>
      <ConfirmDialog
        opened={undo}
        title={m.imports.undoTitle}
        text={m.imports.undoText}
        confirm={m.imports.undo}
        busy={commands.undo.isPending}
        onConfirm={() => commands.undo.mutate(false, { onSettled: () => setUndo(false) })}
        onClose={() => setUndo(false)}
      />
    </Stack>
  );
}

function AtWork({ one }: { one: Import }) {
  const of = one.state === 'undoing' ? one.counts.tasks : one.lines;
  return (
    <div>
      <Text size="sm" mb={6} role="status">
        {one.state === 'undoing'
          ? m.imports.undoing(one.read)
          : one.state === 'checking'
            ? m.imports.checking(one.read, of)
            : m.imports.running(one.read, of)}
      </Text>
      <Progress value={(100 * one.read) / Math.max(1, of)} aria-label={m.imports.progress} animated />
      <Text size="xs" c="dimmed" mt={6}>
        {m.imports.leave}
      </Text>
    </div>
  );
}

function Over({ one }: { one: Import }) {
  const { tasks, removed } = one.counts;
  const title =
    one.state === 'done'
      ? m.imports.doneTitle(tasks)
      : one.state === 'paused'
        ? m.imports.pausedTitle(tasks)
        : one.state === 'stopped'
          ? m.imports.stoppedTitle(tasks)
          : one.state === 'undone'
            ? m.imports.undoneTitle(removed)
            : m.imports.would;
  return (
    <div role="status">
      <Group gap={8} wrap="nowrap">
        {(one.state === 'done' || one.state === 'undone') && (
          <IconCircleCheck size={22} color="var(--mantine-color-teal-6)" aria-hidden />
        )}
        <Title order={2} size="h4">
          {title}
        </Title>
      </Group>
      {one.state !== 'undone' && <Text mt={4}>{inWords(one.counts)}</Text>}
    </div>
  );
}

function inWords({ tasks, sections, tags, choices, comments }: ImportCounts) {
  const parts = [
    tasks > 0 && m.imports.tasks(tasks),
    comments > 0 && m.imports.comments(comments),
    sections > 0 && m.imports.sections(sections),
    tags > 0 && m.imports.tags(tags),
    choices > 0 && m.imports.choices(choices),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : m.imports.nothing;
}

function Refused({ one }: { one: Import }) {
  const refusals = useRefusals(one.id);
  const { download } = useImportCommands(one);
  const { refused } = one.counts;
  if (refused === 0) return one.state === 'checked' ? <Text size="sm">{m.imports.noneRefused}</Text> : null;
  const items = refusals.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section>
      <Group justify="space-between" mb={4}>
        <Title order={2} size="h4">
          {m.imports.refused(refused)}
        </Title>
        {!atWork(one) && one.fileKept && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={15} />}
            loading={download.isPending}
            onClick={() => download.mutate()}
          >
            {m.imports.download}
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed" mb="xs">
        {one.fileKept ? m.imports.refusedText : m.imports.fileGone}
      </Text>
      <Table fz="sm" verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={70}>{m.imports.line}</Table.Th>
            <Table.Th>{m.imports.why}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map(({ line, faults }) => (
            <Table.Tr key={line}>
              <Table.Td>{line}</Table.Td>
              <Table.Td className={classes.why}>
                {faults.map(({ column, message }, at) => (
                  <div key={at}>
                    {column && (
                      <Text span fz="sm" fw={550}>
                        {column}:{' '}
                      </Text>
                    )}
                    {message}
                  </div>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {refusals.hasNextPage && (
        <Button
          size="xs"
          variant="subtle"
          mt="xs"
          loading={refusals.isFetchingNextPage}
          onClick={() => void refusals.fetchNextPage()}
        >
          {m.imports.more}
        </Button>
      )}
    </section>
  );
}

function Kept({ one }: { one: Import }) {
  const kept = useKept(one.id, one.counts.kept > 0);
  const { undo } = useImportCommands(one);
  const [asked, setAsked] = useState(false);
  if (one.counts.kept === 0) return null;
  const items = kept.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {m.imports.kept(one.counts.kept)}
      </Title>
      <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: 'none' }}>
        {items.map(({ taskId, title, reason }) => (
          <li key={taskId}>
            <AnchorLink
              to="/projects/$projectId"
              params={{ projectId: one.projectId }}
              search={{ task: taskId }}
              size="sm"
              style={{ overflowWrap: 'anywhere' }}
            >
              {title}
            </AnchorLink>
            <Text size="xs" c="dimmed">
              {m.imports.keptReasons[reason] ?? reason}
            </Text>
          </li>
        ))}
      </Stack>
      {kept.hasNextPage && (
        <Button size="xs" variant="subtle" mt="xs" onClick={() => void kept.fetchNextPage()}>
          {m.imports.more}
        </Button>
      )}
      <Button variant="default" size="xs" mt="sm" onClick={() => setAsked(true)}>
        {m.imports.undoChanged}
      </Button>
      <ConfirmDialog
        opened={asked}
        title={m.imports.undoChangedTitle}
        text={m.imports.undoChangedText}
        confirm={m.imports.undoChanged}
        busy={undo.isPending}
        onConfirm={() => undo.mutate(true, { onSettled: () => setAsked(false) })}
        onClose={() => setAsked(false)}
      />
    </section>
  );
}
