import { Textarea, TextInput } from '@mantine/core';
import { m } from '@/lib/messages';

export type Named = { name: string; description: string };

/** What a scenario is called, and what it is about. */
export function NameFields({ value, onChange }: { value: Named; onChange: (next: Named) => void }) {
  return (
    <>
      <TextInput
        label={m.scenario.name}
        placeholder={m.scenario.namePlaceholder}
        value={value.name}
        maxLength={200}
        required
        data-autofocus
        onChange={({ currentTarget: { value: name } }) => onChange({ ...value, name })}
      />
      <Textarea
        label={m.scenario.description}
        value={value.description}
        maxLength={2000}
        autosize
        minRows={2}
        maxRows={6}
        onChange={({ currentTarget: { value: description } }) => onChange({ ...value, description })}
      />
    </>
  );
}
