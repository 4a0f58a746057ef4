import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { ApiError } from '@/lib/api/problem';
import type { Automation, Rule } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { IconArrowFork, IconDeviceFloppy, IconRocket } from '@/ui/icons';
import { tellDone, tellError } from '@/ui/tell';
import classes from '../automation.module.css';
import { PublishDialog } from '../PublishDialog';
import type { Move } from '../versions/MoveDialog';
import { useCheckSaved, useSaveRule } from './api';
import { Builder } from './Builder';
import own from './rule.module.css';
import { Seen } from './Seen';
import { usePreviewed } from './usePreviewed';

type Props = {
  automation: Automation;
  saved: { rule: Rule; etag: string };
  onReload: () => void;
  onDiagram: () => void;
  onMove: (move: Move) => void;
};

/** An automation that is a rule, to be changed as one. */
export function RuleEditor({ automation, saved, onReload, onDiagram, onMove }: Props) {
  const [rule, setRule] = useState(saved.rule);
  const [kept, setKept] = useState(saved);
  const [publishing, setPublishing] = useState(false);
  const [asking, setAsking] = useState(false);
  const save = useSaveRule(automation.id);
  const check = useCheckSaved(automation.id);
  const { preview, findings, seen } = usePreviewed(automation.workspaceId, rule, automation.name);
  const dirty = rule !== kept.rule;
  const stale = save.error instanceof ApiError && save.error.status === 412;

  const keep = async () => {
    if (!dirty) return true;
    try {
      const { etag } = await save.mutateAsync({ rule, etag: kept.etag });
      setKept({ rule, etag });
      tellDone(m.rule.saved);
      return true;
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 412)) tellError(m.rule.notSaved, error);
      return false;
    }
  };

  return (
    <>
      <div className={classes.toolbar} role="toolbar" aria-label={m.automation.toolbar}>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<IconArrowFork size={15} />}
          onClick={() => setAsking(true)}
        >
          {m.rule.asDiagram}
        </Button>
        <span className={classes.saved} role="status">
          {dirty ? m.rule.unsaved : m.rule.allSaved}
        </span>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDeviceFloppy size={15} />}
          disabled={!dirty || (preview?.findings.length ?? 0) > 0}
          loading={save.isPending}
          onClick={() => void keep()}
        >
          {m.rule.save}
        </Button>
        <Button
          size="xs"
          leftSection={<IconRocket size={15} />}
          disabled={(preview?.findings.length ?? 0) > 0}
          onClick={() => setPublishing(true)}
        >
          {m.automation.publish}
        </Button>
      </div>
      {stale && (
        <Alert color="orange" variant="light" radius={0} title={m.rule.conflict}>
          <Button size="xs" variant="default" onClick={onReload}>
            {m.rule.conflictLoad}
          </Button>
        </Alert>
      )}
      <div className={own.page}>
        <p className={own.sentence} aria-label={m.rule.sentence} aria-live="polite" style={{ margin: 0 }}>
          {preview?.sentence ?? '…'}
        </p>
        <Builder workspace={automation.workspaceId} rule={rule} findings={findings} onChange={setRule} />
        <Seen {...seen} />
      </div>
      <PublishDialog
        automation={automation}
        opened={publishing}
        onClose={() => setPublishing(false)}
        check={async () => ((await keep()) ? check() : null)}
        onFocus={() => undefined}
        onMove={onMove}
      />
      <ConfirmDialog
        opened={asking}
        title={m.rule.asDiagramTitle}
        text={m.rule.asDiagramText}
        confirm={m.rule.asDiagram}
        busy={save.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => void keep().then((done) => (done ? onDiagram() : setAsking(false)))}
      />
    </>
  );
}
