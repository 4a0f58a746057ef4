import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { body, etagOf, type Api } from '@/lib/api/client';
import type { Task } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import { m } from '@/lib/messages';
import { formatRelative } from '@/lib/time';
import { keys, remember } from '../api';
import { tellRefusal } from '../refusal';

const approval = (api: Api, task: Task) =>
  queryOptions({
    queryKey: ['tasks', 'detail', task.id, 'approval', task.step?.id, task.version] as const,
    queryFn: ({ signal }) =>
      body(api.GET('/tasks/{task}/approval', { params: { path: { task: task.id } }, signal })),
  });

/** What a task waits for that goes on by approval: who has decided, and the two buttons for who may. */
export function Approval({ task, readOnly }: { task: Task; readOnly: boolean }) {
  const api = useApi();
  const client = useQueryClient();
  const [comment, setComment] = useState('');
  const asked = useQuery({ ...approval(api, task), enabled: task.step?.waits === true });
  const decide = useMutation({
    mutationFn: (decision: 'approved' | 'rejected') =>
      body(
        api.POST('/tasks/{task}/approval', {
          params: { path: { task: task.id }, header: { 'If-Match': etagOf(task.version) } },
          body: { decision, comment: comment.trim() || null },
        }),
      ),
    onSuccess: (next) => {
      setComment('');
      remember(client, next);
    },
    onError: (error) => tellRefusal(m.workFlow.decideFailed, error, task),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.changes(task.id) });
      void client.invalidateQueries({ queryKey: keys.detail(task.id) });
      void client.invalidateQueries({ queryKey: keys.lists });
    },
  });
  const data = asked.data;
  if (!task.step || !data || data.needed === 0) return null;
  const agreed = data.votes.filter(({ decision }) => decision === 'approved').length;
  return (
    <Alert variant="light" color="indigo" title={m.workFlow.approval(agreed, data.needed)} role="region">
      <Stack gap="xs">
        {data.votes.map(({ person, decision, comment: said, at }) => (
          <Text key={person.id} size="sm">
            {m.workFlow.decided(person.name, decision, formatRelative(at))}
            {said && ` “${said}”`}
          </Text>
        ))}
        {data.mayDecide && !readOnly ? (
          <>
            <Textarea
              aria-label={m.workFlow.comment}
              placeholder={m.workFlow.comment}
              autosize
              minRows={1}
              maxRows={6}
              maxLength={2000}
              value={comment}
              onChange={(event) => setComment(event.currentTarget.value)}
            />
            <Group gap="xs">
              <Button size="xs" loading={decide.isPending} onClick={() => decide.mutate('approved')}>
                {m.workFlow.approve}
              </Button>
              <Button
                size="xs"
                variant="default"
                disabled={decide.isPending}
                onClick={() => decide.mutate('rejected')}
              >
                {m.workFlow.reject}
              </Button>
            </Group>
          </>
        ) : (
          data.because && <Text size="sm">{m.workFlow.because[data.because]}</Text>
        )}
      </Stack>
    </Alert>
  );
}
