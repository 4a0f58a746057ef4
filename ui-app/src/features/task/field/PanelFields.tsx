import { Button } from '@mantine/core';
import { useState } from 'react';
import { useFields } from '@/lib/api/shared';
import type { CustomField, Person, Task, TaskPatch } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { IconPlus } from '@/ui/icons';
import panel from '../panel/panel.module.css';
import { FieldInput } from './FieldInput';
import { valueOf } from './values';

type Props = {
  task: Task;
  people: Person[];
  readOnly: boolean;
  onChange: (patch: TaskPatch) => void;
};
const NONE: CustomField[] = [];
/** As many empty ones as do not disturb. */
const FEW = 3;

/** What the project keeps of its tasks: what is filled in or required, and the rest once somebody asks for it. */
export function PanelFields({ task, people, readOnly, onChange }: Props) {
  const fields = useFields(task.projectId).data ?? NONE;
  const [all, setAll] = useState(false);
  const there = fields.filter((field) => field.archivedAt === null);
  const shown = there.filter(
    (field) => all || there.length <= FEW || field.required || valueOf(task.fields, field) !== null,
  );
  const hidden = readOnly ? 0 : there.length - shown.length;
  if (shown.length === 0 && hidden === 0) return null;
  return (
    <section aria-label={m.field.title}>
      <div className={panel.fields}>
        {shown.map((field) => (
          <Line
            key={field.id}
            field={field}
            task={task}
            people={people}
            readOnly={readOnly}
            onChange={onChange}
          />
        ))}
      </div>
      {hidden > 0 && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          mt={shown.length ? 6 : 0}
          leftSection={<IconPlus size={14} />}
          onClick={() => setAll(true)}
        >
          {m.field.showMore(hidden)}
        </Button>
      )}
    </section>
  );
}

function Line({ field, task, people, readOnly, onChange }: Props & { field: CustomField }) {
  return (
    <>
      <span className={panel.label} title={field.required ? m.field.requiredMark : undefined}>
        {field.name}
        {field.required && <span aria-hidden> *</span>}
      </span>
      <div>
        <FieldInput
          field={field}
          value={valueOf(task.fields, field)}
          label={task.fields.find(({ id }) => id === field.id)?.label}
          people={people}
          readOnly={readOnly}
          onChange={(value) => onChange({ fields: { [field.id]: value } })}
        />
      </div>
    </>
  );
}
