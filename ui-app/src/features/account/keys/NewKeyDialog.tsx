import { Alert, Button, CopyButton, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useMe } from '@/lib/api/shared';
import type { ApiKeyScope } from '@/lib/api/types';
import type { WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import type { Area } from '@/lib/messages/apiKeys';
import { toOffset } from '@/lib/time';
import { useCreateApiKey } from './api';
import classes from './keys.module.css';

type Access = keyof typeof m.apiKeys.access;
type Expiry = keyof typeof m.apiKeys.expiries;

const AREAS = Object.keys(m.apiKeys.areas) as Area[];
const EVERYWHERE = 'everywhere';

/** Nobody writes what has happened. */
const accessesOf = (area: Area): Access[] =>
  area === 'events' ? ['none', 'read'] : ['none', 'read', 'write'];

export function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const { data: me } = useMe();
  const create = useCreateApiKey();
  const [name, setName] = useState('');
  const [wanted, setWanted] = useState<Partial<Record<Area, Access>>>({ tasks: 'read' });
  const [where, setWhere] = useState(EVERYWHERE);
  const [expiry, setExpiry] = useState<Expiry>('90');
  const scopes = AREAS.flatMap((area) => {
    const access = wanted[area] ?? 'none';
    return access === 'none' ? [] : [`${area}:${access}` as ApiKeyScope];
  });
  const ready = name.trim() !== '' && scopes.length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    create.mutate({
      name: name.trim(),
      scopes,
      ...(where === EVERYWHERE ? {} : { workspaceId: where as WorkspaceId }),
      ...(expiry === 'never' ? {} : { expiresAt: inDays(Number(expiry)) }),
    });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={m.apiKeys.newKey}
      size="lg"
      // A key that nobody has copied is lost by a click beside the dialog.
      closeOnClickOutside={!create.data}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      {create.data?.key ? (
        <Made text={create.data.key} onDone={onClose} />
      ) : (
        <form onSubmit={submit}>
          <Stack>
            <TextInput
              label={m.apiKeys.name}
              description={m.apiKeys.nameHint}
              required
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              data-autofocus
            />
            <fieldset className={classes.scopes}>
              <legend>{m.apiKeys.scopes}</legend>
              {AREAS.map((area) => {
                const [title, text] = m.apiKeys.areas[area];
                return (
                  <div key={area} className={classes.scope}>
                    <div>
                      <Text size="sm" fw={550}>
                        {title}
                      </Text>
                      <Text size="xs" c="dimmed">
                        {text}
                      </Text>
                    </div>
                    <Select
                      aria-label={title}
                      w={150}
                      flex="none"
                      allowDeselect={false}
                      value={wanted[area] ?? 'none'}
                      onChange={(access) => setWanted({ ...wanted, [area]: access as Access })}
                      data={accessesOf(area).map((access) => ({
                        value: access,
                        label: m.apiKeys.access[access],
                      }))}
                    />
                  </div>
                );
              })}
            </fieldset>
            <Group grow align="flex-start" preventGrowOverflow={false}>
              <Select
                label={m.apiKeys.where}
                miw={200}
                allowDeselect={false}
                value={where}
                onChange={(value) => setWhere(value ?? EVERYWHERE)}
                data={[
                  { value: EVERYWHERE, label: m.apiKeys.everywhere },
                  ...(me?.workspaces ?? []).map(({ id, name: label }) => ({ value: id, label })),
                ]}
              />
              <Select
                label={m.apiKeys.expiry}
                miw={200}
                allowDeselect={false}
                value={expiry}
                onChange={(value) => setExpiry((value ?? '90') as Expiry)}
                data={(['30', '90', '365', 'never'] as const).map((value) => ({
                  value,
                  label: m.apiKeys.expiries[value],
                }))}
              />
            </Group>
            {expiry === 'never' && (
              <Text size="sm" c="dimmed">
                {m.apiKeys.neverHint}
              </Text>
            )}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {m.common.cancel}
              </Button>
              <Button type="submit" loading={create.isPending} disabled={!ready}>
                {m.apiKeys.create}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

function Made({ text, onDone }: { text: string; onDone: () => void }) {
  return (
    <Stack>
      <Alert color="green" variant="light" title={m.apiKeys.created}>
        <Stack gap="xs">
          <Group gap="xs">
            <TextInput
              flex="1 1 240px"
              readOnly
              aria-label={m.apiKeys.theKey}
              classNames={{ input: classes.key ?? '' }}
              value={text}
              onFocus={(event) => event.currentTarget.select()}
            />
            <CopyButton value={text}>
              {({ copied, copy }) => (
                <Button onClick={copy}>{copied ? m.apiKeys.copied : m.apiKeys.copy}</Button>
              )}
            </CopyButton>
          </Group>
          <Text size="sm">{m.apiKeys.createdText}</Text>
        </Stack>
      </Alert>
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          {m.apiKeys.done}
        </Button>
      </Group>
    </Stack>
  );
}

function inDays(days: number) {
  const end = new Date();
  end.setDate(end.getDate() + days);
  return toOffset(end);
}
