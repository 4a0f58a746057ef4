import {
  Button,
  Group,
  Modal,
  SegmentedControl,
  Select,
  Skeleton,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { localOf, mondayOf } from '@/lib/zoned';
import { ErrorState } from '@/ui/states';
import { useSaveSettings, useTimeSettings } from './api';
import type { Rounding, TimeSettings } from '@/lib/api/types';

type Props = { workspace: WorkspaceId; admin: boolean; opened: boolean; onClose: () => void };

/** How the workspace rounds time in reports, and up to when it is locked. */
export function TimeSettingsDialog({ workspace, admin, opened, onClose }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={m.time.settings}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      <Load workspace={workspace} admin={admin} onClose={onClose} />
    </Modal>
  );
}

function Load({ workspace, admin, onClose }: Omit<Props, 'opened'>) {
  const settings = useTimeSettings(workspace);
  if (settings.isPending) return <Skeleton height={160} />;
  if (!settings.data) return <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />;
  return <Form key={settings.data.version} settings={settings.data} admin={admin} onClose={onClose} />;
}

const ZONES = Intl.supportedValuesOf('timeZone');

function Form({ settings, admin, onClose }: { settings: TimeSettings; admin: boolean; onClose: () => void }) {
  const save = useSaveSettings(settings.workspaceId);
  const [rounding, setRounding] = useState<Rounding>(settings.rounding);
  const [step, setStep] = useState(String(settings.roundingMinutes));
  const [before, setBefore] = useState(settings.lockedBefore ?? '');
  const [zone, setZone] = useState(settings.timeZone);
  const today = localOf(new Date(), zone).date;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(
      {
        version: settings.version,
        patch: { rounding, roundingMinutes: Number(step), lockedBefore: before || null, timeZone: zone },
      },
      { onSuccess: onClose },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {!admin && (
          <Text size="sm" c="dimmed">
            {m.time.readOnly}
          </Text>
        )}
        <div>
          <Text size="sm" fw={500} id="rounding">
            {m.time.rounding}
          </Text>
          <Text size="xs" c="dimmed" mb={6}>
            {m.time.roundingText}
          </Text>
          <Group gap="xs">
            <SegmentedControl
              size="xs"
              aria-labelledby="rounding"
              disabled={!admin}
              value={rounding}
              data={(['none', 'up', 'nearest'] as const).map((value) => ({
                value,
                label: m.time.roundings[value],
              }))}
              onChange={(value) => setRounding(value as Rounding)}
            />
            {rounding !== 'none' && (
              <Select
                size="xs"
                w={120}
                aria-label={m.time.step}
                allowDeselect={false}
                disabled={!admin}
                value={step}
                data={['5', '6', '15', '30'].map((value) => ({
                  value,
                  label: m.time.minutes(Number(value)),
                }))}
                onChange={(value) => value && setStep(value)}
              />
            )}
          </Group>
        </div>
        <div>
          <Group gap="xs" align="flex-end">
            <TextInput
              type="date"
              size="xs"
              label={m.time.lock}
              disabled={!admin}
              max={today}
              value={before}
              onChange={(event) => setBefore(event.currentTarget.value)}
            />
            {admin && (
              <>
                <Button size="xs" variant="default" onClick={() => setBefore(mondayOf(today))}>
                  {m.time.lockLastWeek}
                </Button>
                {before && (
                  <Button size="xs" variant="subtle" onClick={() => setBefore('')}>
                    {m.time.unlock}
                  </Button>
                )}
              </>
            )}
          </Group>
          <Text size="xs" c="dimmed" mt={4}>
            {m.time.lockText}
          </Text>
        </div>
        <Select
          size="xs"
          label={m.time.zone}
          searchable
          allowDeselect={false}
          disabled={!admin}
          limit={50}
          value={zone}
          data={ZONES.includes(zone) ? ZONES : [zone, ...ZONES]}
          onChange={(value) => value && setZone(value)}
        />
        {admin && (
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {m.common.cancel}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {m.time.save}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}
