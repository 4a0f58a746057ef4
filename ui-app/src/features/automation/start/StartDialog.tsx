import { Alert, Button, Group, List, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { ApiError, explain } from '@/lib/api/problem';
import type { Automation, TaskForm } from '@/lib/api/types';
import type { AutomationId, RunId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { useFormView } from '@/ui/form/useFormView';
import { IconPlayerPlay } from '@/ui/icons';
import { ErrorState } from '@/ui/states';
import { useStart, useStartForm } from '../api';

type Begun = (run: { id: RunId }) => void;
type Props = { automation: Automation; onBegun: Begun; onClose: () => void };

/** What an automation asks of whoever starts it by hand. */
export function StartDialog({ automation, onBegun, onClose }: Props) {
  const form = useStartForm(automation.id);
  const small = useMediaQuery('(max-width: 36em)');
  return (
    <Modal
      opened
      onClose={onClose}
      title={m.automation.startTitle(automation.name)}
      size="lg"
      fullScreen={small ?? false}
      // What is filled in is not lost by a click beside it.
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      {form.isError ? (
        <ErrorState error={form.error} onRetry={() => void form.refetch()} />
      ) : form.data && form.isFetchedAfterMount ? (
        <Filled id={automation.id} form={form.data} onBegun={onBegun} onClose={onClose} />
      ) : (
        <Skeleton height={120} aria-label={m.automation.startLoading} />
      )}
    </Modal>
  );
}

type FilledProps = { id: AutomationId; form: TaskForm; onBegun: Begun; onClose: () => void };

function Filled({ id, form, onBegun, onClose }: FilledProps) {
  const { container, view, error } = useFormView(form, false);
  const start = useStart(id);
  const [invalid, setInvalid] = useState(false);
  const submit = () => {
    const answers = view?.submit();
    setInvalid(answers === undefined);
    if (answers) start.mutate(answers, { onSuccess: onBegun });
  };
  const errors = start.error instanceof ApiError ? start.error.problem.errors : undefined;
  return (
    <Stack gap="sm">
      {error && <ErrorState error={error} />}
      {!view && !error && <Skeleton height={120} aria-label={m.automation.startLoading} />}
      <div ref={container} />
      {invalid && (
        <Text size="sm" c="red" role="alert">
          {m.automation.startInvalid}
        </Text>
      )}
      {start.isError && (
        <Alert color="red" variant="light" title={m.automation.startFailed} role="alert">
          {errors?.length ? (
            <List size="sm">
              {errors.map((each) => (
                <List.Item key={`${each.field} ${each.code}`}>
                  {view?.labelOf(each.field) ?? each.field}: {each.message}
                </List.Item>
              ))}
            </List>
          ) : (
            <Text size="sm">{explain(start.error)}</Text>
          )}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {m.common.cancel}
        </Button>
        <Button
          leftSection={<IconPlayerPlay size={15} />}
          disabled={!view}
          loading={start.isPending}
          onClick={submit}
        >
          {m.automation.startSubmit}
        </Button>
      </Group>
    </Stack>
  );
}
