import { Select } from '@mantine/core';
import type { Person } from '@/lib/api/types';
import type { PersonId } from '@/lib/ids';
import { m } from '@/lib/messages';

type Props = { people: Person[]; value: PersonId | null; onChange: (heir: PersonId | null) => void };

/** Who takes over the open tasks of somebody who leaves; nobody, unless one says so. */
export function HeirSelect({ people, value, onChange }: Props) {
  return (
    <Select
      mt="md"
      label={m.common.heir}
      description={m.common.heirText}
      placeholder={m.common.noHeir}
      data={people.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={(next) => onChange(next as PersonId | null)}
      searchable={people.length > 8}
      clearable
      clearButtonProps={{ 'aria-label': m.common.noHeir }}
    />
  );
}
