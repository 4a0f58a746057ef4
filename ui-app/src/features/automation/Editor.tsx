import {
  ActionIcon,
  Alert,
  Anchor,
  Button,
  FileButton,
  Group,
  Indicator,
  Menu,
  Text,
  Tooltip,
} from '@mantine/core';
import type { DecisionWish, FormWish, Loss, ModelerHandle } from '@taskloom/modeler';
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { body } from '@/lib/api/client';
import type { Automation, Finding } from '@/lib/api/types';
import { useApi } from '@/lib/context';
import type { RemarkId } from '@/lib/ids';
import { m } from '@/lib/messages';
import { formatRelative } from '@/lib/time';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCheck,
  IconCode,
  IconDeviceFloppy,
  IconDownload,
  IconHistory,
  IconLayoutSidebarRight,
  IconListCheck,
  IconMessage,
  IconPhoto,
  IconRocket,
  IconSearch,
  IconUpload,
  IconX,
} from '@/ui/icons';
import { saveAs } from '@/ui/saveAs';
import { ErrorState } from '@/ui/states';
import { tellDone, tellError } from '@/ui/tell';
import { useValidate, useVersions } from './api';
import classes from './automation.module.css';
import { CommentsPanel } from './comments/CommentsPanel';
import { useThreads } from './comments/useThreads';
import { DecisionDialog } from './decisions/DecisionDialog';
import { decisionOfFinding, emptyDecision, MOST_DECISIONS, type Documents } from './decisions/dmn';
import { Findings } from './Findings';
import { FormDialog } from './forms/FormDialog';
import { MOST_FORMS } from './forms/limits';
import { emptySchema, formOfFinding, freeId, type Schemas } from './forms/schema';
import { PublishDialog } from './PublishDialog';
import { useEditor, type SaveState } from './useEditor';
import type { Move } from './versions/MoveDialog';

type Props = {
  automation: Automation;
  draft: { bpmn: string; forms: Schemas; decisions: Documents; etag: string };
  /** Somebody came for this one. */
  comment?: RemarkId | undefined;
  onMove: (move: Move) => void;
};

/** What stands beside the canvas. */
type Side = 'properties' | 'comments' | null;

/** More than the engine would take. */
const LARGEST_FILE = 10 * 1024 * 1024;

const saveText: Record<SaveState, string> = {
  saved: m.automation.saved,
  unsaved: m.automation.unsaved,
  saving: m.automation.saving,
  failed: m.automation.saveFailed,
  conflict: m.automation.conflict,
};

