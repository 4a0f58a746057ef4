import { Alert, Button, Group, Input, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Project } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { ColorField } from '@/ui/ColorField';
import { IconAlertTriangle } from '@/ui/icons';
import { tellDone } from '@/ui/tell';
import { fieldErrors, useChangeProject } from './api';
import { clashes, edited, valuesOf, type Edits, type Field } from './draft';
import { Part } from './Part';

/** Name, description and colour. What others change meanwhile comes in; where both changed the same, one is asked. */
export function General({ project }: { project: Project }) {
  const [edits, setEdits] = useState<Edits>({});
  const change = useChangeProject(project.id);
  const readOnly = project.role !== 'owner';
  const values = valuesOf(project, edits);
  const clashing = clashes(edits, project);
  const dirty = Object.keys(edits).length > 0;
  const errors = fieldErrors(change.error);
  const set = <Key extends Field>(field: Key, value: Project[Key]) => {
    change.reset();
    setEdits((before) => edited(before, project, field, value));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(
      { project, edits },
      {
        onSuccess: () => {
          setEdits({});
          tellDone(m.projectSettings.saved);
        },
      },
    );
  };
  return (
    <Part title={m.projectSettings.general} {...(readOnly ? { note: m.projectSettings.readOnly } : {})}>
      <form onSubmit={submit}>
        <Stack gap="md" maw={520}>
          <TextInput
            label={m.projectSettings.fields.name}
            value={values.name}
            onChange={(event) => set('name', event.currentTarget.value)}
            maxLength={100}
            required={!readOnly}
            readOnly={readOnly}
            error={errors['name']}
          />
          <Textarea
            label={m.projectSettings.fields.description}
            value={values.description ?? ''}
            onChange={(event) => set('description', event.currentTarget.value || null)}
            autosize
            minRows={2}
            maxRows={10}
            maxLength={2000}
            readOnly={readOnly}
            error={errors['description']}
          />
          <Input.Wrapper label={m.projectSettings.fields.color} labelElement="div" error={errors['color']}>
            <div style={{ marginTop: 6 }}>
              <ColorField
                label={m.projectSettings.fields.color}
                value={values.color}
                onChange={(color) => set('color', color)}
                disabled={readOnly}
              />
            </div>
          </Input.Wrapper>
          {clashing.length > 0 && (
            <Clash
              project={project}
              fields={clashing}
              onKeep={() =>
                setEdits((before) =>
                  clashing.reduce<Edits>(
                    (next, field) => ({
                      ...next,
                      [field]: { base: project[field], value: before[field]?.value },
                    }),
                    before,
                  ),
                )
              }
              onTake={() =>
                setEdits(
                  (before) =>
                    Object.fromEntries(
                      Object.entries(before).filter(([field]) => !clashing.includes(field as Field)),
                    ) as Edits,
                )
              }
            />
          )}
          {!readOnly && (
            <Group gap="xs">
              <Button
                type="submit"
                loading={change.isPending}
                disabled={!dirty || clashing.length > 0 || !values.name.trim()}
              >
                {m.projectSettings.save}
              </Button>
              {dirty && (
                <Button
                  variant="default"
                  onClick={() => {
                    change.reset();
                    setEdits({});
                  }}
                >
                  {m.projectSettings.discard}
                </Button>
              )}
            </Group>
          )}
        </Stack>
      </form>
    </Part>
  );
}

type ClashProps = { project: Project; fields: Field[]; onKeep: () => void; onTake: () => void };

function Clash({ project, fields, onKeep, onTake }: ClashProps) {
  return (
    <Alert
      role="alert"
      color="yellow"
      variant="light"
      icon={<IconAlertTriangle size={18} />}
      title={m.projectSettings.clashTitle}
    >
      <Stack gap={4}>
        {fields.map((field) =>
          field === 'color' ? (
            <Group key={field} gap={6}>
              <Text size="sm">{m.projectSettings.clashNowColor(m.projectSettings.fields[field])}</Text>
              <span
                style={{
                  width: 14,
                  height: 14,
                  borderRadius: 4,
                  background: project.color ?? 'transparent',
                  border: '1px solid var(--tl-line)',
                }}
              />
              <Text size="sm">{project.color ?? m.projectSettings.none}</Text>
            </Group>
          ) : (
            <Text key={field} size="sm" style={{ overflowWrap: 'anywhere' }}>
              {m.projectSettings.clashNow(
                m.projectSettings.fields[field],
                project[field] ?? m.projectSettings.none,
              )}
            </Text>
          ),
        )}
      </Stack>
      <Group gap="xs" mt="sm">
        <Button size="xs" variant="default" onClick={onTake}>
          {m.projectSettings.takeTheirs}
        </Button>
        <Button size="xs" variant="default" onClick={onKeep}>
          {m.projectSettings.keepMine}
        </Button>
      </Group>
    </Alert>
  );
}
