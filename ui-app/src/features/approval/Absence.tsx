import { Button, Card, Group, Select, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { ApprovalAbsence } from '@/lib/api/types';
import type { PersonId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { useAbsence, useColleagues, useSetAbsence } from './api';

/** Among one's settings: who decides while one is away. */
export function Absence() {
  const { data } = useAbsence();
  if (!data) return null;
  return <Form key={`${data.deputy?.id} ${data.firstDay} ${data.lastDay}`} absence={data} />;
}

function Form({ absence }: { absence: ApprovalAbsence }) {
  const people = useColleagues();
  const set = useSetAbsence();
  const [deputy, setDeputy] = useState<string | null>(absence.deputy?.id ?? null);
  const [firstDay, setFirstDay] = useState(absence.firstDay ?? '');
  const [lastDay, setLastDay] = useState(absence.lastDay ?? '');
  const known = absence.deputy && !people.some(({ id }) => id === absence.deputy?.id) ? [absence.deputy] : [];
  const ready = deputy !== null && firstDay !== '' && lastDay !== '' && firstDay <= lastDay;
  const same =
    deputy === (absence.deputy?.id ?? null) && firstDay === absence.firstDay && lastDay === absence.lastDay;
  return (
    <Card withBorder padding="lg" component="section" aria-label={m.approval.away}>
      <Title order={2} mb={4}>
        {m.approval.away}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {m.approval.awayText}
      </Text>
      <Group align="flex-end" gap="sm">
        <Select
          label={m.approval.deputy}
          placeholder={m.approval.deputyNone}
          searchable
          data={[...known, ...people].map(({ id, name }) => ({ value: id as string, label: name }))}
          value={deputy}
          onChange={setDeputy}
        />
        <TextInput
          type="date"
          label={m.approval.firstDay}
          value={firstDay}
          onChange={(event) => setFirstDay(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={m.approval.lastDay}
          min={firstDay}
          value={lastDay}
          onChange={(event) => setLastDay(event.currentTarget.value)}
        />
        <Button
          disabled={!ready || same}
          loading={set.isPending}
          onClick={() => set.mutate({ deputyId: deputy as PersonId, firstDay, lastDay })}
        >
          {m.approval.save}
        </Button>
        {absence.deputy && (
          <Button variant="default" disabled={set.isPending} onClick={() => set.mutate(null)}>
            {m.approval.remove}
          </Button>
        )}
      </Group>
    </Card>
  );
}
