import { Button, Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useProjects } from '@/lib/api/shared';
import type { AutomationId, ProjectId, WorkspaceId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { Page } from '@/ui/Page';
import { useCreateRule } from './api';
import { Builder } from './Builder';
import { newRule } from './model';
import classes from './rule.module.css';
import { Seen } from './Seen';
import { usePreviewed } from './usePreviewed';

type Props = { workspace: WorkspaceId; onCreated: (id: AutomationId) => void };

/** A rule that is not kept yet. */
export function NewRulePage({ workspace, onCreated }: Props) {
  const [name, setName] = useState('');
  const [project, setProject] = useState<string | null>(null);
  const [rule, setRule] = useState(newRule);
  const [tried, setTried] = useState(false);
  const projects = useProjects(workspace);
  const create = useCreateRule(workspace);
  const { preview, findings, seen } = usePreviewed(workspace, rule, name);
  const missing = name.trim() === '' || (preview?.findings.length ?? 1) > 0;
  const submit = () => {
    setTried(true);
    if (missing) return;
    create.mutate(
      { name: name.trim(), ...(project ? { projectId: project as ProjectId } : {}), rule },
      { onSuccess: ({ id }) => onCreated(id) },
    );
  };
  return (
    <Page
      title={m.rule.newTitle}
      subtitle={m.rule.newText}
      actions={
        <Button onClick={submit} loading={create.isPending}>
          {m.rule.saveNew}
        </Button>
      }
    >
      <Group align="flex-start" gap={12} mb={16}>
        <TextInput
          style={{ flex: '1 1 260px' }}
          label={m.rule.name}
          placeholder={m.rule.namePlaceholder}
          value={name}
          required
          maxLength={200}
          error={tried && name.trim() === '' ? m.rule.namePlaceholder : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          style={{ flex: '1 1 220px' }}
          label={m.rule.project}
          placeholder={m.rule.projectNone}
          clearable
          data={(projects.data ?? []).map((each) => ({ value: each.id as string, label: each.name }))}
          value={project}
          onChange={setProject}
        />
      </Group>
      <div className={classes.page} style={{ padding: 0, overflow: 'visible' }}>
        <p className={classes.sentence} aria-label={m.rule.sentence} aria-live="polite" style={{ margin: 0 }}>
          {preview?.sentence ?? '…'}
        </p>
        <Builder
          workspace={workspace}
          rule={rule}
          findings={
            tried
              ? findings
              : findings.filter(({ rule: broken }) => broken !== 'required' && broken !== 'value')
          }
          onChange={setRule}
        />
        <Seen {...seen} />
      </div>
    </Page>
  );
}