export default function Editor({ automation, draft, comment, onMove }: Props) {
  const canvas = useRef<HTMLDivElement>(null);
  const properties = useRef<HTMLDivElement>(null);
  const editor = useEditor(automation.id, draft, { canvas, properties });
  const { modeler, selected, forms, steps, failure, state, save, load, resolve, changeForm } = editor;
  const { decisions, changeDecision, onFile, onComments, onForm, onDecision } = editor;
  const validate = useValidate(automation.id);
  const [findings, setFindings] = useState<Finding[] | null>(null);
  const [lost, setLost] = useState<readonly Loss[]>([]);
  const [publishing, setPublishing] = useState(false);
  const [side, setSide] = useState<Side>(() =>
    comment ? 'comments' : matchMedia('(min-width: 62em)').matches ? 'properties' : null,
  );
  const withProperties = side === 'properties';
  const toggle = (which: Side) => setSide(side === which ? null : which);
  const { threads, query, open: openThreads, nameOf } = useThreads(automation.id, modeler);
  const choose = (element: string | null) =>
    element === null ? modeler?.deselect() : void modeler?.focusElement(element);
  const badge = useEffectEvent((element: string) => {
    choose(element);
    setSide('comments');
  });
  useEffect(() => onComments((element) => badge(element)), [onComments]);

  const check = async () => {
    if (!modeler || !(await save())) return null;
    const found = await validate.mutateAsync(await modeler.exportXml()).catch(() => null);
    if (found) {
      setFindings(publishing && found.length === 0 ? null : found);
      modeler.showFindings(found.filter((each) => each.elementId !== null) as never);
    }
    return found;
  };
  const [drawing, setDrawing] = useState<string | null>(null);
  // Gone with somebody else's draft: it does not open by itself should it come back.
  if (drawing !== null && !Object.hasOwn(forms, drawing)) setDrawing(null);
  const draw = useEffectEvent(({ elementId, formId }: FormWish) => {
    if (formId !== null) return setDrawing(formId);
    if (Object.keys(forms).length >= MOST_FORMS)
      return tellError(m.form.notMade, new Error(m.form.tooManyForms(MOST_FORMS)));
    const made = freeId(modeler?.describe(elementId)?.name ?? null, forms);
    changeForm(made, emptySchema(made));
    modeler?.assignForm(elementId, made);
    setDrawing(made);
  });
  useEffect(() => onForm((wish) => draw(wish)), [onForm]);
  const deleteForm = (form: string) => {
    setDrawing(null);
    for (const user of modeler?.formUsers(form) ?? []) modeler?.assignForm(user, null);
    changeForm(form, null);
  };
  const [deciding, setDeciding] = useState<string | null>(null);
  if (deciding !== null && !Object.hasOwn(decisions, deciding)) setDeciding(null);
  const decide = useEffectEvent(({ elementId, decisionId }: DecisionWish) => {
    if (decisionId !== null) return setDeciding(decisionId);
    if (Object.keys(decisions).length >= MOST_DECISIONS)
      return tellError(m.decision.notMade, new Error(m.decision.tooMany(MOST_DECISIONS)));
    const name = modeler?.describe(elementId)?.name ?? null;
    const made = freeId(name ?? 'decision', decisions);
    changeDecision(made, emptyDecision(made, name ?? made));
    modeler?.assignDecision(elementId, made);
    setDeciding(made);
  });
  useEffect(() => onDecision((wish) => decide(wish)), [onDecision]);
  const deleteDecision = (decision: string) => {
    setDeciding(null);
    for (const user of modeler?.decisionUsers(decision) ?? []) modeler?.assignDecision(user, null);
    changeDecision(decision, null);
  };
  const focus = (finding: Finding) => {
    const form = formOfFinding(finding, forms);
    const decision = decisionOfFinding(finding, decisions);
    if (finding.elementId) modeler?.focusElement(finding.elementId);
    if (form !== undefined) setDrawing(form);
    if (decision !== undefined) setDeciding(decision);
  };
  const leads = (finding: Finding) =>
    formOfFinding(finding, forms) !== undefined || decisionOfFinding(finding, decisions) !== undefined;
  const open = async (file: File | null) => {
    if (!file) return;
    if (file.size > LARGEST_FILE)
      return tellError(m.automation.invalidFile, new Error(m.automation.fileTooLarge));
    try {
      const text = await file.text();
      await load(text);
      tellDone(m.automation.opened(file.name));
      const { losses } = await import('@taskloom/modeler');
      setLost(await losses(text));
    } catch (error) {
      tellError(m.automation.invalidFile, error);
    }
  };
  const dropped = useEffectEvent((file: File) => void open(file));
  useEffect(() => onFile((file) => dropped(file)), [onFile]);

  const conflict = state === 'conflict' && <Conflict onResolve={(whose) => void resolve(whose)} />;

  if (failure) return <ErrorState error={failure} />;
  return (
    <>
      <div className={classes.toolbar} role="toolbar" aria-label={m.automation.toolbar}>
        <Tool name={m.automation.undo} disabled={!steps.canUndo} onClick={() => modeler?.undo()}>
          <IconArrowBackUp size={18} />
        </Tool>
        <Tool name={m.automation.redo} disabled={!steps.canRedo} onClick={() => modeler?.redo()}>
          <IconArrowForwardUp size={18} />
        </Tool>
        <FileButton
          accept=".bpmn,.xml,application/xml,text/xml"
          onChange={(file) => void open(file)}
          inputProps={{ 'aria-label': m.automation.openFile }}
        >
          {(props) => (
            <Tool name={m.automation.openFile} {...props}>
              <IconUpload size={18} />
            </Tool>
          )}
        </FileButton>
        <Export name={automation.name} modeler={modeler} />
        <Tool name={m.automation.searchElements} disabled={!modeler} onClick={() => modeler?.search()}>
          <IconSearch size={18} />
        </Tool>
        <Versions automation={automation} onLoad={load} />
        <span className={classes.saved} role="status">
          {saveText[state]}
        </span>
        <Button
          size="xs"
          variant="default"
          visibleFrom="sm"
          leftSection={<IconDeviceFloppy size={15} />}
          disabled={state === 'saved' || state === 'saving'}
          onClick={() => void save()}
        >
          {m.automation.saveDraft}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconListCheck size={15} />}
          loading={validate.isPending && !publishing}
          onClick={() => void check()}
        >
          {m.automation.validate}
        </Button>
        <Button
          size="xs"
          leftSection={<IconRocket size={15} />}
          disabled={!modeler}
          onClick={() => setPublishing(true)}
        >
          {m.automation.publish}
        </Button>
        <Tool
          name={m.automationComments.open(openThreads)}
          pressed={side === 'comments'}
          onClick={() => toggle('comments')}
        >
          <Indicator disabled={openThreads === 0} label={openThreads} size={15} offset={1} aria-hidden>
            <IconMessage size={18} />
          </Indicator>
        </Tool>
        <Tool
          name={withProperties ? m.automation.hideProperties : m.automation.showProperties}
          onClick={() => toggle('properties')}
        >
          <IconLayoutSidebarRight size={18} />
        </Tool>
      </div>
      {conflict}
      {lost.length > 0 && (
        <Alert
          color="orange"
          variant="light"
          radius={0}
          role="alert"
          title={m.automation.lost}
          withCloseButton
          closeButtonLabel={m.common.close}
          onClose={() => setLost([])}
        >
          <ul className={classes.lost}>
            {lost.map(({ elementId, what }, index) => (
              <li key={index}>
                {elementId && modeler ? (
                  <Anchor component="button" size="sm" onClick={() => modeler.focusElement(elementId)}>
                    {elementId}
                  </Anchor>
                ) : null}{' '}
                <code>{what}</code>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <div className={classes.work}>
        <div ref={canvas} className={classes.canvas} role="region" aria-label={m.automation.canvas} />
        <div
          ref={properties}
          className={classes.properties}
          role="region"
          aria-label={m.automation.properties}
          hidden={!withProperties}
        />
        {side === 'comments' && (
          <CommentsPanel
            automation={automation}
            threads={threads}
            query={query}
            chosen={selected}
            nameOf={nameOf}
            onChoose={choose}
            lookedFor={comment}
            onClose={() => setSide(null)}
          />
        )}
      </div>
      {findings && (
        <section className={classes.drawer} aria-label={m.automation.findingsTitle}>
          <Group justify="space-between">
            <Text size="sm" fw={650}>
              {findings.length ? m.automation.findings(findings.length) : m.automation.noFindings}
            </Text>
            <ActionIcon size="sm" aria-label={m.common.close} onClick={() => setFindings(null)}>
              <IconX size={15} />
            </ActionIcon>
          </Group>
          <Findings findings={findings} leads={leads} onFocus={focus} />
        </section>
      )}
      <PublishDialog
        automation={automation}
        opened={publishing}
        onClose={() => setPublishing(false)}
        check={check}
        onFocus={focus}
        leads={leads}
        onMove={onMove}
      />
      {drawing !== null && Object.hasOwn(forms, drawing) && (
        <FormDialog
          key={drawing}
          id={drawing}
          schema={forms[drawing]}
          users={(modeler?.formUsers(drawing) ?? []).map((id) => modeler?.describe(id)?.name ?? id)}
          saved={saveText[state]}
          notice={conflict}
          onChange={(schema) => changeForm(drawing, schema)}
          onDelete={() => deleteForm(drawing)}
          onClose={() => setDrawing(null)}
        />
      )}
      {deciding !== null && decisions[deciding] !== undefined && (
        <DecisionDialog
          key={deciding}
          id={deciding}
          dmn={decisions[deciding]}
          users={(modeler?.decisionUsers(deciding) ?? []).map((id) => modeler?.describe(id)?.name ?? id)}
          saved={saveText[state]}
          notice={conflict}
          onChange={(dmn) => changeDecision(deciding, dmn)}
          onDelete={() => deleteDecision(deciding)}
          onClose={() => setDeciding(null)}
        />
      )}
    </>
  );
}

/** Somebody else has saved: one of the two drafts goes. */
function Conflict({ onResolve }: { onResolve: (whose: 'theirs' | 'mine') => void }) {
  return (
    <Alert color="orange" variant="light" radius={0} role="alert" title={m.automation.conflict}>
      <Group gap="xs">
        <Button size="compact-sm" variant="default" onClick={() => onResolve('theirs')}>
          {m.automation.conflictReload}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => onResolve('mine')}>
          {m.automation.conflictOverwrite}
        </Button>
      </Group>
    </Alert>
  );
}

type ToolProps = {
  name: string;
  disabled?: boolean;
  pressed?: boolean;
  onClick: () => void;
  children: ReactNode;
};

function Tool({ name, disabled, pressed, onClick, children }: ToolProps) {
  return (
    <Tooltip label={name}>
      <ActionIcon size="lg" onClick={onClick} disabled={disabled} aria-label={name} aria-pressed={pressed}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

/** What leaves the editor: the model itself, or a picture of it. */
function Export({ name, modeler }: { name: string; modeler: ModelerHandle | null }) {
  const save = (ending: string, type: string, content: Promise<BlobPart> | undefined) =>
    content?.then(
      (made) => download(`${name}.${ending}`, made, type),
      (error: unknown) => tellError(m.automation.exportFailed, error),
    );
  return (
    <Menu shadow="md" position="bottom-start">
      <Menu.Target>
        <Tooltip label={m.automation.exportAs}>
          <ActionIcon size="lg" aria-label={m.automation.exportAs} disabled={!modeler}>
            <IconDownload size={18} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconCode size={15} />}
          onClick={() => void save('bpmn', 'application/xml', modeler?.exportXml())}
        >
          {m.automation.exportFile}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPhoto size={15} />}
          onClick={() => void save('svg', 'image/svg+xml', modeler?.exportSvg())}
        >
          {m.automation.exportSvg}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPhoto size={15} />}
          onClick={() => void save('png', 'image/png', modeler?.exportPng())}
        >
          {m.automation.exportPng}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Versions({
  automation,
  onLoad,
}: {
  automation: Automation;
  onLoad: (bpmn: string, forms: Schemas, decisions: Documents) => Promise<void>;
}) {
  const api = useApi();
  const [opened, setOpened] = useState(false);
  const versions = useVersions(automation.id, opened);
  const load = async (n: number) => {
    try {
      const { bpmn, forms, decisions } = await body(
        api.GET('/automations/{automation}/versions/{number}', {
          params: { path: { automation: automation.id, number: n } },
        }),
      );
      if (bpmn) await onLoad(bpmn, forms ?? {}, decisions ?? {});
    } catch (error) {
      tellError(m.common.errorTitle, error);
    }
  };
  return (
    <Menu opened={opened} onChange={setOpened} shadow="md" width={300} position="bottom-start">
      <Menu.Target>
        <Tooltip label={m.automation.versions}>
          <ActionIcon size="lg" aria-label={m.automation.versions}>
            <IconHistory size={18} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{m.automation.versions}</Menu.Label>
        {versions.data?.length === 0 && <Menu.Item disabled>{m.automation.noVersions}</Menu.Item>}
        {versions.isPending && <Menu.Item disabled>{m.common.loading}</Menu.Item>}
        {versions.data?.map((version) => (
          <Menu.Item
            key={version.number}
            aria-label={m.automation.restore(version.number)}
            onClick={() => void load(version.number)}
            rightSection={version.number === automation.published ? <IconCheck size={15} /> : null}
          >
            <Text size="sm">
              {m.automation.version(version.number)}
              {version.note && ` · ${version.note}`}
            </Text>
            <Text size="xs" c="dimmed">
              {version.author?.name ?? ''} {formatRelative(version.publishedAt)}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function download(name: string, content: BlobPart, type: string) {
  saveAs(new Blob([content], { type }), name.replaceAll(/[/\\:]/g, '-'));
}
